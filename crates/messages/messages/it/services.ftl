### I servizi: chi li raggiunge, quanto equamente, e che cosa manca per dirlo.

problem-access = L’accesso da { $found } non si può calcolare: { $reason }.
problem-inequality = La disuguaglianza di { $found } non si può calcolare: { $reason }.
problem-coordinates-differ = Le coordinate dei due file sono di tipo diverso ({ $found }). Usa x, y in entrambi, oppure lon, lat in entrambi.
problem-table-column = { $file }: manca la colonna «{ $found }». Ci sono: { $known }.
problem-table-amount = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso un numero da zero in su.
problem-table-coordinate = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», attesa una coordinata.
problem-table-group = { $file }: riga { $row }, colonna { $column }: manca il gruppo. Scrivilo in ogni riga, o togli la colonna.

expected-problem-access = persone e sedi con coordinate, una soglia da zero in su, un fattore maggiore di zero
expected-problem-inequality = valori e pesi da zero in su, con almeno un peso maggiore di zero
expected-problem-coordinates-differ = le stesse coordinate in entrambi i file
expected-problem-table-column = una colonna «{ $found }»
expected-problem-table-amount = un numero da zero in su
expected-problem-table-coordinate = una coordinata: un numero, in gradi per lon e lat
expected-problem-table-group = un gruppo in ogni riga

inequality-undefined = Nessuno ha nulla: disuguaglianza e armonia non sono definite.

problem-no-people = Manca chi conta: nessun indicatore additivo dei residenti. Importa la popolazione per comune.
problem-demand-indicator = «{ $found }» non è un conteggio di persone che si somma. Scegli un indicatore che si aggrega per somma.
problem-no-services = Nessun servizio ha sedi nel territorio. Importa le sedi, indicando per ciascuna il servizio.
problem-unit-attribute = I comuni non hanno la caratteristica «{ $found }». Ci sono: { $known }.

expected-problem-no-people = un indicatore dei residenti che si aggrega per somma
expected-problem-demand-indicator = un indicatore che si aggrega per somma
expected-problem-no-services = almeno una sede di un servizio
expected-problem-unit-attribute = una caratteristica dei comuni

problem-no-needs = Nessun bisogno è registrato per «{ $found }». Aggiungine, o scegli un’altra voce.
expected-problem-no-needs = almeno un bisogno registrato
services-partial = L’elenco non è completo.
services-partial_help = Da ciò che non vi compare non si conclude niente: un comune qui senza sede può averne una che l’elenco non dice.
