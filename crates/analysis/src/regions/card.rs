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
            range: "skater|redcap-first-single|redcap-first-average|redcap-first-complete|redcap-full-single|redcap-full-average|redcap-full-complete|redcap-full-ward|ward|average|complete|single|maxp|azp|best",
            help: Text {
                it: "skater: l’albero delle minori differenze tra vicini, tagliato dove il taglio rende di più; redcap: un albero fatto unendo gruppi secondo gli archi tra loro (first) o secondo tutte le loro unità (full), tagliato allo stesso modo; ward, average, complete, single: gruppi confinanti uniti, ogni volta i due più vicini secondo quel legame; maxp: quanti bacini permette la soglia; azp: bacini a caso, scambiando poi unità di confine; best: cinque degli altri, poi scambiando, ritagliando e con ricottura finché migliora.",
                en: "skater: the tree of the least differences between neighbours, cut where a cut gains most; redcap: a tree made by joining groups after the edges between them (first) or after all their units (full), cut likewise; ward, average, complete, single: bordering groups are joined, each time the two nearest by that linkage; maxp: as many regions as the floor allows; azp: random regions whose border units are exchanged; best: five of the others, exchanged, cut anew and annealed while that helps.",
            },
        },
        Parameter {
            name: "k",
            unit: "regions",
            default: "5",
            range: "2 to the number of units; at least as many as the map has parts that do not touch",
            help: Text { it: "Quanti bacini fare; maxp non ne tiene conto.", en: "How many regions to make; maxp does not look at it." },
        },
        Parameter {
            name: "floor",
            unit: "the unit of the size column",
            default: "none",
            range: "more than 0",
            help: Text {
                it: "Quanto deve sommare almeno ogni bacino nella colonna delle dimensioni, per esempio gli abitanti; maxp ne ha bisogno.",
                en: "What each region must at least add up to in the column of sizes, such as residents; maxp needs it.",
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
                it: "Lo stesso seme dà la stessa risposta; ne dipendono maxp, azp, best e la prova di stabilità.",
                en: "The same seed gives the same answer; maxp, azp, best and the test of stability depend on it.",
            },
        },
        Parameter {
            name: "starts",
            unit: "beginnings",
            default: "16",
            range: "1 to 9999",
            help: Text { it: "Quanti inizi a caso provano maxp e azp.", en: "How many random beginnings maxp and azp try." },
        },
        Parameter {
            name: "iterations",
            unit: "walks over all units",
            default: "300",
            range: "0 to 100000",
            help: Text {
                it: "Quante volte la ricottura di best, maxp e azp passa su tutte le unità; con 0 non si fa. Di più migliora, in tempo proporzionale.",
                en: "How many walks over all units the annealing of best, maxp and azp takes; none with 0. More is better, in time proportional.",
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
            name: "ceiling",
            unit: "1",
            help: Text {
                it: "Che cosa il rapporto di altrettanti gruppi non può superare, anche se non dovessero stare insieme; vuoto dove non si sa nulla sotto 1.",
                en: "What the ratio of so many groups cannot pass, even if they did not have to hang together; empty where nothing below 1 is known.",
            },
        },
        Field {
            name: "most",
            unit: "regions",
            help: Text {
                it: "Con una soglia: quanti bacini permette al più, comunque li si disegni.",
                en: "With a floor: how many regions it allows at most, however they are drawn.",
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
                it: "Per ogni coppia di bacini confinanti: quanto perderebbe il rapporto se fossero uno solo, e dove si somigliano di più e di meno. Per skater e redcap, anche gli archi tagliati.",
                en: "For each pair of bordering regions: what the ratio would lose if they were one, and where they are most and least alike. For skater and redcap, the edges that were cut too.",
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
            citation: "Duque, J. C., Anselin, L., and Rey, S. J. (2012). The max-p-regions problem. Journal of Regional Science 52(3).",
            doi: "10.1111/j.1467-9787.2011.00743.x",
        },
        Source {
            citation: "Wei, R., Rey, S., and Knaap, E. (2021). Efficient regionalization for spatially explicit neighborhood delineation. International Journal of Geographical Information Science 35(1).",
            doi: "10.1080/13658816.2020.1759806",
        },
        Source {
            citation: "Openshaw, S. (1977). A geographical solution to scale and aggregation problems in region-building, partitioning and spatial modelling. Transactions of the Institute of British Geographers 2(4).",
            doi: "10.2307/622300",
        },
        Source {
            citation: "Openshaw, S., and Rao, L. (1995). Algorithms for reengineering 1991 Census geography. Environment and Planning A 27(3).",
            doi: "10.1068/a270425",
        },
        Source {
            citation: "Kirkpatrick, S., Gelatt, C. D., and Vecchi, M. P. (1983). Optimization by simulated annealing. Science 220(4598).",
            doi: "10.1126/science.220.4598.671",
        },
        Source {
            citation: "Ding, C., and He, X. (2004). K-means clustering via principal component analysis. Proceedings of the 21st International Conference on Machine Learning.",
            doi: "10.1145/1015330.1015408",
        },
        Source {
            citation: "Fisher, W. D. (1958). On grouping for maximum homogeneity. Journal of the American Statistical Association 53(284).",
            doi: "10.1080/01621459.1958.10501479",
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
        it: "Alberi e legami n log n nelle unità, il legame singolo e il completo n² (al più 60.000 unità; gli altri 2.000.000); ricottura: passate per unità; memoria lineare, circa 600 byte per unità con cinque colonne.",
        en: "Trees and linkages n log n in the units, single and complete linkage n² (60,000 units at most; the others 2,000,000); annealing: walks times units; linear memory, some 600 bytes a unit with five columns.",
    },
    laws: "regions_laws",
    bench: "regions",
    page: "/basins",
};
