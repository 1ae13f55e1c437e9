//! The cards of the areas drawn from flows and of the flows estimated from margins.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which places work as one.
pub const FUNCTIONAL_AREAS: Card = Card {
    id: "functional_areas",
    title_key: "analysis-functional_areas",
    question: Text { it: "Quali luoghi funzionano come uno solo?", en: "Which places work as one?" },
    parameters: &[
        Parameter {
            name: "method",
            unit: "code",
            default: "ttwa",
            range: "ttwa|infomap|leiden",
            help: Text {
                it: "ttwa: la regola delle aree di pendolarismo, con soglie di dimensione e autocontenimento; infomap: l’equazione della mappa a due livelli; leiden: modularità.",
                en: "ttwa: the rule of travel-to-work areas, with demands on size and self-containment; infomap: the two-level map equation; leiden: modularity.",
            },
        },
        Parameter {
            name: "min-size",
            unit: "employed residents",
            default: "1000",
            range: "more than 0, less than target-size",
            help: Text {
                it: "Sotto questa dimensione si chiede ancora di più dell’autocontenimento obiettivo.",
                en: "Below this size even more than the target self-containment is asked.",
            },
        },
        Parameter {
            name: "target-size",
            unit: "employed residents",
            default: "10000",
            range: "more than min-size",
            help: Text {
                it: "Da questa dimensione in su basta l’autocontenimento minimo.",
                en: "From this size on the least self-containment is enough.",
            },
        },
        Parameter {
            name: "min-self",
            unit: "1",
            default: "0.6667",
            range: "more than 0, up to target-self",
            help: Text {
                it: "Quota minima di lavoratori, e di posti, che restano dentro un’area grande.",
                en: "The least share of workers, and of jobs, that stay inside a large area.",
            },
        },
        Parameter {
            name: "target-self",
            unit: "1",
            default: "0.75",
            range: "min-self to 1",
            help: Text { it: "La stessa quota per un’area piccola.", en: "The same share for a small area." },
        },
        Parameter {
            name: "trials",
            unit: "searches",
            default: "10",
            range: "1 to 1000",
            help: Text {
                it: "Ricerche di infomap e leiden, di cui conta la migliore.",
                en: "Searches of infomap and leiden, of which the best counts.",
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
            name: "labels",
            unit: "number",
            help: Text {
                it: "L’area di ogni unità, numerata dalla più grande; -1 per un’unità senza lavoratori, posti o legami.",
                en: "The area of each unit, numbered from the largest; -1 for a unit without workers, jobs or ties.",
            },
        },
        Field {
            name: "self_containment",
            unit: "1",
            help: Text {
                it: "Di ogni area la quota di chi vi abita e vi lavora, e la quota dei posti di chi vi abita.",
                en: "Of each area the share of those who live there that work there, and the share of its jobs held by those who live there.",
            },
        },
        Field {
            name: "validity",
            unit: "1",
            help: Text {
                it: "Quanto l’area soddisfa le soglie: accettata da 1 in su. Sotto 1 solo se ha preso unità della riserva o enclave.",
                en: "How far the area meets the demands: accepted at 1 or more. Below 1 only if it took units of the reserve or enclaves.",
            },
        },
        Field {
            name: "codelength",
            unit: "bits a step",
            help: Text {
                it: "Quanto è lunga la descrizione di un passo; va confrontata con one_level_codelength, quella senza aree.",
                en: "How long the description of a step is; to be compared with one_level_codelength, that without areas.",
            },
        },
        Field {
            name: "modularity",
            unit: "1",
            help: Text {
                it: "La quota di flussi dentro le aree oltre quella che darebbe il caso.",
                en: "The share of flows inside areas beyond what chance would give.",
            },
        },
        Field {
            name: "agreement",
            unit: "1",
            help: Text {
                it: "Con un’altra divisione: indice di Rand aggiustato, e quota di flussi dentro le aree nell’una e nell’altra.",
                en: "With another division: adjusted Rand index, and the share of flows inside areas in either.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Coombes, M. G., Green, A. E., and Openshaw, S. (1986). An efficient algorithm to generate official statistical reporting areas: the case of the 1984 travel-to-work areas revision in Britain. Journal of the Operational Research Society 37(10).",
            doi: "10.1057/jors.1986.163",
        },
        Source {
            citation: "Smart, M. W. (1974). Labour market areas: uses and definition. Progress in Planning 2.",
            doi: "10.1016/0305-9006(74)90008-7",
        },
        Source {
            citation: "Rosvall, M., and Bergstrom, C. T. (2008). Maps of random walks on complex networks reveal community structure. PNAS 105(4).",
            doi: "10.1073/pnas.0706851105",
        },
        Source {
            citation: "Lambiotte, R., and Rosvall, M. (2012). Ranking and clustering of nodes in networks with smart teleportation. Physical Review E 85.",
            doi: "10.1103/PhysRevE.85.056107",
        },
        Source {
            citation: "Leicht, E. A., and Newman, M. E. J. (2008). Community structure in directed networks. Physical Review Letters 100.",
            doi: "10.1103/PhysRevLett.100.118703",
        },
        Source {
            citation: "Traag, V. A., Waltman, L., and van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports 9.",
            doi: "10.1038/s41598-019-41695-z",
        },
        Source {
            citation: "Hubert, L., and Arabie, P. (1985). Comparing partitions. Journal of Classification 2.",
            doi: "10.1007/BF01908075",
        },
    ],
    oracle: Oracle::Folder("basins"),
    cost: Text {
        it: "ttwa: lineare nei flussi delle unità spostate; infomap e leiden: alcune decine di passaggi sui flussi per ricerca. Memoria: circa 60 byte per coppia, 100 per infomap.",
        en: "ttwa: linear in the flows of the units that move; infomap and leiden: some tens of passes over the flows a search. Memory: some 60 bytes a pair, 100 for infomap.",
    },
    laws: "flows_laws",
    bench: "basins",
    page: "/analyses/basins",
};

/// Flows where only their margins are known.
pub const ESTIMATED_FLOWS: Card = Card {
    id: "estimated_flows",
    title_key: "analysis-estimated_flows",
    question: Text {
        it: "Chi va da dove a dove, se si sa solo quanti partono e quanti arrivano?",
        en: "Who goes from where to where, if only how many start and how many arrive is known?",
    },
    parameters: &[
        Parameter {
            name: "decay",
            unit: "code",
            default: "exponential",
            range: "exponential|power",
            help: Text {
                it: "Come i flussi si diradano con la distanza: exp(-β d) o d^-β.",
                en: "How flows thin out with distance: exp(-β d) or d^-β.",
            },
        },
        Parameter {
            name: "beta",
            unit: "1/km, or 1",
            default: "that of the mean length",
            range: "more than 0",
            help: Text {
                it: "Quanto in fretta si diradano. Se non è detto, si cerca quello che dà la lunghezza media.",
                en: "How fast they thin out. Unless said, the one is sought that gives the mean length.",
            },
        },
        Parameter {
            name: "mean",
            unit: "km",
            default: "that of the observed flows",
            range: "more than 0",
            help: Text { it: "La lunghezza media di un viaggio.", en: "The mean length of a trip." },
        },
        Parameter {
            name: "within",
            unit: "1",
            default: "0.5",
            range: "more than 0",
            help: Text {
                it: "Quanto è lungo un viaggio dentro un luogo, in parti della distanza dal luogo più vicino.",
                en: "How long a trip inside a place is, in parts of the distance to the nearest place.",
            },
        },
    ],
    results: &[
        Field {
            name: "n",
            unit: "the margins' unit",
            help: Text {
                it: "La stima del flusso da un luogo a un altro: righe e colonne tornano con i margini. È una stima, non un’osservazione.",
                en: "The estimated flow from one place to another: rows and columns add up to the margins. It is an estimate, not an observation.",
            },
        },
        Field {
            name: "mean",
            unit: "km",
            help: Text { it: "La lunghezza media dei viaggi stimati.", en: "The mean length of the estimated trips." },
        },
        Field {
            name: "missed",
            unit: "1",
            help: Text {
                it: "Di quanto, al più, un margine non torna, come quota di tutti i flussi.",
                en: "By how much a margin is missed at most, as a share of all flows.",
            },
        },
        Field {
            name: "common",
            unit: "1",
            help: Text {
                it: "Quanto la stima e i flussi osservati hanno in comune: 1 se sono uguali.",
                en: "How much the estimate and observed flows have in common: 1 if they are equal.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Wilson, A. G. (1971). A family of spatial interaction models, and associated developments. Environment and Planning A 3(1).",
            doi: "10.1068/a030001",
        },
        Source {
            citation: "Hyman, G. M. (1969). The calibration of trip distribution models. Environment and Planning A 1(1).",
            doi: "10.1068/a010105",
        },
        Source {
            citation: "Lenormand, M., Bassolas, A., and Ramasco, J. J. (2016). Systematic comparison of trip distribution laws and models. Journal of Transport Geography 51.",
            doi: "10.1016/j.jtrangeo.2015.12.008",
        },
    ],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Quadratico nei luoghi, per i giri di bilanciamento; 8 byte per coppia di luoghi, al più 8000 luoghi (512 MB).",
        en: "Quadratic in the places, times the rounds of balancing; 8 bytes a pair of places, at most 8000 places (512 MB).",
    },
    laws: "gravity",
    bench: "flows",
    page: "/analyses/flows",
};
