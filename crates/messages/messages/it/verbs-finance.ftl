### Finanza sui file.

analysis-finance = Se il denaro basta

problem-words = { $flag }: «{ $found }» non va bene. Si conoscono: { $known }.
problem-table-period = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso un numero intero o un mese come 2026-03, uguale in ogni riga.
problem-table-flow = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso operating, investment, own o aid.
problem-table-money = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso un importo da zero in su come 1250.50.
expected-problem-words = una delle voci conosciute
expected-problem-table-period = un numero intero o un mese
expected-problem-table-flow = operating, investment, own o aid
expected-problem-table-money = un importo da zero in su

finance-cash = La cassa non basta da { $period } ({ $cash }); nel momento peggiore, { $worst_period }, contiene { $worst }.
finance-ceiling = Regola { $rule }: il massimale è superato con { $period }; da { $from } a { $to } di { $by }.
finance-aid-share = L’aiuto è { $found }; al { $share } dell’investimento può essere { $allowed }: { $by } di troppo.
finance-own-share = I mezzi propri sono { $found }; al { $share } dell’investimento dovrebbero essere { $wanted }: mancano { $by }.
finance-cover = In { $period } la gestione lascia { $cover } per ogni euro di rate; ne servono { $wanted }.
finance-value = Al { $rate } l’anno il progetto vale { $npv }: costa più di quanto porta.
finance-payback = Ciò che si spende non torna entro questi periodi.
finance-holds = Nulla si rompe: la cassa, il debito e le regole indicate reggono.
finance-rates-none = Nessun tasso porta il valore a zero: non c’è tasso interno di rendimento.
finance-rates-several = Più tassi portano il valore a zero ({ $rates }), perciò nessuno dice quanto il progetto sia buono. Giudicalo dal suo valore.
