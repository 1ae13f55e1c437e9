//! When is it finished? Critical path and floats, schedules under limited resources with a bound, and what chance does to the finish.
//!
//! Kelley and Walker 1959, "Critical-path planning and scheduling", <https://doi.org/10.1145/1460299.1460318> ([`network`]); Kolisch 1996, "Serial and
//! parallel resource-constrained project scheduling methods revisited", <https://doi.org/10.1016/0377-2217(95)00357-6> ([`resources`], [`search`]);
//! Malcolm, Roseboom, Clark and Fazar 1959, <https://doi.org/10.1287/opre.7.5.646> (three points: [`risk`]).

pub mod bound;
pub mod card;
pub mod network;
pub mod resources;
pub mod risk;
pub mod search;

use crate::catalogue::Refusal;
use network::{Network, Times};
use resources::{Because, Scheme, chain};
use risk::{Risk, Shape, simulate};
use search::{Rule, found};
use std::fmt;

/// Ceilings: tasks, ties between them, length of a task, simulations, schedules that are tried.
pub const MOST_TASKS: usize = 100_000;
pub const MOST_TIES: usize = 2_000_000;
pub const MOST_DURATION: u32 = 1_000_000;
pub const MOST_REPLICATES: u32 = 1_000_000;
pub const MOST_TRIES: u32 = 1_000_000;
/// The most resources, and the most tasks where they are limited.
pub const MOST_RESOURCES: usize = 32;
pub const MOST_LIMITED: usize = 10_000;

/// The tasks, column by column; all numbers are whole (days, or any other unit).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tasks {
    pub durations: Vec<u32>,
    /// Optimistic, likely and pessimistic duration of each task; empty where nothing is left to chance.
    pub three: Vec<[u32; 3]>,
    /// For each task the tasks that must be finished before.
    pub after: Vec<Vec<u32>>,
    /// For each resource how much of it each task holds while it lasts.
    pub demands: Vec<Vec<u32>>,
    /// How much there is of each resource at any time.
    pub capacities: Vec<u32>,
}

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduleAsk {
    /// With limited resources: how a schedule is made, and which task goes first; `None`: the best of all, improved.
    pub scheme: Option<Scheme>,
    pub rule: Option<Rule>,
    /// How many schedules are tried where the best is wanted.
    pub tries: u32,
    /// How many times the project is simulated; 0 leaves chance out.
    pub replicates: u32,
    pub shape: Shape,
    pub seed: u64,
}

impl Default for ScheduleAsk {
    fn default() -> ScheduleAsk {
        ScheduleAsk { scheme: None, rule: None, tries: 2000, replicates: 10_000, shape: Shape::Pert, seed: 1 }
    }
}

/// Why the question has no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScheduleError {
    /// There is no task.
    NoTasks,
    /// There are more tasks, ties or resources than are taken.
    TooMany { what: &'static str, found: usize, most: usize },
    /// A column has not one value a task.
    LengthMismatch { what: &'static str, found: usize, tasks: usize },
    /// A task comes after one that is not there.
    Unknown { task: usize, after: u32 },
    /// Tasks wait for each other, each for the one before and the first for the last.
    Cycle { tasks: Vec<u32> },
    /// A duration is longer than is taken.
    TooLong { task: usize },
    /// Optimistic, likely and pessimistic are not in this order.
    Disorder { task: usize, points: [u32; 3] },
    /// A task holds more than there is.
    Demand { task: usize, resource: usize, demand: u32, capacity: u32 },
}

impl ScheduleError {
    fn what(what: &str) -> &str {
        match what {
            "tasks" => "attività",
            "ties" => "legami tra attività",
            "resources" => "risorse",
            "tasks with limited resources" => "attività con risorse limitate",
            "simulations" => "simulazioni",
            "tries" => "prove",
            "durations" => "durate",
            "estimates" => "stime a tre punti",
            "ties before" => "elenchi di attività precedenti",
            "demands" => "quantità di una risorsa",
            other => other,
        }
    }
}

impl fmt::Display for ScheduleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ScheduleError::NoTasks => f.write_str("there is no task"),
            ScheduleError::TooMany { what, found, most } => write!(f, "there are {found} {what}, and at most {most} are taken"),
            ScheduleError::LengthMismatch { what, found, tasks } => write!(f, "there are {found} {what} for {tasks} tasks"),
            ScheduleError::Unknown { task, after } => write!(f, "task {task} comes after {after}, which is not there"),
            ScheduleError::Cycle { tasks } => write!(f, "tasks wait for each other in a ring: {tasks:?}"),
            ScheduleError::TooLong { task } => write!(f, "task {task} lasts more than {MOST_DURATION}: use a larger unit"),
            ScheduleError::Disorder { task, points: [o, m, p] } => {
                write!(f, "task {task}: {o}, {m} and {p} should grow from optimistic to likely to pessimistic")
            }
            ScheduleError::Demand { task, resource, demand, capacity } => {
                write!(f, "task {task} needs {demand} of resource {resource}, of which there are {capacity}: it can never start")
            }
        }
    }
}

impl std::error::Error for ScheduleError {}

impl Refusal for ScheduleError {
    fn it(&self) -> String {
        let it = ScheduleError::what;
        match self {
            ScheduleError::NoTasks => "non c’è alcuna attività".to_owned(),
            ScheduleError::TooMany { what, found, most } => format!("{}: sono {found}, se ne accettano al più {most}", it(what)),
            ScheduleError::LengthMismatch { what, found, tasks } => format!("{}: sono {found} per {tasks} attività", it(what)),
            ScheduleError::Unknown { task, after } => format!("l’attività {task} viene dopo la {after}, che non c’è"),
            ScheduleError::Cycle { tasks } => format!("le attività si aspettano in cerchio: {tasks:?}"),
            ScheduleError::TooLong { task } => format!("l’attività {task} dura più di {MOST_DURATION}: usa un’unità più grande"),
            ScheduleError::Disorder { task, points: [o, m, p] } => {
                format!("attività {task}: {o}, {m} e {p} dovrebbero crescere da ottimistica a probabile a pessimistica")
            }
            ScheduleError::Demand { task, resource, demand, capacity } => {
                format!("all’attività {task} serve {demand} della risorsa {resource}, di cui ce n’è {capacity}: non può mai cominciare")
            }
        }
    }
}

/// A question that has been checked and can always be answered.
#[derive(Debug, Clone)]
pub struct Plan<'a> {
    ask: ScheduleAsk,
    tasks: &'a Tasks,
    network: Network,
}

/// The answer. Times count from 0, when the project begins.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    /// Earliest and latest times and floats with as much of everything as one likes; its finish is the length of the critical path.
    pub free: Times,
    /// The tasks of one critical path, in their order.
    pub path: Vec<u32>,
    /// The schedule under limited resources; `None` where none is limited.
    pub limited: Option<Limited>,
    /// What chance does; `None` where it was not asked or no task has three points.
    pub risk: Option<Risk>,
}

/// A schedule under limited resources.
#[derive(Debug, Clone, PartialEq)]
pub struct Limited {
    /// When each task starts.
    pub starts: Vec<i64>,
    pub finish: i64,
    /// No schedule can finish before.
    pub bound: i64,
    /// Which of the bounds that is: `path`, `resource`, `pair` or `energy`.
    pub bound_from: &'static str,
    /// How many schedules were made.
    pub tried: u32,
    /// Floats when each task also waits for those that hand it their resources.
    pub floats: Vec<i64>,
    /// Why each task does not start earlier.
    pub because: Vec<Because>,
    /// The share of each resource that is in use from beginning to end.
    pub used: Vec<f64>,
}

impl ScheduleAsk {
    /// Checks the tasks.
    pub fn check(self, tasks: &Tasks) -> Result<Plan<'_>, ScheduleError> {
        let n = tasks.durations.len();
        let most = |what: &'static str, found: usize, most: usize| {
            if found > most { Err(ScheduleError::TooMany { what, found, most }) } else { Ok(()) }
        };
        if n == 0 {
            return Err(ScheduleError::NoTasks);
        }
        most("tasks", n, MOST_TASKS)?;
        most("simulations", self.replicates as usize, MOST_REPLICATES as usize)?;
        most("tries", self.tries as usize, MOST_TRIES as usize)?;
        most("resources", tasks.capacities.len(), MOST_RESOURCES)?;
        if !tasks.capacities.is_empty() {
            most("tasks with limited resources", n, MOST_LIMITED)?;
        }
        let length = |what: &'static str, found: usize, wanted: usize| {
            if found == wanted { Ok(()) } else { Err(ScheduleError::LengthMismatch { what, found, tasks: wanted }) }
        };
        length("ties before", tasks.after.len(), n)?;
        length("demands", tasks.demands.len(), tasks.capacities.len())?;
        if !tasks.three.is_empty() {
            length("estimates", tasks.three.len(), n)?;
        }
        most("ties", tasks.after.iter().map(Vec::len).sum(), MOST_TIES)?;
        if let Some(task) = tasks.durations.iter().position(|d| *d > MOST_DURATION) {
            return Err(ScheduleError::TooLong { task });
        }
        for (task, points) in tasks.three.iter().enumerate() {
            if points[0] > points[1] || points[1] > points[2] {
                return Err(ScheduleError::Disorder { task, points: *points });
            }
            if points[2] > MOST_DURATION {
                return Err(ScheduleError::TooLong { task });
            }
        }
        for (resource, (demands, &capacity)) in tasks.demands.iter().zip(&tasks.capacities).enumerate() {
            length("demands", demands.len(), n)?;
            if let Some((task, &demand)) = demands.iter().enumerate().find(|(_, d)| **d > capacity) {
                return Err(ScheduleError::Demand { task, resource, demand, capacity });
            }
        }
        let network = Network::new(&tasks.after)?;
        Ok(Plan { ask: self, tasks, network })
    }
}

/// Answers a checked question.
pub fn schedule(plan: &Plan<'_>) -> Schedule {
    let Plan { ask, tasks, network } = plan;
    let durations: Vec<i64> = tasks.durations.iter().map(|d| i64::from(*d)).collect();
    let free = network.times(&durations);
    let path = network.path(&durations, &free);
    let mut chained = None;
    let limited = (!tasks.capacities.is_empty()).then(|| {
        let best = found(plan, &durations, &free);
        let (with_hands, because) = chain(network, tasks, &durations, &best.starts);
        let floats = with_hands.times(&durations).floats;
        chained = Some(with_hands);
        let energy = |demands: &Vec<u32>| -> f64 { demands.iter().zip(&durations).map(|(r, d)| f64::from(*r) * *d as f64).sum() };
        let used = tasks.demands.iter().zip(&tasks.capacities).map(|(demands, c)| {
            let room = f64::from(*c) * best.finish as f64;
            if room > 0.0 { energy(demands) / room } else { 0.0 }
        });
        Limited {
            used: used.collect(),
            starts: best.starts,
            finish: best.finish,
            bound: best.bound.0,
            bound_from: best.bound.1,
            tried: best.tried,
            floats,
            because,
        }
    });
    let planned = limited.as_ref().map_or(free.finish, |l| l.finish);
    let risk = (ask.replicates > 0 && !tasks.three.is_empty())
        .then(|| simulate(chained.as_ref().unwrap_or(network), &tasks.three, ask.shape, ask.replicates, ask.seed, planned));
    Schedule { free, path, limited, risk }
}
