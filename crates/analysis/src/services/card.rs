//! The cards of access and location.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Who can reach a service.
pub const ACCESS: Card = Card {
    id: "access",
    title_key: "analysis-access",
    question: Text { it: "Chi può raggiungere quale servizio?", en: "Who can reach which service?" },
    parameters: &[
        Parameter {
            name: "method",
            unit: "code",
            default: "2sfca",
            range: "2sfca|e2sfca|3sfca|raam",
            help: Text {
                it: "2sfca: bacini mobili a due passi. Ogni sede si divide tra tutte le persone che la raggiungono; poi ogni luogo somma le sedi che raggiunge. e2sfca: lo stesso, ma chi è più lontano pesa meno. 3sfca: prima ogni luogo divide le sue persone tra le sedi che raggiunge. raam: ognuno va dove coda e strada insieme costano meno; il punteggio è quel costo, quindi più è basso meglio è.",
                en: "2sfca: two-step floating catchment. Each site is divided among all the people who reach it; then each place adds up the sites it reaches. e2sfca: the same, but who is farther weighs less. 3sfca: each place first shares its people out among the sites it reaches. raam: everybody goes where queue and way together cost least; the score is that cost, so lower is better.",
            },
        },
        Parameter {
            name: "threshold",
            unit: "km or minutes",
            default: "10",
            range: "0 or more",
            help: Text {
                it: "Fin dove un servizio si raggiunge; chi sta esattamente a questa distanza lo raggiunge.",
                en: "How far a service can be reached; whoever is exactly this far reaches it.",
            },
        },
        Parameter {
            name: "steps",
            unit: "distance:weight",
            default: "thirds of the threshold",
            range: "distances that grow, weights of 0 or more",
            help: Text {
                it: "I pesi di e2sfca e 3sfca, fino a ciascuna distanza: 1, 0,68 e 0,22 (e2sfca) o 0,962, 0,704 e 0,377 (3sfca) per terzi della soglia se non detto.",
                en: "The weights of e2sfca and 3sfca up to each distance: 1, 0.68 and 0.22 (e2sfca) or 0.962, 0.704 and 0.377 (3sfca) by thirds of the threshold unless said.",
            },
        },
        Parameter {
            name: "bandwidth",
            unit: "km or minutes",
            default: "none",
            range: "more than 0",
            help: Text {
                it: "Al posto dei gradini una curva di Gauss con questa ampiezza.",
                en: "A Gaussian of this bandwidth in place of the steps.",
            },
        },
        Parameter {
            name: "tau",
            unit: "km or minutes",
            default: "60",
            range: "more than 0",
            help: Text {
                it: "raam: la strada che pesa quanto una coda di lunghezza media.",
                en: "raam: the way that weighs as much as a queue of the mean length.",
            },
        },
        Parameter {
            name: "rounds",
            unit: "1",
            default: "150",
            range: "1 to 2000",
            help: Text {
                it: "raam: quanti giri del procedimento pubblicato, che si ferma vicino all'equilibrio; il risultato dice quanto vicino. Con equilibrium si arriva in fondo.",
                en: "raam: how many rounds of the published schedule, which stops near the equilibrium; the result says how near. With equilibrium it goes to the end.",
            },
        },
        Parameter {
            name: "factor",
            unit: "1",
            default: "1.3",
            range: "more than 0",
            help: Text {
                it: "Per quanto si moltiplica la linea d'aria per stimare la strada: 1,3 se non detto, 1 per coordinate piane. Non serve con una rete stradale.",
                en: "By what a straight line is multiplied to estimate the way: 1.3 unless said, 1 for planar coordinates. Not needed with a road network.",
            },
        },
    ],
    results: &[
        Field {
            name: "score",
            unit: "capacity per person; raam: 1",
            help: Text {
                it: "Capienza per persona tra le sedi raggiungibili; zero dove nessuna è raggiungibile. Senza capienza nota ogni sede conta 1. Con raam il costo di coda e strada; vuoto dove nessuna è raggiungibile.",
                en: "Capacity per person among the sites within reach; zero where none is. Where no capacity is known each site counts 1. With raam the cost of queue and way; empty where none is within reach.",
            },
        },
        Field {
            name: "nearest",
            unit: "km or minutes",
            help: Text {
                it: "La sede più vicina e la sua distanza, anche se è oltre la soglia.",
                en: "The nearest site and how far it is, even beyond the threshold.",
            },
        },
        Field {
            name: "uncovered",
            unit: "people",
            help: Text {
                it: "I luoghi che nessuna sede aperta raggiunge, e le loro persone.",
                en: "The places that no open site reaches, and their people.",
            },
        },
        Field {
            name: "snapped",
            unit: "km",
            help: Text {
                it: "Con una rete stradale: quanto i luoghi distano dal nodo a cui sono stati portati.",
                en: "With a road network: how far the places are from the node they were brought to.",
            },
        },
        Field {
            name: "gap",
            unit: "1",
            help: Text {
                it: "Con raam: quanto le persone potrebbero ancora risparmiare, su ciò che sopportano.",
                en: "With raam: what people could still save, over what they bear.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Luo, W., and Wang, F. (2003). Measures of spatial accessibility to health care in a GIS environment: synthesis and a case study in the Chicago region. Environment and Planning B 30(6).",
            doi: "10.1068/b29120",
        },
        Source {
            citation: "Luo, W., and Qi, Y. (2009). An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial accessibility to primary care physicians. Health and Place 15(4).",
            doi: "10.1016/j.healthplace.2009.06.002",
        },
        Source {
            citation: "Wan, N., Zou, B., and Sternberg, T. (2012). A three-step floating catchment area method for analyzing spatial access to health services. International Journal of Geographical Information Science 26(6).",
            doi: "10.1080/13658816.2011.624987",
        },
        Source {
            citation: "Saxon, J., and Snow, D. (2020). A rational agent model for the spatial accessibility of primary health care. Annals of the American Association of Geographers 110(1).",
            doi: "10.1080/24694452.2019.1629870",
        },
        Source {
            citation: "Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische Mathematik 1.",
            doi: "10.1007/BF01386390",
        },
    ],
    oracle: Oracle::Folder("services"),
    cost: Text {
        it: "n log n nei luoghi per 2sfca in linea d'aria; altrimenti lineare nelle coppie entro la soglia (12 byte ciascuna, al più 100 milioni), per raam a ogni giro. Su strada una ricerca per sede, fino alla soglia.",
        en: "n log n in the places for 2sfca by straight lines; else linear in the pairs within the threshold (12 bytes each, at most 100 million), for raam in each round. On roads one search a site, up to the threshold.",
    },
    laws: "catchment_laws",
    bench: "access",
    page: "/services",
};

/// Where the next one should open.
pub const LOCATE: Card = Card {
    id: "locate",
    title_key: "analysis-locate",
    question: Text { it: "Dove conviene aprire la prossima sede?", en: "Where should the next site open?" },
    parameters: &[
        Parameter {
            name: "method",
            unit: "code",
            default: "mclp",
            range: "mclp|pmedian|pcenter|cover",
            help: Text {
                it: "mclp: il maggior numero di persone entro la soglia di p sedi in più. pmedian: la minor strada di tutti insieme. pcenter: la minor distanza entro cui p sedi hanno tutti. cover: il minor numero di sedi che ha tutti entro la soglia.",
                en: "mclp: the most people within the threshold of p more sites. pmedian: the least way of all together. pcenter: the least distance within which p sites have everybody. cover: the fewest sites that have everybody within the threshold.",
            },
        },
        Parameter {
            name: "threshold",
            unit: "km or minutes",
            default: "none",
            range: "0 or more",
            help: Text {
                it: "Fin dove una sede copre: serve a mclp e cover; agli altri, se detta, per dire chi resta scoperto.",
                en: "How far a site covers: needed by mclp and cover; the others, where it is given, say who stays uncovered.",
            },
        },
        Parameter {
            name: "p",
            unit: "sites",
            default: "1",
            range: "1 to the number of candidates",
            help: Text { it: "Quante sedi aprire oltre a quelle esistenti.", en: "How many sites to open beside those that exist." },
        },
        Parameter {
            name: "existing",
            unit: "column",
            default: "none",
            range: "a column of the sites",
            help: Text {
                it: "La colonna che dice quali sedi esistono già: restano aperte e non contano in p.",
                en: "The column that says which sites exist already: they stay open and do not count in p.",
            },
        },
        Parameter {
            name: "effort",
            unit: "million pairs",
            default: "2000",
            range: "0 or more",
            help: Text {
                it: "Quante coppie guardare al massimo prima di fermarsi con un limite invece di una prova: circa 400 milioni al secondo.",
                en: "How many pairs to look at, at most, before stopping with a bound instead of a proof: about 400 million a second.",
            },
        },
    ],
    results: &[
        Field {
            name: "objective",
            unit: "people, people times distance, distance, or sites",
            help: Text { it: "Il valore trovato.", en: "The value that was found." },
        },
        Field {
            name: "bound",
            unit: "as the objective",
            help: Text { it: "Nessuna scelta può dare un valore migliore di questo.", en: "No choice can give a better value than this." },
        },
        Field {
            name: "gap",
            unit: "1",
            help: Text {
                it: "La distanza tra valore e limite, sul valore: zero se l'ottimo è provato.",
                en: "The distance from value to bound, over the value: zero where the best is proven.",
            },
        },
        Field {
            name: "chosen",
            unit: "sites",
            help: Text {
                it: "Le sedi scelte, ciascuna con quanto aggiunge alle precedenti, quanto si perde se chiude da sola, chi serve e quale candidata la sostituirebbe meglio.",
                en: "The chosen sites, each with what it adds to those before, what is lost if it alone closes, whom it serves and which candidate would best stand in for it.",
            },
        },
        Field {
            name: "uncovered",
            unit: "people",
            help: Text { it: "I luoghi che restano scoperti, e le loro persone.", en: "The places that stay uncovered, and their people." },
        },
    ],
    sources: &[
        Source {
            citation: "Church, R., and ReVelle, C. (1974). The maximal covering location problem. Papers of the Regional Science Association 32.",
            doi: "10.1007/BF01942293",
        },
        Source {
            citation: "Hakimi, S. L. (1964). Optimum locations of switching centers and the absolute centers and medians of a graph. Operations Research 12(3).",
            doi: "10.1287/opre.12.3.450",
        },
        Source {
            citation: "Toregas, C., Swain, R., ReVelle, C., and Bergman, L. (1971). The location of emergency service facilities. Operations Research 19(6).",
            doi: "10.1287/opre.19.6.1363",
        },
        Source {
            citation: "Beasley, J. E. (1993). Lagrangean heuristics for location problems. European Journal of Operational Research 65(3).",
            doi: "10.1016/0377-2217(93)90118-7",
        },
        Source {
            citation: "Barahona, F., and Anbil, R. (2000). The volume algorithm: producing primal solutions with a subgradient method. Mathematical Programming 87.",
            doi: "10.1007/s101070050002",
        },
        Source {
            citation: "Resende, M. G. C., and Werneck, R. F. (2007). A fast swap-based local search procedure for location problems. Annals of Operations Research 150.",
            doi: "10.1007/s10479-006-0154-0",
        },
    ],
    oracle: Oracle::Folder("services"),
    cost: Text {
        it: "Lineare nelle coppie a ogni giro dei moltiplicatori; la prova dipende da quanto le sedi si contendono le persone, e finisce al più tardi allo sforzo chiesto. Memoria: 24 byte per coppia, al più 100 milioni di coppie; sedi per p al più 50 milioni.",
        en: "Linear in the pairs in each round of the multipliers; the proof depends on how much the sites compete for people, and ends at the effort asked at the latest. Memory: 24 bytes a pair, at most 100 million pairs; sites times p at most 50 million.",
    },
    laws: "locate_laws",
    bench: "locate",
    page: "/analyses/locate",
};
