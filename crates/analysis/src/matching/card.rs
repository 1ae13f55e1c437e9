//! The card of the assignment of needs to offers.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Who serves whom.
pub const MATCHING: Card = Card {
    id: "matching",
    title_key: "analysis-matching",
    question: Text { it: "Chi serve chi, e che cosa manca?", en: "Who serves whom, and what is lacking?" },
    parameters: &[Parameter {
        name: "unmet-cost",
        unit: "the costs' unit",
        default: "100000",
        range: "0 to 1000000000000000",
        help: Text {
            it: "Quanto costa un'unità di bisogno che resta scoperta: un abbinamento più caro di così non si fa.",
            en: "What a unit of need costs that stays unmet: a pairing dearer than this is not made.",
        },
    }],
    results: &[
        Field {
            name: "flow",
            unit: "units",
            help: Text { it: "Quante unità dell'offerta vanno al bisogno.", en: "How many units of the offer go to the need." },
        },
        Field {
            name: "total_cost",
            unit: "the costs' unit",
            help: Text {
                it: "La somma più piccola possibile dei costi e delle penali di ciò che resta scoperto.",
                en: "The least possible sum of costs and of the penalties for what stays unmet.",
            },
        },
        Field {
            name: "unmet",
            unit: "units",
            help: Text { it: "Le unità di ogni bisogno che nessuno serve.", en: "The units of each need that nobody serves." },
        },
        Field {
            name: "left",
            unit: "units",
            help: Text { it: "Le unità di ogni offerta che nessuno prende.", en: "The units of each offer that nobody takes." },
        },
        Field {
            name: "offer_price",
            unit: "the costs' unit",
            help: Text {
                it: "Quanto farebbe risparmiare un'unità in più di quell'offerta: che cosa è scarso. Zero dove qualcosa avanza.",
                en: "What one more unit of that offer would save: what is scarce. Zero where something is left.",
            },
        },
        Field {
            name: "displaced",
            unit: "need and offer",
            help: Text {
                it: "Il bisogno che prenderebbe l'unità in più, e da chi è servito invece.",
                en: "The need that would take the one more unit, and who serves it instead.",
            },
        },
        Field {
            name: "why",
            unit: "code",
            help: Text {
                it: "Il vincolo per cui una coppia non ha più unità di quante ne ha, e di quanto alzerebbe il costo un'unità in più.",
                en: "The constraint that keeps a pairing from having more units than it has, and by how much one more would raise the cost.",
            },
        },
        Field {
            name: "blocking_pairs",
            unit: "pairs",
            help: Text {
                it: "Le coppie che, guardando ciascuna al proprio costo, starebbero meglio insieme che con ciò che hanno.",
                en: "The pairs that, each looking at its own cost, would rather have each other than what they have.",
            },
        },
    ],
    // Ahuja, Magnanti and Orlin's "Network Flows" (1993) is a book without a DOI; see the module.
    sources: &[
        Source {
            citation: "Edmonds, J., and Karp, R. M. (1972). Theoretical improvements in algorithmic efficiency for network flow problems. Journal of the ACM 19(2).",
            doi: "10.1145/321694.321699",
        },
        Source {
            citation: "Jonker, R., and Volgenant, A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment problems. Computing 38.",
            doi: "10.1007/BF02278710",
        },
        Source {
            citation: "Gale, D., and Shapley, L. S. (1962). College admissions and the stability of marriage. The American Mathematical Monthly 69(1).",
            doi: "10.2307/2312726",
        },
    ],
    oracle: Oracle::Folder("matching"),
    cost: Text {
        it: "Circa n log n nelle coppie possibili, per pochi giri; memoria lineare nelle coppie.",
        en: "About n log n in the possible pairs, over a few rounds; memory linear in the pairs.",
    },
    laws: "matching_laws",
    bench: "matching",
    page: Some("/exchange"),
};
