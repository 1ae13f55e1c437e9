//! The card of supply chains.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// How supply chains run.
pub const CHAINS: Card = Card {
    id: "chains",
    title_key: "analysis-chains",
    question: Text {
        it: "Come corrono le filiere: chi trascina chi, quali anelli mancano, quanto si dipende da fuori?",
        en: "How do supply chains run: who pulls whom, which rings are missing, how much depends on outside?",
    },
    parameters: &[
        Parameter {
            name: "whole",
            unit: "code",
            default: "yes",
            range: "yes|no",
            help: Text {
                it: "Se calcolare l’intera inversa di Leontief, e con essa dispersione, estrazione e legami; senza restano moltiplicatori e collegamenti, molto più in fretta.",
                en: "Whether to find the whole Leontief inverse, and with it spread, extraction and ties; without it multipliers and linkages remain, much faster.",
            },
        },
        Parameter {
            name: "ties",
            unit: "ties",
            default: "20",
            range: "0 to 10000",
            help: Text {
                it: "Quanti legami fra due settori elencare, secondo la produzione che si perderebbe senza ciascuno.",
                en: "How many ties between two branches to list, by the output that would be lost without each.",
            },
        },
        Parameter {
            name: "delta",
            unit: "1",
            default: "0.3",
            range: "0 to 1",
            help: Text {
                it: "Con l’occupazione regionale: quanto una regione piccola compra fuori (Flegg). Gli studi trovano da 0,2 a 0,3.",
                en: "With regional employment: how much a small region buys outside (Flegg). Studies find 0.2 to 0.3.",
            },
        },
    ],
    results: &[
        Field {
            name: "backward",
            unit: "1",
            help: Text {
                it: "Produzione di tutti i settori per un’unità di domanda finale del settore: il moltiplicatore della produzione, almeno 1.",
                en: "Output of all branches for a unit of the branch’s final demand: the output multiplier, at least 1.",
            },
        },
        Field {
            name: "forward_ghosh",
            unit: "1",
            help: Text {
                it: "Produzione di tutti che un’unità di input primari del settore permette (inversa di Ghosh).",
                en: "Output of all that a unit of the branch’s primary inputs allows (Ghosh’s inverse).",
            },
        },
        Field {
            name: "forward",
            unit: "1",
            help: Text {
                it: "Produzione del settore se la domanda finale cresce di un’unità ovunque (Rasmussen).",
                en: "Output of the branch when final demand grows by a unit everywhere (Rasmussen).",
            },
        },
        Field {
            name: "standing",
            unit: "code",
            help: Text {
                it: "key se trascina e spinge più della media, backward se solo trascina, forward se solo spinge, weak se nessuno dei due, idle se non produce.",
                en: "key if it pulls and pushes more than the mean, backward if it only pulls, forward if it only pushes, weak if neither, idle if it makes nothing.",
            },
        },
        Field {
            name: "jobs",
            unit: "jobs per unit of final demand",
            help: Text {
                it: "Occupati in tutti i settori per un’unità di domanda finale; jobs_ratio per un occupato del settore stesso.",
                en: "Jobs in all branches for a unit of final demand; jobs_ratio for a job in the branch itself.",
            },
        },
        Field {
            name: "extraction",
            unit: "the table's unit",
            help: Text {
                it: "Produzione totale che verrebbe meno togliendo il settore con tutti i suoi legami.",
                en: "Total output that would go if the branch were taken out with all its ties.",
            },
        },
        Field {
            name: "outside",
            unit: "1",
            help: Text {
                it: "Parte di un’unità di domanda finale che va fuori lungo tutta la filiera.",
                en: "Part of a unit of final demand that goes outside along the whole chain.",
            },
        },
        Field {
            name: "rings",
            unit: "branches",
            help: Text {
                it: "Con l’occupazione regionale: per ogni settore quanto la regione ne ha bisogno, quanto trova dentro, quanto guadagnerebbe trovandolo tutto dentro.",
                en: "With regional employment: for each branch how much the region needs of it, how much it finds inside, what it would gain by finding all of it inside.",
            },
        },
        Field {
            name: "bound",
            unit: "1",
            help: Text {
                it: "Nessun moltiplicatore dista dal vero più di questa parte di sé: è dimostrato dal saldo che resta.",
                en: "No multiplier is off by more than this part of itself: proven by what is left of its balance.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Leontief, W. (1936). Quantitative input and output relations in the economic system of the United States. Review of Economics and Statistics 18(3).",
            doi: "10.2307/1927837",
        },
        Source {
            citation: "Miller, R. E., and Blair, P. D. (2009). Input-Output Analysis: Foundations and Extensions. Cambridge University Press.",
            doi: "10.1017/CBO9780511626982",
        },
        Source { citation: "Ghosh, A. (1958). Input-output approach in an allocation system. Economica 25(97).", doi: "10.2307/2550694" },
        Source {
            citation: "Dietzenbacher, E., and van der Linden, J. A. (1997). Sectoral and spatial linkages in the EC production structure. Journal of Regional Science 37(2).",
            doi: "10.1111/0022-4146.00053",
        },
        Source {
            citation: "Hawkins, D., and Simon, H. A. (1949). Note: some conditions of macroeconomic stability. Econometrica 17(3/4).",
            doi: "10.2307/1905526",
        },
        Source {
            citation: "Flegg, A. T., Webber, C. D., and Elliott, M. V. (1995). On the appropriate use of location quotients in generating regional input-output tables. Regional Studies 29(6).",
            doi: "10.1080/00343409512331349173",
        },
        Source {
            citation: "Flegg, A. T., and Tohmo, T. (2013). Regional input-output tables and the FLQ formula: a case study of Finland. Regional Studies 47(5).",
            doi: "10.1080/00343404.2011.592138",
        },
    ],
    oracle: Oracle::Folder("production"),
    cost: Text {
        it: "Moltiplicatori: una ventina di letture della tavola, memoria della tavola. Inversa: due volte il cubo dei settori, memoria di una seconda tavola (8 byte per coppia di settori). Al massimo 12000 settori.",
        en: "Multipliers: some twenty readings of the table, memory of the table. Inverse: twice the cube of the branches, memory of a second table (8 bytes a pair of branches). At most 12,000 branches.",
    },
    laws: "chains_laws",
    bench: "chains",
    page: "/analyses/chains",
};
