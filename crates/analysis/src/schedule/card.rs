//! The card of scheduling.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// When is it finished.
pub const SCHEDULE: Card = Card {
    id: "schedule",
    title_key: "analysis-schedule",
    question: Text { it: "Quando è finito, e che cosa lo trattiene?", en: "When is it finished, and what holds it up?" },
    parameters: &[
        Parameter {
            name: "scheme",
            unit: "code",
            default: "best",
            range: "best|serial|parallel",
            help: Text {
                it: "Con risorse limitate: serial un’attività dopo l’altra, parallel un momento dopo l’altro, best la migliore che si trova.",
                en: "With limited resources: serial task after task, parallel moment after moment, best the best that is found.",
            },
        },
        Parameter {
            name: "rule",
            unit: "code",
            default: "best",
            range: "best|lft|lst|mts|grpw|spt",
            help: Text {
                it: "Chi passa prima: chi deve finire o cominciare prima, chi ha più attività dopo, chi pesa di più con le successive, la più breve.",
                en: "Who goes first: latest finish, latest start, most successors, greatest weight with the next ones, shortest.",
            },
        },
        Parameter {
            name: "tries",
            unit: "schedules",
            default: "2000",
            range: "0 to 1000000",
            help: Text {
                it: "Quanti programmi si provano per trovare il migliore; ci si ferma prima se il limite è raggiunto.",
                en: "How many schedules are tried for the best; it stops earlier where the bound is met.",
            },
        },
        Parameter {
            name: "replicates",
            unit: "simulations",
            default: "10000",
            range: "0 to 1000000",
            help: Text {
                it: "Quante volte si simula il progetto quando le durate hanno tre punti.",
                en: "How often the project is simulated where durations have three points.",
            },
        },
        Parameter {
            name: "shape",
            unit: "code",
            default: "pert",
            range: "pert|triangle",
            help: Text {
                it: "Come la durata sta tra i tre punti: beta con media (o + 4m + p)/6, o triangolo.",
                en: "How a duration lies between its three points: a beta with mean (o + 4m + p)/6, or a triangle.",
            },
        },
        Parameter {
            name: "seed",
            unit: "1",
            default: "1",
            range: "0 to 18446744073709551615",
            help: Text { it: "Lo stesso seme dà la stessa risposta.", en: "The same seed gives the same answer." },
        },
    ],
    results: &[
        Field {
            name: "start",
            unit: "the tasks’ unit",
            help: Text {
                it: "Quando comincia ogni attività; con risorse limitate, nel miglior programma trovato.",
                en: "When each task starts; with limited resources, in the best schedule that was found.",
            },
        },
        Field {
            name: "float",
            unit: "the tasks’ unit",
            help: Text {
                it: "Di quanto può slittare senza spostare la fine; con risorse limitate, aspettando anche chi le passa le risorse.",
                en: "How much later it may start without moving the finish; with limited resources, waiting also for those that hand it theirs.",
            },
        },
        Field {
            name: "finish",
            unit: "the tasks’ unit",
            help: Text {
                it: "La fine, e il limite sotto il quale nessun programma può scendere.",
                en: "The finish, and the bound below which no schedule can come.",
            },
        },
        Field {
            name: "because",
            unit: "reasons",
            help: Text {
                it: "Perché un’attività non comincia prima: quale la precede, o quale tiene la risorsa che le serve.",
                en: "Why a task does not start earlier: which one comes before it, or which holds the resource that it needs.",
            },
        },
        Field {
            name: "quantiles",
            unit: "the tasks’ unit",
            help: Text {
                it: "La fine che quella parte delle simulazioni mantiene.",
                en: "The finish that such a share of the simulations keeps.",
            },
        },
        Field {
            name: "criticality",
            unit: "share",
            help: Text {
                it: "In quante simulazioni l’attività trattiene la fine; per la deviazione del suo tempo, quanto vale conoscerla meglio.",
                en: "In how many simulations the task holds up the finish; times the deviation of its own duration, what it is worth to know it better.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Kelley, J. E., and Walker, M. R. (1959). Critical-path planning and scheduling. Eastern Joint Computer Conference.",
            doi: "10.1145/1460299.1460318",
        },
        Source {
            citation: "Kolisch, R. (1996). Serial and parallel resource-constrained project scheduling methods revisited. European Journal of Operational Research 90(2).",
            doi: "10.1016/0377-2217(95)00357-6",
        },
        Source {
            citation: "Valls, V., Ballestín, F., and Quintanilla, S. (2005). Justification and RCPSP: a technique that pays. European Journal of Operational Research 165(2).",
            doi: "10.1016/j.ejor.2004.04.008",
        },
        Source {
            citation: "Malcolm, D. G., Roseboom, J. H., Clark, C. E., and Fazar, W. (1959). Application of a technique for research and development program evaluation. Operations Research 7(5).",
            doi: "10.1287/opre.7.5.646",
        },
        Source {
            citation: "Artigues, C., Michelon, P., and Reusser, S. (2003). Insertion techniques for static and dynamic resource-constrained project scheduling. European Journal of Operational Research 149(2).",
            doi: "10.1016/S0377-2217(02)00758-0",
        },
    ],
    oracle: Oracle::Tests("schedule_oracle"),
    cost: Text {
        it: "Lineare in attività e legami, per ogni simulazione; con risorse limitate, attività al quadrato per prova. Al più 100.000 attività (10.000 con risorse); 1,5 kB per attività e filo.",
        en: "Linear in tasks and ties, for each simulation; with limited resources, tasks squared for each try. At most 100,000 tasks (10,000 with resources); 1.5 kB a task and thread.",
    },
    laws: "schedule_laws",
    bench: "schedule",
    page: "/analyses/schedule",
};
