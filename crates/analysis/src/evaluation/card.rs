//! The card of evaluation.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Did it work.
pub const EVALUATION: Card = Card {
    id: "evaluation",
    title_key: "analysis-evaluation",
    question: Text { it: "L’intervento ha funzionato?", en: "Did the measure work?" },
    parameters: &[
        Parameter {
            name: "level",
            unit: "1",
            default: "0.95",
            range: "0.5 to 0.999",
            help: Text {
                it: "Quante volte l’intervallo contiene l’effetto vero.", en: "How often the interval holds the true effect."
            },
        },
        Parameter {
            name: "draws",
            unit: "draws",
            default: "4999",
            range: "99 to 99999",
            help: Text { it: "Estrazioni del bootstrap e delle permutazioni.", en: "Draws of the bootstrap and of the permutations." },
        },
        Parameter {
            name: "controls",
            unit: "code",
            default: "never",
            range: "never|notyet",
            help: Text {
                it: "Con inizi diversi, chi fa da confronto: chi non comincia mai, o chi non ha ancora cominciato.",
                en: "With different starts, who compares: those that never start, or those that have not started yet.",
            },
        },
        Parameter {
            name: "few",
            unit: "clusters",
            default: "6",
            range: "0 to 1000000",
            help: Text {
                it: "Con meno gruppi trattati di così si usano permutazioni e controllo sintetico.",
                en: "With fewer treated clusters than this permutations and a synthetic control are used.",
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
            name: "effect",
            unit: "the outcome’s unit",
            help: Text {
                it: "Di quanto si sono mossi i trattati più degli altri; con inizi diversi, media degli effetti di ciascun gruppo.",
                en: "By how much the treated moved more than the others; with different starts, the mean of each group’s effects.",
            },
        },
        Field {
            name: "interval",
            unit: "the outcome’s unit",
            help: Text {
                it: "Tra quali valori sta l’effetto; vuoto se il disegno non lo può dire.",
                en: "Between which values the effect lies; empty where the design cannot say.",
            },
        },
        Field {
            name: "p",
            unit: "1",
            help: Text { it: "Quanto spesso il caso darebbe altrettanto.", en: "How often chance would give as much." },
        },
        Field {
            name: "events",
            unit: "the outcome’s unit",
            help: Text {
                it: "L’effetto periodo per periodo attorno all’inizio, con intervallo, banda per tutti insieme e p.",
                en: "The effect period by period around the start, with interval, band for all at once and p.",
            },
        },
        Field {
            name: "trend",
            unit: "1",
            help: Text {
                it: "Se i trattati si allontanavano dagli altri già prima dell’inizio.",
                en: "Whether the treated were moving away from the others before the start.",
            },
        },
        Field {
            name: "synthetic",
            unit: "1",
            help: Text {
                it: "Per ogni luogo trattato, la miscela di altri che prima andava come lui, quanto bene, e quanto spesso altrettanto accade a chi non è trattato.",
                en: "For each treated place the mixture of others that went as it did, how well, and how often as much happens to those not treated.",
            },
        },
        Field {
            name: "verdict",
            unit: "code",
            help: Text {
                it: "effect, no_sign, trend_before (il disegno non regge), cannot_answer (troppo pochi luoghi).",
                en: "effect, no_sign, trend_before (the design does not hold), cannot_answer (too few places).",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Bertrand, M., Duflo, E., and Mullainathan, S. (2004). How much should we trust differences-in-differences estimates? Quarterly Journal of Economics 119(1).",
            doi: "10.1162/003355304772839588",
        },
        Source {
            citation: "Cameron, A. C., Gelbach, J. B., and Miller, D. L. (2008). Bootstrap-based improvements for inference with clustered errors. Review of Economics and Statistics 90(3).",
            doi: "10.1162/rest.90.3.414",
        },
        Source {
            citation: "Conley, T. G., and Taber, C. R. (2011). Inference with “difference in differences” with a small number of policy changes. Review of Economics and Statistics 93(1).",
            doi: "10.1162/REST_a_00049",
        },
        Source {
            citation: "MacKinnon, J. G., and Webb, M. D. (2020). Randomization inference for difference-in-differences with few treated clusters. Journal of Econometrics 218(2).",
            doi: "10.1016/j.jeconom.2020.04.024",
        },
        Source {
            citation: "Abadie, A., Diamond, A., and Hainmueller, J. (2010). Synthetic control methods for comparative case studies. Journal of the American Statistical Association 105(490).",
            doi: "10.1198/jasa.2009.ap08746",
        },
        Source {
            citation: "Callaway, B., and Sant’Anna, P. H. C. (2021). Difference-in-differences with multiple time periods. Journal of Econometrics 225(2).",
            doi: "10.1016/j.jeconom.2020.12.001",
        },
        Source {
            citation: "Roth, J. (2022). Pretest with caution: event-study estimates after testing for parallel trends. American Economic Review: Insights 4(3).",
            doi: "10.1257/aeri.20210236",
        },
    ],
    oracle: Oracle::Tests("evaluation_oracle"),
    cost: Text {
        it: "Lineare nelle celle, per gli effetti detti; gruppi per estrazioni; al più 20 milioni di celle, 8 byte ciascuna.",
        en: "Linear in the cells, for each effect told; clusters times draws; at most 20 million cells of 8 bytes.",
    },
    laws: "evaluation_laws",
    bench: "evaluation",
    page: "/analyses/evaluate",
};
