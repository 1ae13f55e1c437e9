//! The cards of networks: who is central and what holds together, and who should be linked.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Who leads, who brokers, where the network is fragile.
pub const NETWORK: Card = Card {
    id: "network",
    title_key: "analysis-network",
    question: Text {
        it: "Chi guida, chi fa da ponte, e dove la rete è fragile?",
        en: "Who leads, who brokers, and where is the network fragile?",
    },
    parameters: &[
        Parameter {
            name: "damping",
            unit: "1",
            default: "0.85",
            range: "0 to 0.999",
            help: Text {
                it: "La parte dei passi di PageRank che segue un legame; gli altri ripartono da un punto qualsiasi.",
                en: "The share of PageRank's steps that follow a tie; the others start again anywhere.",
            },
        },
        Parameter {
            name: "measures",
            unit: "code",
            default: "all",
            range: "all|degree|strength|pagerank|eigenvector|betweenness|weighted_betweenness|harmonic|clustering|core|constraint|effective_size|articulation|pairs_lost|brokerage|community",
            help: Text {
                it: "Le misure che si vogliono; weighted_betweenness si calcola solo se la si nomina.",
                en: "The measures that are wanted; weighted_betweenness is computed only where it is named.",
            },
        },
        Parameter {
            name: "sample-error",
            unit: "share of all pairs",
            default: "exact",
            range: "exact, or above 0 and below 1",
            help: Text {
                it: "Con un errore, l’intermediazione si stima su cammini sorteggiati: con nove probabilità su dieci nessuno si scosta di più.",
                en: "With an error, betweenness is estimated from sampled paths: with nine chances in ten nobody is farther off.",
            },
        },
        Parameter {
            name: "seed",
            unit: "number",
            default: "1",
            range: "0 or more",
            help: Text {
                it: "Lo stesso seme dà la stessa risposta: sorteggio dei cammini e ordine in cui si cercano i gruppi.",
                en: "The same seed gives the same answer: the paths drawn, and the order in which groups are looked for.",
            },
        },
    ],
    results: &[
        Field {
            name: "degree",
            unit: "neighbours",
            help: Text { it: "A quanti si è legati direttamente.", en: "To how many one is tied directly." },
        },
        Field {
            name: "strength",
            unit: "sum of weights",
            help: Text { it: "La somma dei pesi dei legami.", en: "The sum of the ties’ weights." },
        },
        Field {
            name: "pagerank",
            unit: "share, sums to 1",
            help: Text {
                it: "Quanto si è legati a chi è a sua volta ben legato.",
                en: "How far one is tied to those who are well tied themselves.",
            },
        },
        Field {
            name: "eigenvector",
            unit: "greatest is 1",
            help: Text {
                it: "Quanto si è legati a chi è centrale allo stesso modo: l’autovettore principale dei legami.",
                en: "How far one is tied to those who are central in the same way: the ties’ principal eigenvector.",
            },
        },
        Field {
            name: "betweenness",
            unit: "pairs",
            help: Text {
                it: "Per quante coppie di altri la via più breve passa di qui (una coppia con più vie conta in parte).",
                en: "For how many pairs of others the shortest way leads through here (a pair with several ways counts in part).",
            },
        },
        Field {
            name: "betweenness_low, betweenness_high",
            unit: "pairs",
            help: Text {
                it: "Tra quali valori sta l’intermediazione di ciascuno, quando è stimata su cammini sorteggiati.",
                en: "Between which values each one’s betweenness lies, where it is estimated from sampled paths.",
            },
        },
        Field {
            name: "weighted_betweenness",
            unit: "pairs",
            help: Text {
                it: "Lo stesso, se un legame forte è un passo breve (1 / peso).",
                en: "The same where a strong tie is a short step (1 / weight).",
            },
        },
        Field {
            name: "harmonic",
            unit: "sum of 1 / steps",
            help: Text { it: "Quanto vicini sono tutti gli altri che si raggiungono.", en: "How near all others are that can be reached." },
        },
        Field {
            name: "clustering",
            unit: "share, 0 to 1",
            help: Text {
                it: "Quanta parte dei vicini si conosce a vicenda.", en: "How many of one’s neighbours’ pairs know each other."
            },
        },
        Field {
            name: "core",
            unit: "number",
            help: Text {
                it: "Il nucleo più fitto a cui si appartiene: là ciascuno ha almeno tanti vicini.",
                en: "The densest core one belongs to: there everybody has at least that many neighbours.",
            },
        },
        Field {
            name: "constraint",
            unit: "1",
            help: Text {
                it: "Vincolo di Burt: basso dove i vicini non si conoscono tra loro. Vuoto senza legami.",
                en: "Burt’s constraint: low where the neighbours do not know each other. Empty without ties.",
            },
        },
        Field {
            name: "effective_size",
            unit: "neighbours",
            help: Text {
                it: "Quanti vicini contano davvero, tolto ciò che hanno in comune tra loro. Vuoto senza legami.",
                en: "How many neighbours really count, less what they have of each other. Empty without ties.",
            },
        },
        Field {
            name: "articulation",
            unit: "0 or 1",
            help: Text { it: "Se uscendo spezza la rete.", en: "Whether leaving breaks the network apart." },
        },
        Field {
            name: "pairs_lost",
            unit: "pairs",
            help: Text {
                it: "Le coppie di altri che non si raggiungerebbero più se uscisse.",
                en: "Pairs of others that could no longer reach each other if it left.",
            },
        },
        Field {
            name: "brokerage",
            unit: "open triads by role",
            help: Text {
                it: "Le coppie di vicini che non si conoscono, secondo la natura dei tre: coordinatore, itinerante, rappresentante, di collegamento.",
                en: "Pairs of neighbours that do not know each other, by the natures of the three: coordinator, itinerant, representative, liaison.",
            },
        },
        Field {
            name: "community",
            unit: "number",
            help: Text {
                it: "Il gruppo con più legami al suo interno di quanti ne darebbe il caso; 0 è il più grande.",
                en: "The group with more ties inside than chance would give; 0 is the greatest.",
            },
        },
        Field {
            name: "components, blocks, bridges, articulation_points",
            unit: "counts, pairs",
            help: Text {
                it: "Come la rete si tiene: parti separate, parti che reggono all’uscita di uno, legami e attori senza i quali si spezza.",
                en: "How the network hangs together: parts apart, parts that hold whoever leaves, ties and actors without which it breaks.",
            },
        },
        Field {
            name: "brokers",
            unit: "reasons",
            help: Text {
                it: "Chi sta tra gli altri: con quali legami, tra quali nature o gruppi, e che cosa si stacca senza.",
                en: "Who stands between the others: by which ties, between which natures or groups, and what falls off without them.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Brandes, U. (2001). A faster algorithm for betweenness centrality. Journal of Mathematical Sociology 25(2).",
            doi: "10.1080/0022250X.2001.9990249",
        },
        Source {
            citation: "Riondato, M., Kornaropoulos, E. M. (2016). Fast approximation of betweenness centrality through sampling. Data Mining and Knowledge Discovery 30(2).",
            doi: "10.1007/s10618-015-0423-0",
        },
        Source {
            citation: "Borassi, M., Natale, E. (2019). KADABRA is an adaptive algorithm for betweenness via random approximation. Journal of Experimental Algorithmics 24.",
            doi: "10.1145/3284359",
        },
        Source {
            citation: "Sarıyüce, A. E., Saule, E., Kaya, K., Çatalyürek, Ü. V. (2013). Shattering and compressing networks for betweenness centrality. Proceedings of the 2013 SIAM International Conference on Data Mining.",
            doi: "10.1137/1.9781611972832.76",
        },
        Source {
            citation: "Then, M., et al. (2014). The more the merrier: efficient multi-source graph traversal. Proceedings of the VLDB Endowment 8(4).",
            doi: "10.14778/2735496.2735507",
        },
        Source {
            citation: "Newman, M. E. J. (2001). Scientific collaboration networks. II. Shortest paths, weighted networks, and centrality. Physical Review E 64.",
            doi: "10.1103/PhysRevE.64.016132",
        },
        Source {
            citation: "Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. Journal of Mathematical Sociology 2(1).",
            doi: "10.1080/0022250X.1972.9989806",
        },
        Source {
            citation: "Brin, S., Page, L. (1998). The anatomy of a large-scale hypertextual Web search engine. Computer Networks and ISDN Systems 30(1-7).",
            doi: "10.1016/S0169-7552(98)00110-X",
        },
        Source {
            citation: "Burt, R. S. (1992). Structural Holes: The Social Structure of Competition. Harvard University Press.",
            doi: "10.4159/9780674038714",
        },
        Source {
            citation: "Gould, R. V., Fernandez, R. M. (1989). Structures of mediation: a formal approach to brokerage in transaction networks. Sociological Methodology 19.",
            doi: "10.2307/270949",
        },
        Source {
            citation: "Hopcroft, J., Tarjan, R. (1973). Algorithm 447: efficient algorithms for graph manipulation. Communications of the ACM 16(6).",
            doi: "10.1145/362248.362272",
        },
        Source {
            citation: "Boldi, P., Vigna, S. (2014). Axioms for centrality. Internet Mathematics 10(3-4).",
            doi: "10.1080/15427951.2013.865686",
        },
        Source {
            citation: "Batagelj, V., Zaveršnik, M. (2011). Fast algorithms for determining (generalized) core groups in social networks. Advances in Data Analysis and Classification 5(2).",
            doi: "10.1007/s11634-010-0079-y",
        },
        Source {
            citation: "Traag, V. A., Waltman, L., van Eck, N. J. (2019). From Louvain to Leiden: guaranteeing well-connected communities. Scientific Reports 9.",
            doi: "10.1038/s41598-019-41695-z",
        },
    ],
    oracle: Oracle::Folder("network"),
    cost: Text {
        it: "Lineare nei legami, salvo l’intermediazione esatta e la vicinanza armonica (nodi per legami, fino a 2e12; con «all» l’intermediazione si sorteggia oltre 2e10), i vuoti e i ruoli (somma dei quadrati dei gradi) e i gruppi. Un milione di legami: pochi secondi; memoria 100 byte per legame e 200 per nodo, per processore.",
        en: "Linear in the ties, but exact betweenness and harmonic closeness (nodes times ties, up to 2e12; with “all” betweenness is sampled beyond 2e10), holes and roles (sum of squared degrees), and communities. A million ties: a few seconds; memory 100 bytes a tie and 200 a node, for each processor.",
    },
    laws: "network_laws",
    bench: "network",
    page: "/network",
};

/// Who should be linked.
pub const PREDICTION: Card = Card {
    id: "prediction",
    title_key: "analysis-prediction",
    question: Text { it: "Chi andrebbe collegato?", en: "Who should be linked?" },
    parameters: &[
        Parameter {
            name: "most",
            unit: "pairs",
            default: "100",
            range: "1 or more",
            help: Text { it: "Quante coppie al più.", en: "How many pairs at most." },
        },
        Parameter {
            name: "complementarity",
            unit: "1",
            default: "3",
            range: "0 or more",
            help: Text {
                it: "Di quanto alza il punteggio che l’uno abbia per intero ciò che all’altro manca: 3 lo fa quadruplo.",
                en: "By how much it raises the score that one has all that the other lacks: 3 makes it fourfold.",
            },
        },
        Parameter {
            name: "nearness",
            unit: "1",
            default: "1",
            range: "0 or more",
            help: Text {
                it: "Di quanto alza il punteggio essere nello stesso luogo: 1 lo raddoppia.",
                en: "By how much it raises the score to be in one place: 1 doubles it.",
            },
        },
        Parameter {
            name: "prior",
            unit: "resource allocation",
            default: "0.05",
            range: "0 or more",
            help: Text {
                it: "Che cosa vale una coppia senza partner in comune in cui l’uno ha ciò che all’altro manca.",
                en: "What a pair without common partners is worth where one has what the other lacks.",
            },
        },
        Parameter {
            name: "fall",
            unit: "km",
            default: "15",
            range: "above 0",
            help: Text { it: "Ogni quanti chilometri la vicinanza cala di e volte.", en: "Every how many kilometres nearness falls by e." },
        },
        Parameter {
            name: "hide",
            unit: "share of ties",
            default: "none",
            range: "none, or above 0 and below 1",
            help: Text {
                it: "Quanta parte dei legami si nasconde, per vedere quanto bene li si ritrova.",
                en: "Which share of the ties is hidden, to see how well they are found again.",
            },
        },
        Parameter {
            name: "seed",
            unit: "number",
            default: "1",
            range: "0 or more",
            help: Text { it: "Lo stesso seme nasconde gli stessi legami.", en: "The same seed hides the same ties." },
        },
    ],
    results: &[
        Field {
            name: "partners",
            unit: "neighbours",
            help: Text { it: "Quanti partner hanno in comune.", en: "How many partners they have in common." },
        },
        Field {
            name: "resource_allocation",
            unit: "sum of 1 / degree",
            help: Text {
                it: "I partner in comune, ciascuno tanto di più quanto meno altri ne ha.",
                en: "The partners in common, each the more the fewer others it has.",
            },
        },
        Field {
            name: "adamic_adar",
            unit: "sum of 1 / ln(degree)",
            help: Text {
                it: "Lo stesso, con un peso che scende più piano; decide a parità di punteggio.",
                en: "The same with a weight that falls more slowly; it decides between equal scores.",
            },
        },
        Field {
            name: "pagerank",
            unit: "chance",
            help: Text {
                it: "Con quale probabilità una passeggiata che riparte da uno sta all’altro, nei due versi insieme: dice anche di chi non ha partner in comune.",
                en: "How likely a walk that begins anew at one stands at the other, both ways together: it tells also of those without common partners.",
            },
        },
        Field {
            name: "complementarity",
            unit: "0 to 1",
            help: Text { it: "Quanto l’uno ha ciò che all’altro manca.", en: "How far one has what the other lacks." },
        },
        Field {
            name: "nearness",
            unit: "0 to 1",
            help: Text { it: "Quanto sono vicini sul territorio.", en: "How near they are on the ground." },
        },
        Field {
            name: "score",
            unit: "1",
            help: Text {
                it: "Il prodotto: (partner in comune) × (1 + complementarità) × (1 + vicinanza), ciascuna con il suo peso.",
                en: "The product: (partners in common) × (1 + complementarity) × (1 + nearness), each with its weight.",
            },
        },
        Field {
            name: "precision, precision_degree",
            unit: "share",
            help: Text {
                it: "Quanti dei primi sono legami nascosti, e quanti se si ordina per il solo grado.",
                en: "How many of the first are hidden ties, and how many if one ranks by the degree alone.",
            },
        },
        Field {
            name: "auc, auc_degree",
            unit: "0 to 1",
            help: Text {
                it: "Quante volte un legame tolto prima sta sopra una coppia che non lo è mai stata; 0,5 è il caso.",
                en: "How often a hidden tie stands above a pair that never was one; 0.5 is chance.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Zhou, T., Lü, L., Zhang, Y.-C. (2009). Predicting missing links via local information. The European Physical Journal B 71(4).",
            doi: "10.1140/epjb/e2009-00335-8",
        },
        Source {
            citation: "Adamic, L. A., Adar, E. (2003). Friends and neighbors on the Web. Social Networks 25(3).",
            doi: "10.1016/S0378-8733(03)00009-1",
        },
        Source {
            citation: "Liben-Nowell, D., Kleinberg, J. (2007). The link-prediction problem for social networks. Journal of the American Society for Information Science and Technology 58(7).",
            doi: "10.1002/asi.20591",
        },
        Source {
            citation: "Lü, L., Zhou, T. (2011). Link prediction in complex networks: a survey. Physica A 390(6).",
            doi: "10.1016/j.physa.2010.11.027",
        },
        Source {
            citation: "Andersen, R., Chung, F., Lang, K. (2006). Local graph partitioning using PageRank vectors. 47th Annual IEEE Symposium on Foundations of Computer Science.",
            doi: "10.1109/FOCS.2006.44",
        },
    ],
    oracle: Oracle::Tests("network_real"),
    cost: Text {
        it: "Lineare nelle coppie a due passi (somma dei quadrati dei gradi); memoria lineare nei nodi e nelle coppie tenute. Fino a 10 milioni di coppie che si completano.",
        en: "Linear in the pairs two steps apart (sum of squared degrees); memory linear in the nodes and in the pairs that are kept. Up to 10 million pairs that complete each other.",
    },
    laws: "ties_laws",
    bench: "ties",
    page: "/network",
};
