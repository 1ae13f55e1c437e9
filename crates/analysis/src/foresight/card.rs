//! The cards of cross-impact balances and structural analysis.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which futures hold together.
pub const BALANCES: Card = Card {
    id: "balances",
    title_key: "analysis-balances",
    question: Text { it: "Quali futuri stanno insieme?", en: "Which futures hold together?" },
    parameters: &[
        Parameter {
            name: "sizes",
            unit: "variants",
            default: "-",
            range: "1 or more a descriptor, at most 1000 in all",
            help: Text {
                it: "Quante varianti ha ogni descrittore, nell'ordine della matrice.",
                en: "How many variants each descriptor has, in the order of the matrix.",
            },
        },
        Parameter {
            name: "attractors",
            unit: "code",
            default: "yes",
            range: "yes|no",
            help: Text { it: "Se cercare anche dove ogni scenario conduce.", en: "Whether where each scenario leads is sought too." },
        },
        Parameter {
            name: "starts",
            unit: "scenarios",
            default: "100000",
            range: "1 to 100000000",
            help: Text {
                it: "Con più di 134 milioni di scenari, quanti se ne estraggono per stimare i bacini.",
                en: "With more than 134 million scenarios, how many are drawn to estimate the basins.",
            },
        },
        Parameter {
            name: "seed",
            unit: "1",
            default: "1",
            range: "0 to 18446744073709551615",
            help: Text { it: "Lo stesso seme estrae gli stessi scenari.", en: "The same seed draws the same scenarios." },
        },
    ],
    results: &[
        Field {
            name: "consistent",
            unit: "scenarios",
            help: Text {
                it: "Gli scenari in cui nessun descrittore starebbe meglio in un'altra variante: tutti, trovati senza estrarne.",
                en: "The scenarios in which no descriptor would be better off in another variant: all of them, none drawn.",
            },
        },
        Field {
            name: "total_impact_score",
            unit: "judgements",
            help: Text {
                it: "La somma dei bilanci delle varianti scelte: quanto lo scenario sostiene sé stesso.",
                en: "The sum of the balances of the chosen variants: how much the scenario supports itself.",
            },
        },
        Field {
            name: "consistency",
            unit: "judgements",
            help: Text {
                it: "Il vantaggio più piccolo di una variante scelta sulla rivale: con 0 basta poco a smuoverla.",
                en: "The least lead of a chosen variant over its rival: at 0 little is needed to move it.",
            },
        },
        Field {
            name: "attractors",
            unit: "scenarios",
            help: Text {
                it: "Dove finisce chi si lascia portare dai bilanci, e da quanti scenari ci si arriva (bacino).",
                en: "Where whoever follows the balances ends, and from how many scenarios one comes there (basin).",
            },
        },
        Field {
            name: "explained",
            unit: "judgements",
            help: Text {
                it: "Per uno scenario chiesto: il bilancio di ogni variante, ciò che manca alla scelta, il giudizio che più la contrasta.",
                en: "For a scenario that is asked: the balance of each variant, what the choice lacks, the judgement that speaks most against it.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Weimer-Jehle, W. (2006). Cross-impact balances: a system-theoretical approach to cross-impact analysis. Technological Forecasting and Social Change 73(4).",
            doi: "10.1016/j.techfore.2005.06.005",
        },
        Source {
            citation: "Lloyd, E. A., and Schweizer, V. J. (2014). Objectivity and a comparison of methodological scenario approaches for climate change research. Synthese 191.",
            doi: "10.1007/s11229-013-0353-6",
        },
    ],
    oracle: Oracle::Folder("foresight"),
    cost: Text {
        it: "La ricerca lascia i rami che non possono tenere: di solito una piccola parte degli scenari. I bacini prendono quattro byte a scenario fino a 134 milioni, poi si stimano.",
        en: "The search leaves branches that cannot hold: mostly it sees a small part of the scenarios. Basins take four bytes a scenario up to 134 million, then they are estimated.",
    },
    laws: "foresight_laws",
    bench: "foresight",
    page: "/analyses/foresight",
};

/// Which variables drive the others.
pub const STRUCTURE: Card = Card {
    id: "structure",
    title_key: "analysis-structure",
    question: Text {
        it: "Quali variabili muovono le altre, direttamente e per vie indirette?",
        en: "Which variables drive the others, directly and by indirect ways?",
    },
    parameters: &[Parameter {
        name: "powers",
        unit: "steps",
        default: "100",
        range: "3 to 1000",
        help: Text {
            it: "Fino a catene di quanti passi si cerca che l'ordine delle variabili si ripeta.",
            en: "Up to chains of how many steps it is looked whether the order of the variables repeats.",
        },
    }],
    results: &[
        Field {
            name: "direct_influence",
            unit: "1",
            help: Text {
                it: "Somma della riga: quanto la variabile agisce sulle altre.",
                en: "Sum of the row: how much the variable acts on the others.",
            },
        },
        Field {
            name: "direct_dependence",
            unit: "1",
            help: Text {
                it: "Somma della colonna: quanto le altre agiscono su di lei.",
                en: "Sum of the column: how much the others act on it.",
            },
        },
        Field {
            name: "indirect_influence",
            unit: "1",
            help: Text {
                it: "Lo stesso per le catene di tanti passi quanti ne dice stable_power: numeri interi esatti.",
                en: "The same over chains of as many steps as stable_power says: exact whole numbers.",
            },
        },
        Field { name: "indirect_dependence", unit: "1", help: Text { it: "Lo stesso per la dipendenza.", en: "The same for dependence." } },
        Field {
            name: "stable_power",
            unit: "steps",
            help: Text {
                it: "La prima potenza, dalla terza in su, in cui l'ordine si ripete; vuota se non si ripete o se le catene finiscono.",
                en: "The first power, from the third on, at which the order repeats; empty if it does not, or if chains end.",
            },
        },
        Field {
            name: "quadrant",
            unit: "code",
            help: Text {
                it: "driver agisce molto e dipende poco, relay molto e molto, outcome poco e molto, autonomous poco e poco; rispetto alla media.",
                en: "driver acts much and depends little, relay much and much, outcome little and much, autonomous little and little; against the mean.",
            },
        },
    ],
    sources: &[Source {
        citation: "Godet, M. (1986). Introduction to la prospective: seven key ideas and one scenario method. Futures 18(2).",
        doi: "10.1016/0016-3287(86)90094-7",
    }],
    oracle: Oracle::Folder("foresight"),
    cost: Text {
        it: "Un passaggio sulle influenze per ogni potenza; i numeri crescono di poche cifre a passo. Otto byte per influenza e poche centinaia per variabile. Fino a 3000 variabili.",
        en: "One pass over the influences a power; numbers grow by a few digits a step. Eight bytes an influence and a few hundred a variable. Up to 3000 variables.",
    },
    laws: "foresight_laws",
    bench: "foresight",
    page: "/analyses/foresight",
};
