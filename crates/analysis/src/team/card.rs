//! The card of teams.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Which team.
pub const TEAM: Card = Card {
    id: "team",
    title_key: "analysis-team",
    question: Text {
        it: "Quale squadra ha tutto ciò che serve, e si tiene insieme?",
        en: "Which team has all that is needed, and holds together?",
    },
    parameters: &[
        Parameter {
            name: "wants",
            unit: "candidates",
            default: "required",
            range: "1 to 64 wants",
            help: Text {
                it: "Ruoli, competenze, nature, persone da fuori: quante di ciascuna.",
                en: "Roles, competences, natures, partners from outside: how many of each.",
            },
        },
        Parameter {
            name: "connected",
            unit: "code",
            default: "false",
            range: "true|false",
            help: Text { it: "La squadra deve essere un pezzo solo per i suoi legami.", en: "The team must be one piece by its ties." },
        },
        Parameter {
            name: "largest",
            unit: "members",
            default: "no limit",
            range: "1 or more",
            help: Text { it: "Quanti membri al massimo.", en: "How many members at most." },
        },
        Parameter {
            name: "teams",
            unit: "teams",
            default: "3",
            range: "1 or more",
            help: Text { it: "Quante squadre sono dette.", en: "How many teams are told." },
        },
        Parameter {
            name: "nodes",
            unit: "steps",
            default: "2000000",
            range: "1 or more",
            help: Text {
                it: "Il tetto dei passi della ricerca; oltre, è detto il limite e non la prova.",
                en: "The ceiling of the search's steps; beyond it the bound is told instead of the proof.",
            },
        },
    ],
    results: &[
        Field {
            name: "teams",
            unit: "teams",
            help: Text {
                it: "Le squadre migliori: membri, costo, chi porta che cosa, legami, pezzi, distanze, chi è indispensabile e per che cosa.",
                en: "The best teams: members, cost, who brings what, ties, pieces, distances, who cannot be spared and what for.",
            },
        },
        Field {
            name: "lacks",
            unit: "members",
            help: Text {
                it: "Ciò che nessun candidato ha, e che perciò manca a ogni squadra.",
                en: "What no candidate has, so that every team lacks it.",
            },
        },
        Field { name: "bound", unit: "cost", help: Text { it: "Nessuna squadra costa di meno.", en: "No team costs less." } },
    ],
    sources: &[Source {
        citation: "Lappas, T., Liu, K., and Terzi, E. (2009). Finding a team of experts in social networks. Proceedings of the 15th ACM SIGKDD conference.",
        doi: "10.1145/1557019.1557074",
    }],
    oracle: Oracle::Cases,
    cost: Text {
        it: "Esponenziale nel peggiore dei casi, con un tetto ai passi; memoria lineare nei candidati e nei legami; fino a 20.000 candidati.",
        en: "Exponential at worst, with a ceiling on the steps; memory linear in candidates and ties; up to 20,000 candidates.",
    },
    laws: "team",
    bench: "team",
    page: "/analyses/team",
};
