### Ciò che i verbi `aggregate`, `team` e `portfolio` dicono, e che cosa non va in un file di regole.

analysis-aggregation = Domanda che conviene organizzare
analysis-team = Squadre
analysis-portfolio = Portafoglio di progetti

aggregate-left-nothing_wanted = Bisogni lasciati fuori perché non vogliono niente: { $points }.
aggregate-left-short = Bisogni lasciati fuori perché il loro intervallo è più corto di { $window }: { $points }, per una quantità di { $quantity }.
aggregate-left-counted_once = Bisogni lasciati fuori perché le loro persone sono già in un lotto del tipo: { $points }.
aggregate-left-too_large = Bisogni lasciati fuori perché ciascuno da solo è più di quanto un lotto possa avere: { $points }, per una quantità di { $quantity }.
aggregate-left-too_few = Bisogni lasciati fuori perché vicino c'è troppo poco, in qualunque momento (il minimo è { $least }): { $points }, per una quantità di { $quantity }.
aggregate-left-not_at_once = Bisogni lasciati fuori perché vicino c'è abbastanza, ma non nello stesso tempo: { $points }, per una quantità di { $quantity }.
aggregate-left-too_few_people = Bisogni lasciati fuori perché dietro a ciò che è vicino ci sono troppo poche persone: { $points }, per una quantità di { $quantity }.
aggregate-left-elsewhere = Bisogni lasciati fuori perché ciò che servirebbe loro è andato in altri lotti: { $points }, per una quantità di { $quantity }.
aggregate-bound = Nessuna scelta di lotti ne ha più di { $more } oltre questa.
aggregate-best = Nessuna scelta di lotti ha una quantità maggiore.

team-proven = Nessuna squadra di costo minore ha tutto ciò che si chiede: le altre sono state escluse, in { $steps } passi.
team-not-proven = La ricerca si è fermata dopo { $steps } passi: può esserci una squadra migliore, fino al limite.
team-lacks = Nessun candidato dà abbastanza di { $want }: { $wanted } richiesti, { $available } presenti. Manca a ogni squadra.
team-pieces = La squadra è in { $pieces } pezzi che non si conoscono.
team-alone = Indispensabili, perché nessun altro nella squadra ha ciò che portano: { $who }.
team-none-alone = Nessuno è il solo a portare qualcosa: la squadra regge la perdita di un membro qualunque.

portfolio-proven = Nessuna scelta che rispetti le regole vale di più.
portfolio-gap = La ricerca si è fermata dopo { $steps } passi: una scelta migliore può valere al massimo { $gap } in più.
portfolio-budget = Di { $budget } si spendono { $spent } su { $most }; mille euro in più varrebbero al massimo { $marginal }.
portfolio-budget-enough = Di { $budget } si spendono { $spent } su { $most }; di più non varrebbe niente.

problem-rules-form = { $file }, riga { $row }: questo non è TOML ({ $found }).
problem-rules-unknown = { $file }: «{ $found }» non è una regola di questo verbo. Ci sono: { $known }.
problem-rules-missing = { $file }: manca { $member }. Aggiungerlo.
problem-rules-number = { $file }: { $member } è «{ $found }», atteso un numero adatto.
problem-rules-whole = { $file }: { $member } è «{ $found }», atteso un numero intero da zero in su.
problem-rules-flag = { $file }: { $member } è «{ $found }», atteso true o false.
problem-rules-texts = { $file }: { $member } è «{ $found }», attesa una lista di testi, come ["a", "b"].
problem-rules-table = { $file }: { $member } è «{ $found }», attesa una tabella, come [{ $member }] con una riga per voce.
problem-rules-listed = { $file }: { $member } nomina «{ $found }», che non è nell'elenco. Aggiungerlo al suo file, o correggere il nome.
problem-rules-better = { $file }: { $member } è «{ $found }», atteso more o less.
problem-rules-pair = { $file }: { $member } nomina { $found } progetti, attesi due.
problem-table-flag = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso yes o no.
problem-table-cents = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», attesi euro con due decimali al massimo.

expected-problem-rules-form = un file di regole in TOML
expected-problem-rules-unknown = una delle regole che ci sono
expected-problem-rules-missing = una voce che serve
expected-problem-rules-number = un numero adatto
expected-problem-rules-whole = un numero intero da zero in su
expected-problem-rules-flag = true o false
expected-problem-rules-texts = una lista di testi
expected-problem-rules-table = una tabella
expected-problem-rules-listed = un nome della tabella
expected-problem-rules-better = more o less
expected-problem-rules-pair = due progetti
expected-problem-table-flag = yes o no
expected-problem-table-cents = euro con due decimali al massimo
