//! The card of opinion groups.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// What people agree on.
pub const OPINIONS: Card = Card {
    id: "opinions",
    title_key: "analysis-opinions",
    question: Text {
        it: "Su che cosa le persone sono d'accordo, e su che cosa si dividono?",
        en: "What do people agree on, and where do they part?",
    },
    parameters: &[
        Parameter {
            name: "groups_max",
            unit: "groups",
            default: "5",
            range: "2 to 20",
            help: Text {
                it: "Fino a quanti gruppi si prova; resta il numero con la silhouette più alta.",
                en: "Up to how many groups are tried; the number with the highest silhouette is kept.",
            },
        },
        Parameter {
            name: "votes_min",
            unit: "votes",
            default: "7",
            range: "0 or more",
            help: Text {
                it: "Chi ha votato meno affermazioni sta sulla mappa ma in nessun gruppo.",
                en: "Who voted on fewer statements stands on the map but in no group.",
            },
        },
        Parameter {
            name: "starts",
            unit: "starts",
            default: "10",
            range: "1 to 1000",
            help: Text {
                it: "Partenze estratte per ogni numero di gruppi: dicono anche quanto i gruppi reggono.",
                en: "Starts drawn for each number of groups: they also tell how well the groups hold.",
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
            name: "coordinates",
            unit: "1",
            help: Text {
                it: "Dove sta ogni partecipante sulla mappa: vicini votano in modo simile. Il verso degli assi non vuol dire nulla.",
                en: "Where each participant stands on the map: neighbours vote alike. The direction of the axes means nothing.",
            },
        },
        Field {
            name: "groups",
            unit: "people",
            help: Text {
                it: "I gruppi dal più grande, con le affermazioni che ne distinguono ciascuno e le prove che non sia il caso.",
                en: "The groups from the largest, with the statements that tell each apart and the tests that it is not chance.",
            },
        },
        Field {
            name: "consensus",
            unit: "statements",
            help: Text {
                it: "Ciò su cui quasi tutti sono d'accordo, o contrari, contando tutti i voti.",
                en: "What nearly all agree to, or disagree with, over all votes.",
            },
        },
        Field {
            name: "group_aware_agree",
            unit: "1",
            help: Text {
                it: "Prodotto delle quote di accordo dei gruppi: alto solo se ogni gruppo è d'accordo.",
                en: "Product of the groups' shares that agree: high only where every group agrees.",
            },
        },
        Field {
            name: "silhouette",
            unit: "1",
            help: Text {
                it: "Quanto i gruppi sono separati, da -1 a 1; sotto 0,25 quasi non lo sono.",
                en: "How well the groups are apart, from -1 to 1; below 0.25 they hardly are.",
            },
        },
        Field {
            name: "explained_variance",
            unit: "1",
            help: Text {
                it: "Quale parte delle differenze di voto la mappa mostra, asse per asse.",
                en: "Which part of the differences in votes the map shows, axis by axis.",
            },
        },
        Field {
            name: "stability",
            unit: "1",
            help: Text {
                it: "Quanto le altre partenze danno gli stessi gruppi (indice di Rand corretto): 1 sempre gli stessi.",
                en: "How far other starts give the same groups (adjusted Rand index): 1 always the same.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Small, C., Bjorkegren, M., Erkkilä, T., Shaw, L., and Megill, C. (2021). Polis: scaling deliberation by mapping high dimensional opinion spaces. RECERCA 26(2).",
            doi: "10.6035/recerca.5516",
        },
        Source {
            citation: "Rousseeuw, P. J. (1987). Silhouettes: a graphical aid to the interpretation and validation of cluster analysis. Journal of Computational and Applied Mathematics 20.",
            doi: "10.1016/0377-0427(87)90125-7",
        },
        Source {
            citation: "Hubert, L., and Arabie, P. (1985). Comparing partitions. Journal of Classification 2.",
            doi: "10.1007/BF01908075",
        },
    ],
    oracle: Oracle::Folder("opinions"),
    cost: Text {
        it: "Qualche decina di passaggi sui voti; le silhouette crescono col quadrato delle persone fino a 10000, poi sono estratte. Venti byte di memoria a voto, fino a 268 milioni.",
        en: "Some tens of passes over the votes; silhouettes grow with the square of the people up to 10000, then they are drawn. Twenty bytes of memory a vote, up to 268 million.",
    },
    laws: "opinions_laws",
    bench: "opinions",
    page: "/analyses/opinions",
};
