//! The card of demand that is worth organising.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which demand is worth organising.
pub const AGGREGATION: Card = Card {
    id: "aggregation",
    title_key: "analysis-aggregation",
    question: Text { it: "Quale domanda conviene organizzare insieme?", en: "Which demand is worth organising together?" },
    parameters: &[
        Parameter {
            name: "radius",
            unit: "the coordinates' unit",
            default: "required",
            range: "more than 0",
            help: Text {
                it: "Quanto può stare lontano un bisogno dal luogo del suo lotto.",
                en: "How far a need may be from its lot's place.",
            },
        },
        Parameter {
            name: "window",
            unit: "the intervals' unit",
            default: "0",
            range: "0 or more",
            help: Text {
                it: "Quanto tempo devono avere in comune tutti i bisogni di un lotto.",
                en: "How long all needs of a lot must have in common.",
            },
        },
        Parameter {
            name: "least",
            unit: "quantity",
            default: "required",
            range: "more than 0",
            help: Text { it: "La quantità più piccola per cui un lotto conviene.", en: "The least quantity for which a lot pays." },
        },
        Parameter {
            name: "most",
            unit: "quantity",
            default: "no limit",
            range: "least or more",
            help: Text { it: "La quantità più grande che un lotto può avere.", en: "The largest quantity that one lot may have." },
        },
        Parameter {
            name: "people",
            unit: "persons",
            default: "1",
            range: "0 or more",
            help: Text { it: "Il numero minimo di persone di un lotto.", en: "The fewest persons of a lot." },
        },
    ],
    results: &[
        Field {
            name: "lots",
            unit: "lots",
            help: Text {
                it: "Per ogni lotto: tipo, luogo, quantità, persone (ciascuna una volta), intervallo comune, ultimo inizio utile, distanza del più lontano.",
                en: "For each lot: kind, place, quantity, persons (each once), the common interval, the latest beginning, how far the farthest is.",
            },
        },
        Field {
            name: "left_out",
            unit: "code",
            help: Text {
                it: "Perché un punto non è in nessun lotto, con la quantità che c'era.",
                en: "Why a point is in no lot, with the quantity there was.",
            },
        },
        Field {
            name: "organised",
            unit: "quantity",
            help: Text { it: "La quantità che sta in lotti.", en: "The quantity that is in lots." },
        },
        Field {
            name: "bound",
            unit: "quantity",
            help: Text { it: "Nessuna scelta di lotti ne ha di più.", en: "No choice of lots has more." },
        },
    ],
    // Ester, Kriegel, Sander and Xu's density clustering (KDD-96) was published without a DOI; see the module.
    sources: &[Source {
        citation: "Church, R., and ReVelle, C. (1974). The maximal covering location problem. Papers of the Regional Science Association 32(1).",
        doi: "10.1007/BF01942293",
    }],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Per ogni punto, il quadrato dei vicini entro il raggio; memoria lineare nelle coppie vicine; fino a 2.000.000 di punti e 200.000.000 di coppie.",
        en: "For each point the square of its neighbours within the radius; memory linear in the near pairs; up to 2,000,000 points and 200,000,000 pairs.",
    },
    laws: "lots",
    bench: "lots",
    page: "/analyses/aggregate",
};
