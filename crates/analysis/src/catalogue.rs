//! The catalogue of analyses: for each a card with its question in plain words, its parameters with unit and range, its
//! results, its sources and what it was checked against. Pages, the command line and the documents read it.

pub use crate::budgeting::card::BUDGETING;
pub use crate::chains::card::CHAINS;
pub use crate::efficiency::card::EFFICIENCY;
pub use crate::evaluation::card::EVALUATION;
pub use crate::finance::card::FINANCE;
pub use crate::flows::card::{ESTIMATED_FLOWS, FUNCTIONAL_AREAS};
pub use crate::foresight::card::{BALANCES, STRUCTURE};
pub use crate::lots::card::AGGREGATION;
pub use crate::matching::card::{ASSIGNMENT, MATCHING};
pub use crate::network::card::{NETWORK, PREDICTION};
pub use crate::opinions::card::OPINIONS;
pub use crate::portfolio::card::PORTFOLIO;
pub use crate::production::card::{RELATEDNESS, SHIFT_SHARE, SPECIALISATION};
pub use crate::regions::card::REGIONS;
pub use crate::schedule::card::SCHEDULE;
pub use crate::services::card::{ACCESS, LOCATE};
pub use crate::similar::card::SIMILAR;
pub use crate::team::card::TEAM;

/// A text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text {
    pub it: &'static str,
    pub en: &'static str,
}

/// One setting of an analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Code, as on the command line.
    pub name: &'static str,
    /// Unit of the value; `code` for a choice, `1` for a pure number.
    pub unit: &'static str,
    pub default: &'static str,
    /// What is accepted: an interval, or the codes separated by `|`.
    pub range: &'static str,
    pub help: Text,
}

/// One column or figure of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub unit: &'static str,
    pub help: Text,
}

/// Where a method was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub citation: &'static str,
    pub doi: &'static str,
}

/// What an analysis was checked against beside the cases worked elsewhere, which every card has in the project's `oracles/ID`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oracle {
    /// A folder of reference answers from published tools.
    Folder(&'static str),
    /// A test file that says what it compares with.
    Tests(&'static str),
    /// Nothing but these cases.
    Cases,
}

/// The card of one analysis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    pub id: &'static str,
    /// Key of the title in the messages.
    pub title_key: &'static str,
    pub question: Text,
    pub parameters: &'static [Parameter],
    pub results: &'static [Field],
    pub sources: &'static [Source],
    pub oracle: Oracle,
    /// How time and memory grow with the input, and the largest input that is taken where there is a ceiling.
    pub cost: Text,
    /// The test file of the suite that holds its laws.
    pub laws: &'static str,
    /// The file of `bench/peers` (or the method of the program of `bench/`) that measures it.
    pub bench: &'static str,
    /// The page of the workbench where it is used.
    pub page: &'static str,
}

/// Why a question has no answer, in both languages: `Display` is the English one.
pub trait Refusal: std::fmt::Display {
    /// The same in Italian.
    fn it(&self) -> String;
}

/// All analyses, in the order in which they are offered.
pub const CATALOGUE: &[Card] = &[
    CONTIGUITY,
    HOTSPOTS,
    REGIONS,
    FUNCTIONAL_AREAS,
    ESTIMATED_FLOWS,
    NETWORK,
    PREDICTION,
    SPECIALISATION,
    SHIFT_SHARE,
    RELATEDNESS,
    CHAINS,
    ACCESS,
    LOCATE,
    MATCHING,
    ASSIGNMENT,
    AGGREGATION,
    TEAM,
    PORTFOLIO,
    OPINIONS,
    BUDGETING,
    EFFICIENCY,
    BALANCES,
    STRUCTURE,
    EVALUATION,
    FINANCE,
    SCHEDULE,
    INEQUALITY,
    PLACEMENT,
    SIMILAR,
    DUPLICATES,
];

/// The card with this id.
pub fn card(id: &str) -> Option<&'static Card> {
    CATALOGUE.iter().find(|c| c.id == id)
}

/// Who borders whom.
pub const CONTIGUITY: Card = Card {
    id: "contiguity",
    title_key: "analysis-contiguity",
    question: Text { it: "Chi confina con chi?", en: "Who borders whom?" },
    parameters: &[
        Parameter {
            name: "rule",
            unit: "code",
            default: "queen",
            range: "queen|rook",
            help: Text {
                it: "queen: basta un vertice in comune; rook: serve un lato in comune.",
                en: "queen: a shared vertex is enough; rook: a side must be shared.",
            },
        },
        Parameter {
            name: "tolerance",
            unit: "the coordinates' unit (degrees)",
            default: "0.000001",
            range: "0 or more",
            help: Text {
                it: "Due vertici più vicini di così, in entrambe le coordinate, sono lo stesso vertice.",
                en: "Two vertices closer than this in both coordinates are the same vertex.",
            },
        },
    ],
    results: &[
        Field {
            name: "neighbours",
            unit: "units",
            help: Text {
                it: "Le unità confinanti, ciascuna con lo stesso peso; i pesi di un'unità sommano a uno.",
                en: "The bordering units, each with the same weight; a unit's weights add up to one.",
            },
        },
        Field {
            name: "component",
            unit: "number",
            help: Text {
                it: "Il gruppo di unità raggiungibili passando da un confine all'altro.",
                en: "The group of units that can be reached from border to border.",
            },
        },
        Field {
            name: "islands",
            unit: "units",
            help: Text {
                it: "Le unità senza confinanti: restano, e sono elencate.",
                en: "Units without neighbours: they are kept, and listed.",
            },
        },
    ],
    sources: &[Source {
        citation: "Anselin, L. (1988). Spatial Econometrics: Methods and Models. Kluwer.",
        doi: "10.1007/978-94-015-7799-1",
    }],
    oracle: Oracle::Tests("provinces"),
    cost: Text {
        it: "n log n nei vertici; memoria proporzionale ai vertici. Vicini per distanza: n log n nei punti e lineare nelle coppie, circa 40 byte ciascuna, al più 100 milioni.",
        en: "n log n in the vertices; memory in proportion to them. Neighbours by distance: n log n in the points and linear in the pairs, some 40 bytes each, at most 100 million.",
    },
    laws: "contiguity",
    bench: "contiguity",
    page: "/hotspots",
};

/// Where values cluster.
pub const HOTSPOTS: Card = Card {
    id: "hotspots",
    title_key: "analysis-hotspots",
    question: Text { it: "Dove si addensano i valori alti e quelli bassi?", en: "Where do high and low values cluster?" },
    parameters: &[
        Parameter {
            name: "statistic",
            unit: "code",
            default: "moran",
            range: "moran|gi|gistar|geary",
            help: Text {
                it: "moran: somiglianza con i vicini; gi e gistar: punti caldi e freddi (gistar conta anche l'unità stessa; valori da zero in su); geary: differenza dai vicini.",
                en: "moran: likeness to the neighbours; gi and gistar: hot and cold spots (gistar counts the unit itself too; values of zero or more); geary: difference from the neighbours.",
            },
        },
        Parameter {
            name: "permutations",
            unit: "draws",
            default: "999",
            range: "1 to 99999",
            help: Text {
                it: "Quante volte i valori delle altre unità sono rimescolati attorno a ciascuna; il p più piccolo possibile è 1 diviso questo numero più 1.",
                en: "How often the values of the other units are shuffled around each one; the smallest p there can be is 1 over this number plus 1.",
            },
        },
        Parameter {
            name: "seed",
            unit: "1",
            default: "1",
            range: "0 to 18446744073709551615",
            help: Text { it: "Lo stesso seme dà la stessa risposta.", en: "The same seed gives the same answer." },
        },
        Parameter {
            name: "alpha",
            unit: "1",
            default: "0.05",
            range: "more than 0, less than 1",
            help: Text {
                it: "Un'unità riceve una classe se il suo p non supera questo valore.",
                en: "A unit gets a class if its p is not above this value.",
            },
        },
        Parameter {
            name: "global_permutations",
            unit: "draws",
            default: "0",
            range: "0 to 99999",
            help: Text {
                it: "Rimescolamenti dell'intera mappa per il p dei due indici globali; con 0 resta solo lo z analitico.",
                en: "Shuffles of the whole map for the p of the two global figures; with 0 only the analytic z remains.",
            },
        },
    ],
    results: &[
        Field {
            name: "statistic",
            unit: "1",
            help: Text {
                it: "La statistica locale; vuota per un'unità senza valore o senza vicini.",
                en: "The local statistic; empty for a unit without value or without neighbours.",
            },
        },
        Field {
            name: "p",
            unit: "1",
            help: Text {
                it: "Pseudo-p da una coda: quanto spesso il caso dà un valore almeno così estremo.",
                en: "One-sided pseudo p: how often chance gives a value at least as extreme.",
            },
        },
        Field {
            name: "class",
            unit: "code",
            help: Text {
                it: "HH alto fra alti, LL basso fra bassi, HL alto fra bassi, LH basso fra alti, none non significativa.",
                en: "HH high among high, LL low among low, HL high among low, LH low among high, none not significant.",
            },
        },
        Field {
            name: "adjusted",
            unit: "1",
            help: Text {
                it: "p corretto per il gran numero di unità (Benjamini e Hochberg). Essendo da una coda, va confrontato con metà della quota di falsi allarmi accettata.",
                en: "p adjusted for the many units (Benjamini and Hochberg). Being one-sided, it is to be compared with half of the share of false alarms that is accepted.",
            },
        },
        Field {
            name: "global",
            unit: "1",
            help: Text {
                it: "I di Moran e C di Geary per l'intera mappa, con z.",
                en: "Moran's I and Geary's C for the whole map, with z.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Anselin, L. (1995). Local indicators of spatial association: LISA. Geographical Analysis 27(2).",
            doi: "10.1111/j.1538-4632.1995.tb00338.x",
        },
        Source {
            citation: "Ord, J. K., and Getis, A. (1995). Local spatial autocorrelation statistics. Geographical Analysis 27(4).",
            doi: "10.1111/j.1538-4632.1995.tb00912.x",
        },
        Source {
            citation: "Anselin, L. (2019). A local indicator of multivariate spatial association: extending Geary's c. Geographical Analysis 51(2).",
            doi: "10.1111/gean.12164",
        },
        Source {
            citation: "Benjamini, Y., and Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57(1).",
            doi: "10.1111/j.2517-6161.1995.tb02031.x",
        },
        Source {
            citation: "Caldas de Castro, M., and Singer, B. H. (2006). Controlling the false discovery rate: a new application to account for multiple and dependent tests in local statistics of spatial association. Geographical Analysis 38(2).",
            doi: "10.1111/j.0016-7363.2006.00682.x",
        },
    ],
    oracle: Oracle::Folder("hotspots"),
    cost: Text {
        it: "Lineare nelle unità e nei vicini, per le permutazioni; memoria lineare.",
        en: "Linear in units and neighbours, times the permutations; linear memory.",
    },
    laws: "hotspots_laws",
    bench: "hotspots",
    page: "/hotspots",
};

/// How evenly it reaches the people.
pub const INEQUALITY: Card = Card {
    id: "inequality",
    title_key: "analysis-inequality",
    question: Text { it: "Quanto equamente è distribuito tra le persone?", en: "How evenly is it spread over the people?" },
    parameters: &[Parameter {
        name: "epsilon",
        unit: "1",
        default: "0.5",
        range: "more than 0, less than 1",
        help: Text {
            it: "L'avversione alla disuguaglianza nell'indice di Atkinson.",
            en: "The aversion to inequality in Atkinson's index.",
        },
    }],
    results: &[
        Field {
            name: "mean",
            unit: "the values' unit",
            help: Text {
                it: "Il livello medio, pesato con le persone: va sempre letto accanto agli indici.",
                en: "The mean level, weighted by the people: always to be read beside the indices.",
            },
        },
        Field {
            name: "theil",
            unit: "1",
            help: Text {
                it: "T di Theil: zero se ognuno ha lo stesso; è la somma delle parti tra i gruppi e dentro i gruppi.",
                en: "Theil's T: zero if everybody has the same; the sum of its parts between groups and within them.",
            },
        },
        Field {
            name: "harmony",
            unit: "1",
            help: Text {
                it: "e elevato a -T: 1 se ognuno ha lo stesso. Non è definita se nessuno ha nulla; con un solo servizio sì o no è uguale al livello.",
                en: "e to the power of -T: 1 if everybody has the same. Undefined if nobody has anything; for a single yes-or-no service it equals the level.",
            },
        },
        Field {
            name: "gini",
            unit: "1",
            help: Text {
                it: "Indice di Gini: 0 se ognuno ha lo stesso, verso 1 se uno solo ha tutto.",
                en: "Gini's index: 0 if everybody has the same, towards 1 if one alone has everything.",
            },
        },
        Field {
            name: "atkinson",
            unit: "1",
            help: Text {
                it: "Indice di Atkinson: la parte del livello che basterebbe in meno se fosse distribuita in modo uguale.",
                en: "Atkinson's index: the part of the level that could be spared if it were spread evenly.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Shorrocks, A. F. (1980). The class of additively decomposable inequality measures. Econometrica 48(3).",
            doi: "10.2307/1913126",
        },
        Source {
            citation: "Atkinson, A. B. (1970). On the measurement of inequality. Journal of Economic Theory 2(3).",
            doi: "10.1016/0022-0531(70)90039-6",
        },
    ],
    oracle: Oracle::Cases,
    cost: Text { it: "n log n nei valori; memoria lineare.", en: "n log n in the values; linear memory." },
    laws: "inequality",
    bench: "inequality",
    page: "/harmony",
};

/// Where a text belongs.
pub const PLACEMENT: Card = Card {
    id: "placement",
    title_key: "analysis-placement",
    question: Text { it: "A quale posto della griglia appartiene questo testo?", en: "Where on the grid does this text belong?" },
    parameters: &[
        Parameter {
            name: "more",
            unit: "1",
            default: "0.6",
            range: "0 to 1000000",
            help: Text {
                it: "Peso delle parole oltre il titolo; quelle del titolo pesano 1.",
                en: "Weight of the words beyond the title; those of the title weigh 1.",
            },
        },
        Parameter {
            name: "pairs",
            unit: "1",
            default: "1",
            range: "0 to 1000000",
            help: Text {
                it: "Peso di una coppia di parole vicine accanto a una parola sola; 0 le esclude.",
                en: "Weight of a pair of neighbouring words beside a single word; 0 leaves pairs out.",
            },
        },
        Parameter {
            name: "descriptions",
            unit: "words",
            default: "3000",
            range: "1 to 1000000",
            help: Text {
                it: "Quanto contano insieme le descrizioni di una classe; ogni testo confermato aggiunge le sue parole.",
                en: "How much all descriptions of a class count together; each confirmed text adds its own words.",
            },
        },
        Parameter {
            name: "smoothing",
            unit: "1",
            default: "0.05",
            range: "0.001 to 0.999",
            help: Text {
                it: "La parte delle parole di ogni classe che si ripartisce in modo uguale su tutte.",
                en: "The part of each class's words that is spread evenly over all words.",
            },
        },
        Parameter {
            name: "nearness",
            unit: "1",
            default: "0.5",
            range: "0 to 1000000",
            help: Text {
                it: "Peso della somiglianza alla descrizione più vicina (BM25) accanto alle parole.",
                en: "Weight of the likeness to the nearest description (BM25) beside the words.",
            },
        },
        Parameter {
            name: "saturation",
            unit: "1",
            default: "1.2",
            range: "0 to 1000000",
            help: Text {
                it: "k1 di BM25: quanto presto una parola ripetuta non dice più nulla di nuovo.",
                en: "k1 of BM25: how soon a repeated word says nothing new.",
            },
        },
        Parameter {
            name: "length",
            unit: "1",
            default: "0.75",
            range: "0 to 1",
            help: Text {
                it: "b di BM25: quanto è frenata una descrizione lunga.",
                en: "b of BM25: how much a long description is held back.",
            },
        },
        Parameter {
            name: "prior",
            unit: "1",
            default: "0.1",
            range: "0 to 1000000",
            help: Text {
                it: "Potenza della quota di testi confermati che una classe ha; con 0 le classi sono ugualmente attese.",
                en: "Power of the share of confirmed texts that a class has; with 0 all classes are equally expected.",
            },
        },
        Parameter {
            name: "telling",
            unit: "1",
            default: "5",
            range: "0 to 1000000",
            help: Text {
                it: "Quanto aggiunge una parola rivelatrice nel titolo, come «pilota».",
                en: "What a telling word in the title adds, such as “pilot”.",
            },
        },
        Parameter {
            name: "temperature",
            unit: "1",
            default: "0.7",
            range: "0.001 to 1000000",
            help: Text {
                it: "Più è alta, più le probabilità sono miti; l'ordine non cambia per le parole.",
                en: "The higher, the milder the probabilities; what words say keeps its order.",
            },
        },
        Parameter {
            name: "least",
            unit: "1",
            default: "0.5",
            range: "0 to 1",
            help: Text {
                it: "Sotto questa probabilità la prima classe è dubbia.",
                en: "Below this probability the first class is doubtful.",
            },
        },
        Parameter {
            name: "margin",
            unit: "1",
            default: "0.2",
            range: "0 to 1",
            help: Text {
                it: "È dubbia anche se supera la seconda di meno di questo.",
                en: "It is doubtful too if it is ahead of the second by less than this.",
            },
        },
    ],
    results: &[
        Field {
            name: "class",
            unit: "code",
            help: Text {
                it: "Le classi dell'asse, dalla più probabile; a parità, nell'ordine dell'asse.",
                en: "The classes of the axis, the most probable first; ties in the order of the axis.",
            },
        },
        Field {
            name: "probability",
            unit: "1",
            help: Text {
                it: "La probabilità di ogni classe; insieme fanno uno.",
                en: "The probability of each class; together they make one.",
            },
        },
        Field {
            name: "words",
            unit: "1",
            help: Text {
                it: "Le parole che hanno parlato per la classe, dove stanno nel testo e quanto l'hanno alzata sopra la media delle classi.",
                en: "The words that spoke for the class, where they stand in the text and by how much they raised it over the mean of the classes.",
            },
        },
        Field {
            name: "known",
            unit: "words",
            help: Text {
                it: "Quante parole diverse del testo sono note; con zero parla solo ciò che si sapeva prima.",
                en: "How many different words of the text are known; with none, only what was known before speaks.",
            },
        },
        Field {
            name: "doubt",
            unit: "code",
            help: Text {
                it: "Perché qualcuno dovrebbe guardare due volte: niente di noto, poco probabile, quasi alla pari.",
                en: "Why somebody should look twice: nothing known, not probable enough, nearly a tie.",
            },
        },
    ],
    // Complement naive Bayes (Rennie and others 2003) was published without a DOI; see the module.
    sources: &[
        Source {
            citation: "Robertson, S., and Zaragoza, H. (2009). The probabilistic relevance framework: BM25 and beyond. Foundations and Trends in Information Retrieval 3(4).",
            doi: "10.1561/1500000019",
        },
        Source {
            citation: "Manning, C. D., Raghavan, P., and Schütze, H. (2008). Introduction to Information Retrieval, chapter 13: Text classification and naive Bayes. Cambridge University Press.",
            doi: "10.1017/CBO9780511809071",
        },
    ],
    oracle: Oracle::Tests("placement"),
    cost: Text {
        it: "Lineare nelle parole, per le classi; memoria lineare nelle parole note.",
        en: "Linear in the words, times the classes; memory linear in the known words.",
    },
    laws: "placement_laws",
    bench: "placement",
    page: "/grid",
};

/// Which records are the same thing.
pub const DUPLICATES: Card = Card {
    id: "duplicates",
    title_key: "analysis-duplicates",
    question: Text { it: "Queste due schede sono la stessa cosa?", en: "Are these two records the same thing?" },
    parameters: &[Parameter {
        name: "least",
        unit: "probability",
        default: "0.5",
        range: "0 to 1",
        help: Text { it: "Le coppie meno probabili di così non sono mostrate.", en: "Pairs less likely than this are not shown." },
    }],
    results: &[
        Field {
            name: "probability",
            unit: "1",
            help: Text {
                it: "Quanto è probabile che le due schede siano la stessa cosa, da quanto spesso le schede uguali e quelle diverse concordano così.",
                en: "How likely the two records are one thing, from how often records that are and that are not agree like this.",
            },
        },
        Field {
            name: "said",
            unit: "natural logarithm of odds",
            help: Text {
                it: "Ciò che ogni campo dice: sopra zero parla a favore, sotto contro; un campo che manca non dice nulla.",
                en: "What each field says: above zero it speaks for, below against; a field that is missing says nothing.",
            },
        },
        Field {
            name: "compared",
            unit: "pairs",
            help: Text {
                it: "Le coppie confrontate: quelle che hanno in comune parole rare, codici o luoghi, o nomi vicini in ordine.",
                en: "The pairs that were compared: those with rare words, codes or places in common, or names next to each other in order.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Fellegi, I. P., Sunter, A. B. (1969). A theory for record linkage. Journal of the American Statistical Association 64(328).",
            doi: "10.1080/01621459.1969.10501049",
        },
        Source {
            citation: "Jaro, M. A. (1989). Advances in record-linkage methodology as applied to matching the 1985 census of Tampa, Florida. Journal of the American Statistical Association 84(406).",
            doi: "10.1080/01621459.1989.10478785",
        },
        Source {
            citation: "Christen, P. (2012). A survey of indexing techniques for scalable record linkage and deduplication. IEEE Transactions on Knowledge and Data Engineering 24(9).",
            doi: "10.1109/TKDE.2011.127",
        },
    ],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Lineare nelle coppie confrontate, che i blocchi tengono vicine a n log n; memoria lineare nelle coppie.",
        en: "Linear in the compared pairs, which blocking keeps near n log n; memory linear in the pairs.",
    },
    laws: "linkage",
    bench: "duplicates",
    page: "/duplicates",
};
