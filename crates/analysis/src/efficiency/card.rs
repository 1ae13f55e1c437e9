//! The card of efficiency.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Whether services use their means well.
pub const EFFICIENCY: Card = Card {
    id: "efficiency",
    title_key: "analysis-efficiency",
    question: Text {
        it: "I servizi usano bene i loro mezzi, e da chi possono imparare?",
        en: "Do services use their means well, and from whom can they learn?",
    },
    parameters: &[
        Parameter {
            name: "returns",
            unit: "code",
            default: "constant",
            range: "constant|variable",
            help: Text {
                it: "constant: si confrontano unità di ogni dimensione; variable: ciascuna con miscele della sua dimensione.",
                en: "constant: units of all sizes are compared; variable: each with mixtures of its own size.",
            },
        },
        Parameter {
            name: "orientation",
            unit: "code",
            default: "input",
            range: "input|output",
            help: Text {
                it: "input: quale parte dei mezzi basterebbe; output: quante volte di più si potrebbe dare con gli stessi mezzi.",
                en: "input: which part of the means would do; output: how many times as much the same means could give.",
            },
        },
        Parameter {
            name: "samples",
            unit: "samples",
            default: "1000",
            range: "100 to 10000",
            help: Text {
                it: "Quanti campioni estrarre per le bande (Simar e Wilson); se chieste.",
                en: "How many samples to draw for the bands (Simar and Wilson); where they are asked for.",
            },
        },
        Parameter {
            name: "alpha",
            unit: "1",
            default: "0.05",
            range: "more than 0, less than 1",
            help: Text { it: "La parte dei casi che una banda lascia fuori.", en: "The part of cases that a band leaves out." },
        },
        Parameter {
            name: "seed",
            unit: "1",
            default: "1",
            range: "0 to 18446744073709551615",
            help: Text { it: "Lo stesso seme dà le stesse bande.", en: "The same seed gives the same bands." },
        },
    ],
    results: &[
        Field {
            name: "score",
            unit: "1",
            help: Text {
                it: "Verso gli input: la parte dei mezzi che basterebbe, al più 1; verso gli output: di quante volte si potrebbe dare di più, almeno 1. Con 1 nessuno fa meglio.",
                en: "Towards inputs: the part of the means that would do, at most 1; towards outputs: how many times as much could be given, at least 1. With 1 nobody does better.",
            },
        },
        Field {
            name: "standing",
            unit: "code",
            help: Text {
                it: "efficient: punteggio 1 senza avanzi; weak: punteggio 1, ma qualche mezzo è di troppo o qualche output manca; inefficient; unsolved: il calcolo non si è chiuso (mai osservato).",
                en: "efficient: score 1 and no slack; weak: score 1, yet some input is too much or some output is missing; inefficient; unsolved: the calculation did not close (never seen).",
            },
        },
        Field {
            name: "peers",
            unit: "units",
            help: Text {
                it: "Le unità efficienti che lo dimostrano, con il peso di ciascuna nella miscela.",
                en: "The efficient units that show it, with the weight of each in the mixture.",
            },
        },
        Field {
            name: "targets",
            unit: "the columns' units",
            help: Text { it: "Input e output della miscela: il traguardo.", en: "Inputs and outputs of the mixture: what to aim at." },
        },
        Field {
            name: "slacks",
            unit: "the columns' units",
            help: Text {
                it: "Quanto di ciascun input resta di troppo, e di ciascun output manca, dopo il cambiamento che il punteggio dice.",
                en: "How much of each input is still too much, and of each output still missing, after the change that the score says.",
            },
        },
        Field {
            name: "superefficiency",
            unit: "1",
            help: Text {
                it: "Un’unità efficiente contro le sole altre: di quanto potrebbe peggiorare restando efficiente; infeasible se le altre non la raggiungono in nessun modo.",
                en: "An efficient unit against the others alone: how much worse it could be and still efficient; infeasible if the others cannot reach it at all.",
            },
        },
        Field {
            name: "scale",
            unit: "1",
            help: Text {
                it: "Quanto si perde per la dimensione: punteggio a rendimenti costanti su quello a rendimenti variabili.",
                en: "How much is lost by size: the score with constant returns over that with variable ones.",
            },
        },
        Field {
            name: "corrected",
            unit: "1",
            help: Text {
                it: "Il punteggio tolta la lusinga di confrontarsi con i migliori osservati soltanto, e la sua banda (low, high).",
                en: "The score less what it is flattered by comparing with the best that were seen alone, and its band (low, high).",
            },
        },
        Field {
            name: "gap",
            unit: "1",
            help: Text {
                it: "Di quanto, al massimo, differiscono il punteggio e il limite che i pesi dimostrano: zero salvo l’arrotondamento.",
                en: "By how much at most the score and the bound that the weights prove differ: zero but for rounding.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "Charnes, A., Cooper, W. W., and Rhodes, E. (1978). Measuring the efficiency of decision making units. European Journal of Operational Research 2(6).",
            doi: "10.1016/0377-2217(78)90138-8",
        },
        Source {
            citation: "Banker, R. D., Charnes, A., and Cooper, W. W. (1984). Some models for estimating technical and scale inefficiencies in data envelopment analysis. Management Science 30(9).",
            doi: "10.1287/mnsc.30.9.1078",
        },
        Source {
            citation: "Andersen, P., and Petersen, N. C. (1993). A procedure for ranking efficient units in data envelopment analysis. Management Science 39(10).",
            doi: "10.1287/mnsc.39.10.1261",
        },
        Source {
            citation: "Simar, L., and Wilson, P. W. (1998). Sensitivity analysis of efficiency scores: how to bootstrap in nonparametric frontier models. Management Science 44(1).",
            doi: "10.1287/mnsc.44.1.49",
        },
    ],
    oracle: Oracle::Folder("efficiency"),
    cost: Text {
        it: "Unità per unità della frontiera per colonne, una decina di passi ciascuna; le bande per i campioni. Memoria lineare (per le bande, 8 byte per unità e campione). Al massimo 50000 unità e 30 colonne.",
        en: "Units times units of the frontier times columns, some ten steps each; bands times the samples. Linear memory (for bands, 8 bytes a unit and sample). At most 50,000 units and 30 columns.",
    },
    laws: "efficiency_laws",
    bench: "efficiency",
    page: "/analyses/efficiency",
};
