//! The cards of specialisation, shift-share and relatedness.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// In which branches places have more than their share.
pub const SPECIALISATION: Card = Card {
    id: "specialisation",
    title_key: "analysis-specialisation",
    question: Text {
        it: "In quali settori un luogo ha più, o meno, della sua parte?",
        en: "In which branches has a place more, or less, than its share?",
    },
    parameters: &[Parameter {
        name: "z",
        unit: "standard errors",
        default: "1.96",
        range: "0 to 10",
        help: Text {
            it: "Quanti errori standard da ogni lato del quoziente: con 1,96 la banda contiene il valore vero 95 volte su 100.",
            en: "How many standard errors on each side of the quotient: with 1.96 the band holds the true value 95 times in 100.",
        },
    }],
    results: &[
        Field {
            name: "quotient",
            unit: "1",
            help: Text {
                it: "La quota del settore nel luogo divisa per la sua quota nell'insieme di confronto: 1 è la stessa quota. Vuota se il luogo o il settore non ha nessuno.",
                en: "The branch's share of the place over its share of the whole it is compared with: 1 is the same share. Empty where the place or the branch has nobody.",
            },
        },
        Field {
            name: "band",
            unit: "1",
            help: Text {
                it: "Tra quali valori sta il quoziente, dato che il luogo è parte dell'insieme e che dove lavorano in pochi il caso conta molto.",
                en: "Between which values the quotient lies, since the place is a part of the whole and chance weighs much where few people work.",
            },
        },
        Field {
            name: "standing",
            unit: "code",
            help: Text {
                it: "strength se tutta la banda sta sopra 1, weakness se tutta sotto, ordinary se contiene 1, absent se non c'è nessuno.",
                en: "strength if the whole band lies above 1, weakness if all below, ordinary if it holds 1, absent if there is nobody.",
            },
        },
        Field {
            name: "excess",
            unit: "the table's unit",
            help: Text {
                it: "Quanti lavorano nel settore oltre quelli che darebbe la quota dell'insieme; sotto zero, quanti in meno.",
                en: "How many work in the branch beyond those that the whole's share would give; below zero, how many fewer.",
            },
        },
        Field {
            name: "herfindahl",
            unit: "1",
            help: Text {
                it: "Somma dei quadrati delle quote: 1 se tutti lavorano in un solo settore.",
                en: "Sum of the squared shares: 1 if all work in a single branch.",
            },
        },
        Field {
            name: "krugman",
            unit: "1",
            help: Text {
                it: "Somma delle differenze di quota dall'insieme: 0 se il luogo è fatto come l'insieme, verso 2 se non ha nulla in comune.",
                en: "Sum of the differences of share from the whole: 0 if the place is made like it, towards 2 if it has nothing in common.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Moineddin, R., Beyene, J., and Boyle, E. (2003). On the location quotient confidence interval. Geographical Analysis 35(3).",
            doi: "10.1111/j.1538-4632.2003.tb01112.x",
        },
        Source {
            citation: "Krugman, P. (1991). Increasing returns and economic geography. Journal of Political Economy 99(3).",
            doi: "10.1086/261763",
        },
    ],
    oracle: Oracle::Folder("production"),
    cost: Text {
        it: "Lineare nei posti per i settori; circa 80 byte per coppia di posto e settore, al più 20 milioni di coppie e 10.000 settori.",
        en: "Linear in places times branches; some 80 bytes a pair of place and branch, at most 20 million pairs and 10,000 branches.",
    },
    laws: "production_laws",
    bench: "production",
    page: "/production",
};

/// How a change divides.
pub const SHIFT_SHARE: Card = Card {
    id: "shift_share",
    title_key: "analysis-shift_share",
    question: Text {
        it: "Quanto del cambiamento viene dalla crescita di tutti, quanto dai settori, quanto dal luogo?",
        en: "How much of a change comes from the growth of all, from the branches, from the place itself?",
    },
    parameters: &[Parameter {
        name: "periods",
        unit: "periods",
        default: "2",
        range: "2 or more",
        help: Text {
            it: "Con più di due periodi si sommano anche i passi dall'uno all'altro, la cui base segue il mutare dei settori (forma dinamica).",
            en: "With more than two periods the steps from one to the next are added up too, whose base follows the changing branches (dynamic form).",
        },
    }],
    results: &[
        Field {
            name: "national",
            unit: "the table's unit",
            help: Text {
                it: "Il cambiamento che ci sarebbe stato crescendo come l'insieme.",
                en: "The change there would have been, growing as the whole did.",
            },
        },
        Field {
            name: "mix",
            unit: "the table's unit",
            help: Text {
                it: "Ciò che si deve all'avere settori che altrove crescono più, o meno, dell'insieme.",
                en: "What is due to having branches that grow more, or less, than the whole elsewhere.",
            },
        },
        Field {
            name: "local",
            unit: "the table's unit",
            help: Text {
                it: "Ciò che resta: quanto il luogo è cresciuto più, o meno, degli stessi settori altrove.",
                en: "What is left: how much more, or less, the place grew than the same branches elsewhere.",
            },
        },
        Field {
            name: "competitive",
            unit: "the table's unit",
            help: Text {
                it: "La parte locale di un luogo che avesse i settori dell'insieme (Esteban-Marquillas).",
                en: "The local part of a place that had the whole's branches (Esteban-Marquillas).",
            },
        },
        Field {
            name: "allocation",
            unit: "the table's unit",
            help: Text {
                it: "Ciò che il luogo guadagna, o perde, avendo di più dei settori in cui va bene.",
                en: "What the place gains, or loses, by having more of the branches in which it does well.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Dunn, E. S. (1960). A statistical and analytical technique for regional analysis. Papers of the Regional Science Association 6(1).",
            doi: "10.1111/j.1435-5597.1960.tb01705.x",
        },
        Source {
            citation: "Esteban-Marquillas, J. M. (1972). A reinterpretation of shift-share analysis. Regional and Urban Economics 2(3).",
            doi: "10.1016/0034-3331(72)90033-4",
        },
        Source {
            citation: "Barff, R. A., and Knight, P. L. (1988). Dynamic shift-share analysis. Growth and Change 19(2).",
            doi: "10.1111/j.1468-2257.1988.tb00465.x",
        },
    ],
    oracle: Oracle::Folder("production"),
    cost: Text {
        it: "Lineare nei posti per i settori per i periodi; circa 40 byte per coppia di posto e settore, 8 per ogni altro periodo; al più 20 milioni di coppie.",
        en: "Linear in places times branches times periods; some 40 bytes a pair of place and branch, 8 for each further period; at most 20 million pairs.",
    },
    laws: "production_laws",
    bench: "production",
    page: "/production",
};

/// Which branches a place is near to, and how complex it is.
pub const RELATEDNESS: Card = Card {
    id: "relatedness",
    title_key: "analysis-relatedness",
    question: Text {
        it: "A quali settori che non ha un luogo è già vicino?",
        en: "To which branches that it lacks is a place already near?",
    },
    parameters: &[Parameter {
        name: "presence",
        unit: "1",
        default: "1",
        range: "more than 0",
        help: Text {
            it: "Da quale quoziente di localizzazione in su un settore conta come presente.",
            en: "From which location quotient on a branch counts as present.",
        },
    }],
    results: &[
        Field {
            name: "proximity",
            unit: "1",
            help: Text {
                it: "Quanto due settori stanno negli stessi luoghi: la minore delle due quote di luoghi con l'uno che hanno anche l'altro.",
                en: "How far two branches are in the same places: the smaller of the two shares of places with one that have the other too.",
            },
        },
        Field {
            name: "density",
            unit: "1",
            help: Text {
                it: "La parte delle vicinanze di un settore che sta in settori che il luogo ha già, da 0 a 1.",
                en: "The part of a branch's proximities that lies in branches the place has already, 0 to 1.",
            },
        },
        Field {
            name: "eci",
            unit: "standard scores",
            help: Text {
                it: "Complessità economica del luogo: la media di quella dei settori che ha.",
                en: "Economic complexity of the place: the mean of that of the branches it has.",
            },
        },
        Field {
            name: "pci",
            unit: "standard scores",
            help: Text {
                it: "Complessità del settore, sulla stessa scala: alta se lo hanno luoghi che hanno anche altri settori rari.",
                en: "Complexity of the branch, on the same scale: high if places have it that have other rare branches too.",
            },
        },
        Field {
            name: "coi",
            unit: "standard scores",
            help: Text {
                it: "Quanto il luogo è vicino a settori complessi che non ha.",
                en: "How near the place is to complex branches that it lacks.",
            },
        },
        Field {
            name: "cog",
            unit: "standard scores",
            help: Text {
                it: "Quanto un settore che il luogo non ha lo avvicinerebbe ad altri settori complessi.",
                en: "How far a branch that the place lacks would bring it near other complex ones.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Hidalgo, C. A., Klinger, B., Barabási, A.-L., and Hausmann, R. (2007). The product space conditions the development of nations. Science 317.",
            doi: "10.1126/science.1144581",
        },
        Source {
            citation: "Hidalgo, C. A., and Hausmann, R. (2009). The building blocks of economic complexity. PNAS 106(26).",
            doi: "10.1073/pnas.0900943106",
        },
        Source {
            citation: "Boschma, R. (2017). Relatedness as driver of regional diversification: a research agenda. Regional Studies 51(3).",
            doi: "10.1080/00343404.2016.1254767",
        },
    ],
    oracle: Oracle::Folder("production"),
    cost: Text {
        it: "Posti per il quadrato dei settori; 16 byte per coppia di settori e 40 per coppia di posto e settore; al più 10.000 settori e 20 milioni di coppie.",
        en: "Places times the square of the branches; 16 bytes a pair of branches and 40 a pair of place and branch; at most 10,000 branches and 20 million pairs.",
    },
    laws: "production_laws",
    bench: "production",
    page: "/production",
};
