# Che cosa dicono i verbi sui file.

problem-table-number = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso un numero.
problem-table-ragged = { $file }: la riga { $row } ha { $found } celle, attese { $expected } come nella prima riga.
problem-table-unit = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso il numero di un’unità, da 0 a { $most }.
problem-table-shape = { $file }: nessuna forma ha «{ $found }» come { $column }. Aggiungi la forma, o togli l’unità.
problem-table-name = { $file }: riga { $row }, colonna { $column }: manca il nome. Scrivilo, o togli la riga.
problem-question = La domanda «{ $found }» non ha risposta: { $reason }.

expected-problem-table-number = un numero
expected-problem-table-ragged = tante celle quante nella prima riga
expected-problem-table-unit = il numero di un’unità
expected-problem-table-shape = una forma per ogni unità
expected-problem-table-name = un nome
expected-problem-question = una domanda che ha risposta
