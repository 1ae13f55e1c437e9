//! The card of likeness between places.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which places are like this one.
pub const SIMILAR: Card = Card {
    id: "similar",
    title_key: "analysis-similar",
    question: Text { it: "Quali territori sono simili a questo, e in che cosa?", en: "Which territories are like this one, and in what?" },
    parameters: &[
        Parameter {
            name: "columns",
            unit: "columns",
            default: "none",
            range: "1 to 500",
            help: Text {
                it: "Gli indicatori su cui si confronta, ciascuno con un peso se lo si vuole.",
                en: "The indicators that are compared, each with a weight if one likes.",
            },
        },
        Parameter {
            name: "most",
            unit: "units",
            default: "10",
            range: "0 to 1000",
            help: Text { it: "Quanti dei più vicini si dicono.", en: "How many of the nearest are told." },
        },
        Parameter {
            name: "spread",
            unit: "code",
            default: "robust",
            range: "robust|range",
            help: Text {
                it: "Per che cosa si dividono le distanze: robust dal 5° al 95° su cento, range dal minimo al massimo.",
                en: "What distances are divided by: robust from the 5th to the 95th of a hundred, range from least to greatest.",
            },
        },
        Parameter {
            name: "known",
            unit: "1",
            default: "0.5",
            range: "0 to 1",
            help: Text {
                it: "Due unità si confrontano se di entrambe è nota almeno questa parte del peso.",
                en: "Two units are compared if at least this part of the weight is known of both.",
            },
        },
    ],
    results: &[
        Field {
            name: "nearness",
            unit: "1",
            help: Text {
                it: "Da 0 a 1: media pesata delle somiglianze sulle colonne note di entrambe.",
                en: "From 0 to 1: the weighted mean of the likenesses over the columns that are known of both.",
            },
        },
        Field {
            name: "columns",
            unit: "1",
            help: Text {
                it: "Quanto si somigliano in ogni colonna: 1 uguali, 0 lontane quanto tutta l’ampiezza o più.",
                en: "How alike they are in each column: 1 the same, 0 as far apart as the whole spread or more.",
            },
        },
    ],
    sources: &[Source {
        citation: "Gower, J. C. (1971). A general coefficient of similarity and some of its properties. Biometrics 27(4).",
        doi: "10.2307/2528823",
    }],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Unità al quadrato per colonne; memoria lineare; al più 100.000 unità tutte insieme, 2 milioni per una sola.",
        en: "Units squared times columns; linear memory; at most 100,000 units all at once, 2 million for a single one.",
    },
    laws: "similar_laws",
    bench: "similar",
    page: "/analyses/similar",
};
