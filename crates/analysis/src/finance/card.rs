//! The card of finance.

use crate::catalogue::{Card, Field, Oracle, Parameter, Source, Text};

/// Does the money hold.
pub const FINANCE: Card = Card {
    id: "finance",
    title_key: "analysis-finance",
    question: Text { it: "Il denaro basta, e quanto vale il progetto?", en: "Does the money hold, and what is the project worth?" },
    parameters: &[
        Parameter {
            name: "rate",
            unit: "share of a year",
            default: "0.04",
            range: "-0.99 to 10",
            help: Text {
                it: "Il tasso annuo con cui il denaro futuro vale meno di quello di oggi.",
                en: "The yearly rate by which later money is worth less than today’s.",
            },
        },
        Parameter {
            name: "per_year",
            unit: "periods",
            default: "1",
            range: "1 to 12",
            help: Text {
                it: "Quanti periodi ha un anno: 1 per anni, 12 per mesi.",
                en: "How many periods a year has: 1 for years, 12 for months.",
            },
        },
        Parameter {
            name: "opening",
            unit: "euro",
            default: "0",
            range: "any amount",
            help: Text { it: "Che cosa c’è in cassa prima del primo periodo.", en: "What is in the till before the first period." },
        },
        Parameter {
            name: "loans",
            unit: "loans",
            default: "none",
            range: "any number",
            help: Text {
                it: "Prestiti: importo, tasso, quando entrano, in quanti periodi e con quale piano si restituiscono.",
                en: "Loans: amount, rate, when they come in, over how many periods and by which plan they are paid back.",
            },
        },
        Parameter {
            name: "ceilings",
            unit: "rules",
            default: "none",
            range: "any number",
            help: Text {
                it: "Massimali di aiuto su un arco di anni, con le date in cui valgono; li dà chi chiede.",
                en: "Ceilings on aid over a span of years, with the dates for which they hold; whoever asks gives them.",
            },
        },
        Parameter {
            name: "shares",
            unit: "rules",
            default: "none",
            range: "0 to 1",
            help: Text {
                it: "Parte massima di aiuto, e minima di mezzi propri, sui costi d’investimento.",
                en: "Greatest part of aid, and least part of own money, in the investment costs.",
            },
        },
        Parameter {
            name: "least_cover",
            unit: "1",
            default: "1",
            range: "0 or more",
            help: Text { it: "Sotto questo rapporto il debito non è coperto.", en: "Below this ratio the debt is not covered." },
        },
    ],
    results: &[
        Field {
            name: "npv",
            unit: "euro",
            help: Text {
                it: "Valore attuale netto di investimento e gestione nel primo periodo, prima dei finanziamenti.",
                en: "Net present value of investment and activity in the first period, before it is paid for.",
            },
        },
        Field {
            name: "rates",
            unit: "share of a period",
            help: Text {
                it: "Tutti i tassi interni sopra -100 %, ciascuno con l’intervallo in cui sta da solo; più d’uno vuol dire che nessuno basta a giudicare.",
                en: "All internal rates above -100 %, each with the interval in which it lies alone; more than one means that none is enough to judge by.",
            },
        },
        Field {
            name: "payback",
            unit: "periods",
            help: Text {
                it: "Da quando ciò che si è speso è tornato per sempre, senza e con lo sconto.",
                en: "From when what was spent has come back for good, without and with discounting.",
            },
        },
        Field {
            name: "cash",
            unit: "euro",
            help: Text {
                it: "Quanto c’è in cassa alla fine di ogni periodo, con prestiti, aiuti e mezzi propri.",
                en: "What the till holds at the end of each period, with loans, aid and own money.",
            },
        },
        Field {
            name: "cover",
            unit: "1",
            help: Text {
                it: "Quanto la gestione lascia per ogni euro di rate; vuoto senza rate.",
                en: "What the activity leaves for each euro of instalments; empty without any.",
            },
        },
        Field {
            name: "margin",
            unit: "share",
            help: Text {
                it: "Di quanto possono calare gli incassi della gestione prima che il progetto non valga nulla.",
                en: "By how much the activity’s income may fall before the project is worth nothing.",
            },
        },
        Field {
            name: "breaks",
            unit: "reasons",
            help: Text {
                it: "Che cosa non regge: primo periodo con cassa negativa, massimale superato e di quanto, debito non coperto.",
                en: "What does not hold: first period with an empty till, ceiling passed and by how much, debt not covered.",
            },
        },
    ],
    sources: &[
        Source {
            citation: "European Commission (2014). Guide to cost-benefit analysis of investment projects. Publications Office of the European Union.",
            doi: "10.2776/97516",
        },
        Source {
            citation: "Collins, G. E., and Akritas, A. G. (1976). Polynomial real root isolation using Descartes’ rule of signs. SYMSAC ’76.",
            doi: "10.1145/800205.806346",
        },
    ],
    oracle: Oracle::Tests("finance_oracle"),
    cost: Text {
        it: "Lineare nei flussi; i tassi col quadrato dei periodi, al massimo 480; memoria sotto 1 MB.",
        en: "Linear in the flows; the rates with the square of the periods, 480 at most; memory below 1 MB.",
    },
    laws: "finance_laws",
    bench: "finance",
    page: "/analyses/finance",
};
