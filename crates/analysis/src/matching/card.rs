//! The cards of the assignment of needs to offers, and of pairs one to one.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Who serves whom.
pub const MATCHING: Card = Card {
    id: "matching",
    title_key: "analysis-matching",
    question: Text { it: "Chi serve chi, e che cosa manca?", en: "Who serves whom, and what is lacking?" },
    parameters: &[
        Parameter {
            name: "unmet-cost",
            unit: "the costs' unit",
            default: "100000",
            range: "0 to 1000000000000000",
            help: Text {
                it: "Quanto costa un'unità di bisogno che resta scoperta: un abbinamento più caro di così non si fa.",
                en: "What a unit of need costs that stays unmet: a pairing dearer than this is not made.",
            },
        },
        Parameter {
            name: "groups",
            unit: "column",
            default: "none",
            range: "up to 10000 groups",
            help: Text {
                it: "Il gruppo di ogni bisogno: prima si alza la quota del gruppo servito di meno, poi del successivo; fra le più eque la meno cara.",
                en: "The group of each need: first the share of the group served least is raised, then of the next; of the fairest the cheapest.",
            },
        },
    ],
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
            name: "fairness_price",
            unit: "the costs' unit",
            help: Text {
                it: "Quanto costa servire prima i gruppi serviti di meno, oltre il costo minimo.",
                en: "What it costs to serve first the groups served least, over the least cost.",
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
        Source {
            citation: "Bertsimas, D., Farias, V. F., and Trichakis, N. (2011). The price of fairness. Operations Research 59(1).",
            doi: "10.1287/opre.1100.0865",
        },
    ],
    oracle: Oracle::Folder("matching"),
    cost: Text {
        it: "Circa n log n nelle coppie possibili, per pochi giri; memoria lineare nelle coppie.",
        en: "About n log n in the possible pairs, over a few rounds; memory linear in the pairs.",
    },
    laws: "matching_laws",
    bench: "matching",
    page: "/exchange",
};

/// Who with whom, one to one.
pub const ASSIGNMENT: Card = Card {
    id: "assignment",
    title_key: "analysis-assignment",
    question: Text { it: "Chi con chi, uno a uno, al costo minimo?", en: "Who with whom, one to one, at the least cost?" },
    parameters: &[Parameter {
        name: "cost",
        unit: "any",
        default: "required",
        range: "-1e15 to 1e15",
        help: Text {
            it: "Il costo di ogni coppia, riga per colonna; le righe e le colonne possono essere in numero diverso.",
            en: "The cost of each pair, row by column; rows and columns need not be as many.",
        },
    }],
    results: &[
        Field { name: "cost", unit: "the costs' unit", help: Text { it: "La somma più piccola.", en: "The least sum." } },
        Field { name: "pairs", unit: "row and column", help: Text { it: "Chi sta con chi.", en: "Who is with whom." } },
        Field {
            name: "column_prices",
            unit: "the costs' unit",
            help: Text {
                it: "Sotto zero: quanto farebbe risparmiare una colonna in più come quella.",
                en: "Below zero: what one more column like that would save.",
            },
        },
        Field {
            name: "gap",
            unit: "the costs' unit",
            help: Text {
                it: "Il costo meno ciò che i prezzi provano: zero per numeri interi.",
                en: "The cost less what the prices prove: zero for whole numbers.",
            },
        },
        Field {
            name: "extra",
            unit: "the costs' unit",
            help: Text {
                it: "Quanto ogni coppia costa più della colonna più economica della riga, e chi ha quella.",
                en: "What each pair costs over the row's cheapest column, and who has that one.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Jonker, R., and Volgenant, A. (1987). A shortest augmenting path algorithm for dense and sparse linear assignment problems. Computing 38.",
            doi: "10.1007/BF02278710",
        },
        Source {
            citation: "Volgenant, A. (1996). Linear and semi-assignment problems: a core oriented approach. Computers and Operations Research 23(10).",
            doi: "10.1016/0305-0548(96)00010-X",
        },
        Source {
            citation: "Crouse, D. F. (2016). On implementing 2D rectangular assignment algorithms. IEEE Transactions on Aerospace and Electronic Systems 52(4).",
            doi: "10.1109/TAES.2016.140952",
        },
    ],
    oracle: Oracle::Folder("matching"),
    cost: Text {
        it: "Nel peggiore dei casi il cubo delle righe, di solito poco più del quadrato; memoria: 4 o 8 byte per cella; fino a 300.000.000 di celle.",
        en: "At worst the cube of the rows, mostly little more than the square; memory: 4 or 8 bytes a cell; up to 300,000,000 cells.",
    },
    laws: "assign_laws",
    bench: "matching",
    page: "/analyses/assign",
};
