//! The card of portfolios of projects.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which projects, with which money.
pub const PORTFOLIO: Card = Card {
    id: "portfolio",
    title_key: "analysis-portfolio",
    question: Text { it: "Quali progetti, con quali soldi?", en: "Which projects, with which money?" },
    parameters: &[
        Parameter {
            name: "budgets",
            unit: "cents",
            default: "required",
            range: "0 to 10^15",
            help: Text { it: "Quanto c'è per anno, fonte o bando.", en: "What there is of each year, source or call." },
        },
        Parameter {
            name: "weights",
            unit: "1",
            default: "1",
            range: "any number",
            help: Text { it: "Quanto vale un'unità di ogni criterio.", en: "What a unit of each criterion is worth." },
        },
        Parameter {
            name: "nodes",
            unit: "steps",
            default: "1000000",
            range: "1 or more",
            help: Text {
                it: "Il tetto dei passi della ricerca; oltre, è detto lo scarto dal limite.",
                en: "The ceiling of the search's steps; beyond it the gap to the bound is told.",
            },
        },
    ],
    results: &[
        Field {
            name: "objective",
            unit: "value",
            help: Text {
                it: "Quanto vale il portafoglio: criteri pesati, celle coperte, sinergie.",
                en: "What the portfolio is worth: weighted criteria, covered cells, synergies.",
            },
        },
        Field {
            name: "bound",
            unit: "value",
            help: Text { it: "Nessuna scelta che rispetti le regole vale di più.", en: "No choice that keeps the rules is worth more." },
        },
        Field {
            name: "spent",
            unit: "cents",
            help: Text { it: "Quanto si spende di ogni bilancio.", en: "What is spent of each budget." },
        },
        Field {
            name: "marginal",
            unit: "value a euro",
            help: Text {
                it: "Quanto varrebbe un euro in più di ogni bilancio, nel problema rilassato.",
                en: "What one more euro of each budget would be worth, in the relaxed problem.",
            },
        },
        Field {
            name: "why",
            unit: "code",
            help: Text {
                it: "Perché un progetto è fuori; che cosa si perderebbe senza uno che è dentro.",
                en: "Why a project is out; what would be lost without one that is in.",
            },
        },
        Field {
            name: "frontier",
            unit: "value",
            help: Text {
                it: "Portafogli di cui nessuno è migliore in entrambi i criteri.",
                en: "Portfolios of which none is better in both criteria.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Stummer, C., and Heidenberger, K. (2003). Interactive R&D portfolio analysis with project interdependencies and time profiles of multiple objectives. IEEE Transactions on Engineering Management 50(2).",
            doi: "10.1109/TEM.2003.810819",
        },
        Source {
            citation: "Mavrotas, G. (2009). Effective implementation of the ε-constraint method in multi-objective mathematical programming problems. Applied Mathematics and Computation 213(2).",
            doi: "10.1016/j.amc.2009.03.037",
        },
        Source {
            citation: "Land, A. H., and Doig, A. G. (1960). An automatic method of solving discrete programming problems. Econometrica 28(3).",
            doi: "10.2307/1910129",
        },
    ],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Esponenziale nel peggiore dei casi, con un tetto ai passi; memoria: 8 byte per ogni variabile e vincolo, fino a 240 MB; fino a 5.000 progetti.",
        en: "Exponential at worst, with a ceiling on the steps; memory: 8 bytes for each variable and row, up to 240 MB; up to 5,000 projects.",
    },
    laws: "portfolio",
    bench: "portfolio",
    page: "/analyses/portfolio",
};
