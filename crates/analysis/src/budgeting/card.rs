//! The card of shared budgets.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// How a budget is shared fairly.
pub const BUDGETING: Card = Card {
    id: "budgeting",
    title_key: "analysis-budgeting",
    question: Text {
        it: "Come si divide un bilancio in modo equo fra i progetti votati?",
        en: "How is a budget shared fairly among the projects voted on?",
    },
    parameters: &[
        Parameter {
            name: "rule",
            unit: "code",
            default: "mes",
            range: "greedy|mes|mes-greedy|mes-add1|mes-add1-greedy|phragmen",
            help: Text {
                it: "greedy: chi ha più soddisfazione per spesa; mes: quote uguali; -add1: con la quota alzata a passi finché si resta nel bilancio; -greedy: ciò che avanza a chi ha più voti per spesa; phragmen: la regola sequenziale di Phragmén.",
                en: "greedy: most satisfaction for the money; mes: equal shares; -add1: with shares raised in steps while the outcome stays within the budget; -greedy: what is left goes by satisfaction for the money; phragmen: Phragmén's sequential rule.",
            },
        },
        Parameter {
            name: "satisfaction",
            unit: "code",
            default: "cost",
            range: "cost|card",
            help: Text {
                it: "Ciò che un votante riceve da un progetto scelto che ha approvato: il suo costo (cost) o uno (card).",
                en: "What a voter gets from an approved project that is chosen: its cost (cost), or one (card).",
            },
        },
        Parameter {
            name: "step",
            unit: "money",
            default: "a hundredth of the budget, at least one unit a voter",
            range: "more than 0",
            help: Text {
                it: "Per le regole -add1: di quanto si alza il bilancio intero a ogni passo.",
                en: "For the -add1 rules: by how much the whole budget is raised a step.",
            },
        },
    ],
    results: &[
        Field {
            name: "chosen",
            unit: "projects",
            help: Text { it: "I progetti scelti, nell'ordine della scelta.", en: "The chosen projects, in the order of choice." },
        },
        Field {
            name: "price",
            unit: "money",
            help: Text {
                it: "Quanto paga ciascun sostenitore; chi ha meno dà tutto ciò che gli resta (contati e sommati a parte).",
                en: "What each supporter pays; who has less gives all that is left (counted and summed apart).",
            },
        },
        Field {
            name: "effort",
            unit: "1",
            help: Text {
                it: "Il prezzo diviso per la quota di ciascuno: che parte della propria quota costa il progetto a chi lo paga intero.",
                en: "The price over everyone's share: which part of the share the project takes from those who pay in full.",
            },
        },
        Field {
            name: "lacks",
            unit: "money",
            help: Text {
                it: "Quanto manca a ogni progetto escluso, nel bilancio o nelle mani dei suoi sostenitori, secondo il motivo.",
                en: "What each project that was left out lacks, in the budget or in its supporters' hands, as the reason says.",
            },
        },
        Field {
            name: "ties",
            unit: "projects",
            help: Text {
                it: "Le scelte alla pari, decise dall'ordine dei nomi.",
                en: "Choices between equals, which the order of names decided.",
            },
        },
        Field {
            name: "voters_with_one",
            unit: "voters",
            help: Text {
                it: "Quanti hanno almeno un progetto approvato fra quelli scelti.",
                en: "How many have at least one approved project among those chosen.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Peters, D., Pierczyński, G., and Skowron, P. (2021). Proportional participatory budgeting with additive utilities. Advances in Neural Information Processing Systems 34.",
            doi: "10.48550/arXiv.2008.13276",
        },
        Source {
            citation: "Los, M., Christoff, Z., and Grossi, D. (2022). Proportional budget allocations: towards a systematization. IJCAI 2022.",
            doi: "10.48550/arXiv.2203.12324",
        },
    ],
    oracle: Oracle::Folder("budgeting"),
    cost: Text {
        it: "Lineare nelle preferenze per i pochi progetti riesaminati a ogni scelta; memoria di sedici byte a preferenza. Fino a 536 milioni di preferenze; le regole -add1 lo ripetono a ogni passo, al più 100000 volte.",
        en: "Linear in the approvals of the few projects looked at again for each choice; sixteen bytes of memory an approval. Up to 536 million approvals; the -add1 rules repeat it at each step, at most 100000 times.",
    },
    laws: "budgeting_laws",
    bench: "budgeting",
    page: "/analyses/budget",
};
