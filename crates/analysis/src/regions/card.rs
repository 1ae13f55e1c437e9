//! The card of the regions, for the catalogue.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which neighbouring places are alike.
pub const REGIONS: Card = Card {
    id: "regions",
    title_key: "analysis-regions",
    question: Text { it: "Quali luoghi vicini si somigliano?", en: "Which neighbouring places are alike?" },
    parameters: &[
        Parameter {
            name: "method",
            unit: "code",
            default: "best",
            range: "skater|ward|best",
            help: Text {
                it: "skater: l’albero delle minori differenze tra vicini, tagliato dove il taglio rende di più; ward: gruppi confinanti uniti, ogni volta i due che costano meno; best: il migliore dei due, poi spostando unità di confine e ritagliando gruppi finché migliora.",
                en: "skater: the tree of the least differences between neighbours, cut where a cut gains most; ward: bordering groups are joined, each time the two that cost least; best: the better of the two, then moving border units and cutting groups anew while that helps.",
            },
        },
        Parameter {
            name: "k",
            unit: "regions",
            default: "5",
            range: "2 to the number of units; at least as many as the map has parts that do not touch",
            help: Text { it: "Quanti bacini fare.", en: "How many regions to make." },
        },
        Parameter {
            name: "floor",
            unit: "the unit of the size column",
            default: "none",
            range: "more than 0",
            help: Text {
                it: "Quanto deve sommare almeno ogni bacino nella colonna delle dimensioni, per esempio gli abitanti.",
                en: "What each region must at least add up to in the column of sizes, such as residents.",
            },
        },
        Parameter {
            name: "replicates",
            unit: "replicates",
            default: "50",
            range: "0 to 999",
            help: Text {
                it: "Quante volte si rifanno i bacini su dati un po’ diversi, per sapere se reggono; con 0 non si prova.",
                en: "How often the regions are made again from slightly different data, to know whether they stand; with 0 it is not tried.",
            },
        },
        Parameter {
            name: "seed",
            unit: "1",
            default: "1",
            range: "0 to 18446744073709551615",
            help: Text {
                it: "Lo stesso seme dà la stessa risposta; ne dipende solo la prova di stabilità.",
                en: "The same seed gives the same answer; only the test of stability depends on it.",
            },
        },
    ],
    results: &[
        Field {
            name: "labels",
            unit: "number",
            help: Text {
                it: "Il bacino di ogni unità, da 0, nell’ordine della prima unità; vuoto dove manca un valore.",
                en: "The region of each unit, from 0, in the order of the first unit; empty where a value is missing.",
            },
        },
        Field {
            name: "ratio",
            unit: "1",
            help: Text {
                it: "Quanta parte delle differenze sta tra i bacini: somma dei quadrati tra i bacini su quella totale, da 0 a 1.",
                en: "Which part of the differences lies between regions: sum of squares between over total, 0 to 1.",
            },
        },
        Field {
            name: "regions",
            unit: "regions",
            help: Text {
                it: "Di ogni bacino: le unità, la media di ogni colonna in deviazioni dalla media generale, che cosa condividono (le colonne ad almeno mezza deviazione).",
                en: "Of each region: its units, the mean of each column in deviations from the mean of all, what they share (the columns at least half a deviation away).",
            },
        },
        Field {
            name: "borders",
            unit: "1",
            help: Text {
                it: "Per ogni coppia di bacini confinanti: quanto perderebbe il rapporto se fossero uno solo, e dove si somigliano di più e di meno. Per skater, anche gli archi tagliati.",
                en: "For each pair of bordering regions: what the ratio would lose if they were one, and where they are most and least alike. For skater, the edges that were cut too.",
            },
        },
        Field {
            name: "stability",
            unit: "1",
            help: Text {
                it: "Indice di Rand corretto, in media, tra i bacini e quelli rifatti spostando ogni valore di al più 0,2 deviazioni e togliendo a turno una colonna (se sono almeno tre): da 0,65 sono stabili. Di ogni bacino, quanto ne ritorna (Jaccard).",
                en: "Adjusted Rand index, on average, between the regions and those made again moving each value by up to 0.2 deviations and leaving out a column in turn (if there are three or more): stable from 0.65 on. For each region, how much of it comes back (Jaccard).",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Assunção, R. M., Neves, M. C., Câmara, G., and da Costa Freitas, C. (2006). Efficient regionalization techniques for socio-economic geographical units using minimum spanning trees. International Journal of Geographical Information Science 20(7).",
            doi: "10.1080/13658810600665111",
        },
        Source {
            citation: "Guo, D. (2008). Regionalization with dynamically constrained agglomerative clustering and partitioning (REDCAP). International Journal of Geographical Information Science 22(7).",
            doi: "10.1080/13658810701674970",
        },
        Source {
            citation: "Ward, J. H. (1963). Hierarchical grouping to optimize an objective function. Journal of the American Statistical Association 58(301).",
            doi: "10.1080/01621459.1963.10500845",
        },
        Source {
            citation: "Hubert, L., and Arabie, P. (1985). Comparing partitions. Journal of Classification 2.",
            doi: "10.1007/BF01908075",
        },
        Source {
            citation: "Steinley, D. (2004). Properties of the Hubert-Arabie adjusted Rand index. Psychological Methods 9(3).",
            doi: "10.1037/1082-989X.9.3.386",
        },
        Source {
            citation: "Hennig, C. (2007). Cluster-wise assessment of cluster stability. Computational Statistics & Data Analysis 52(1).",
            doi: "10.1016/j.csda.2006.11.025",
        },
    ],
    oracle: Oracle::Folder("regions"),
    cost: Text {
        it: "Albero e Ward n log n nelle unità; il raffinamento lineare per passata; memoria lineare.",
        en: "Tree and Ward n log n in the units; polishing linear a pass; linear memory.",
    },
    laws: "regions_laws",
    bench: "regions",
    page: Some("/basins"),
};
