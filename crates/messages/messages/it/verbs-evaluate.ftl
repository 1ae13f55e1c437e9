### Valutazione di un intervento sui file.

analysis-evaluation = Se ha funzionato

problem-table-treated = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso 0 o 1.
problem-table-same = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», diverso dalle righe precedenti dell’unità. Scrivi lo stesso in ognuna.
problem-panel-stops = { $file }: l’unità «{ $found }» ha l’intervento e in { $period } non più. Si valutano solo interventi che restano: togli i periodi dopo la fine.
expected-problem-table-treated = 0 o 1
expected-problem-table-same = lo stesso in ogni riga dell’unità
expected-problem-panel-stops = un intervento che resta

evaluate-effect = I trattati si sono mossi di { $effect } più degli altri (tra { $low } e { $high }, intervallo al { $level }). Il caso da solo difficilmente lo darebbe (p = { $p }).
evaluate-no-sign = I trattati si sono mossi di { $effect } più degli altri (tra { $low } e { $high }, intervallo al { $level }). Il caso da solo dà altrettanto (p = { $p }): nulla è mostrato, e nulla è escluso dentro l’intervallo.
evaluate-trend = Questo disegno non può rispondere: già prima dell’inizio i trattati si allontanavano dagli altri, di { $slope } a periodo. La differenza trovata ({ $effect }) non è del solo intervento.
evaluate-cannot = Questo disegno non può rispondere: con { $treated } trattati su { $clusters } luoghi il p più piccolo possibile è { $least }. Qualunque cosa sia accaduta, potrebbe essere il caso.
evaluate-staggered = I luoghi cominciano in tempi diversi: ogni gruppo è confrontato con luoghi non trattati, mai con luoghi trattati prima.
evaluate-few = I luoghi trattati sono pochi ({ $treated }): il caso si giudica scegliendone altri al loro posto ({ $ways } modi).
evaluate-detectable = Un effetto di { $least } si troverebbe quattro volte su cinque; uno più piccolo per lo più no.
evaluate-one-before = C’è un solo periodo prima dell’inizio: se gli andamenti fossero paralleli non si può guardare.
evaluate-parallel = Nei { $periods } periodi prima dell’inizio gli andamenti non differiscono più di quanto dia il caso (p = { $p }). Non prova che dopo non sarebbero stati diversi.
evaluate-synthetic = { $unit } contro una miscela ({ $mixture }…) che prima dell’inizio la mancava di { $before }: { $effect } da allora; ai luoghi non trattati accade altrettanto con p = { $p }.
evaluate-incomplete = Lasciate fuori per un esito mancante: { $count } unità.
evaluate-always = Lasciate fuori, con l’intervento dal primo periodo: { $count } unità.
