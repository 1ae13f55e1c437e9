### Che cosa dicono i verbi su opinioni, bilanci condivisi e scenari.

analysis-opinions = Su che cosa le persone sono d’accordo
analysis-budgeting = Un bilancio diviso a voti
analysis-balances = Futuri che stanno insieme
analysis-structure = Che cosa muove che cosa

problem-table-vote = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso 1 (d’accordo), 0 (astenuto) o -1 (contrario).
problem-pabulib-meta = { $file }: la sezione META non dice «{ $found }». Aggiungi la riga.
problem-budget-step = Il passo «{ $found }» non è una somma di denaro. Scrivi cifre, come 5000 o 12.50.
problem-foresight-names = { $found } non nomina ciò che la matrice ha: servono { $sizes } nomi, nell’ordine delle righe.

expected-problem-table-vote = 1, 0 o -1
expected-problem-pabulib-meta = una riga di META che lo dica
expected-problem-budget-step = una somma di denaro
expected-problem-foresight-names = un nome per ogni riga della matrice

opinions-group-agrees = { $n ->
        [one] Il gruppo { $group } (una persona) si distingue perché è d’accordo con { $statements }.
       *[other] Il gruppo { $group } ({ $count } persone) si distingue perché è d’accordo con { $statements }.
    }
opinions-group-disagrees = { $n ->
        [one] Il gruppo { $group } (una persona) si distingue perché è contrario a { $statements }.
       *[other] Il gruppo { $group } ({ $count } persone) si distingue perché è contrario a { $statements }.
    }
opinions-all-agree = La maggior parte di chi ha votato è d’accordo con { $statements }.
opinions-all-disagree = La maggior parte di chi ha votato è contraria a { $statements }.
opinions-no-consensus = Su nessuna affermazione c’è una maggioranza di tutti che si distingua dal caso.
opinions-map = La mappa mostra il { $share } delle differenze di voto; il resto non vi si vede.
opinions-faint = I gruppi sono appena separati (silhouette { $silhouette }): le persone sfumano le une nelle altre.
opinions-unsteady = Altre partenze danno altri gruppi (Rand { $rand }): non fare conto sui confini tra loro.
opinions-outside = { $n ->
        [one] Una persona ha votato troppo poco per stare in un gruppo.
       *[other] { $count } persone hanno votato troppo poco per stare in un gruppo.
    }

budget-served = { $n ->
        [one] { $served } votante su uno ha un progetto approvato fra quelli scelti.
       *[other] { $served } votanti su { $count } hanno un progetto approvato fra quelli scelti.
    }
budget-share = Ogni votante ha una quota di { $share } da spendere in progetti approvati.
budget-effort = { $n ->
        [one] Lo sforzo maggiore è { $project }: un sostenitore paga { $price }, e altri { $part } danno tutto ciò che avevano.
       *[other] Lo sforzo maggiore è { $project }: { $count } sostenitori pagano { $price } ciascuno, e altri { $part } danno tutto ciò che avevano.
    }
budget-next-supporters = Il più vicino a essere scelto è { $project }: ai suoi sostenitori mancano { $lacks }.
budget-next-budget = Il più vicino a essere scelto è { $project }: al bilancio mancano { $lacks }.
budget-next-stopped = La regola si è fermata a un progetto che non ci sta, prima del turno di { $project }, che ci starebbe.
budget-tie = { $project } era alla pari con { $over }: ha deciso l’ordine dei nomi.
budget-raised = { $n ->
        [one] Le quote sono state calcolate una volta.
       *[other] Le quote sono state alzate in { $count } giri, come se il bilancio fosse { $purse }; l’esito resta in quello vero.
    }
budget-cut-off = Il rialzo si è fermato al massimo dei giri: un passo più grande andrebbe oltre.
budget-approved = Le schede sono «{ $kind }»: ogni progetto che una scheda nomina conta come approvato, quali che siano punti o posto.
budget-greedy = Questa regola chiede in quanti vogliono un progetto, non chi: una maggioranza può prendersi tutto il bilancio.

foresight-search-many = Gli scenari coerenti sono più di quelli elencati: i giudizi decidono troppo poco.
foresight-search-given_up = La ricerca è stata lasciata: i giudizi legano troppo poco. Ciò che è elencato è coerente, ma può esserci altro.
foresight-drawn = { $n ->
        [one] Gli scenari sono troppi per seguirli tutti: ne è stato estratto uno, e il bacino conta quello.
       *[other] Gli scenari sono troppi per seguirli tutti: ne sono stati estratti { $count }, e i bacini contano questi.
    }
foresight-attractors-many = Gli attrattori sono più di mezzo milione: quasi ogni scenario resta dov’è, e non sono elencati.
foresight-none = Nessuno scenario è coerente: in ciascuno qualche descrittore starebbe meglio altrove. Guarda gli attrattori.
foresight-holds = Lo scenario è coerente: ogni scelta tiene.
foresight-breaks = Lo scenario non è coerente.
foresight-choice-holds = { $name }: { $chosen } tiene (bilancio { $balance }).
foresight-choice-breaks = { $name }: { $chosen } non tiene (bilancio { $balance }); { $best } ha { $other }.
foresight-judgement = Più di tutti vi si oppone { $source } = { $variant }, che dice { $of_rival } di { $rival } e { $of_chosen } di { $chosen }.
foresight-driver = Motrici, che agiscono molto e dipendono poco: { $names }.
foresight-relay = Di raccordo, che agiscono molto e dipendono molto: { $names }.
foresight-outcome = Risultanti, che agiscono poco e dipendono molto: { $names }.
foresight-autonomous = A parte, che agiscono poco e dipendono poco: { $names }.
foresight-settled = { $n ->
        [one] Le cifre indirette contano catene di un passo.
       *[other] Le cifre indirette contano catene di { $count } passi, dove l’ordine delle variabili si ripete.
    }
foresight-ends = { $n ->
        [one] Nessuna influenza torna dove è nata: nessuna catena supera un passo.
       *[other] Nessuna influenza torna dove è nata: le catene più lunghe hanno { $count } passi, e sono contate.
    }
foresight-never = { $n ->
        [one] L’ordine delle variabili non si ripete fino a catene di un passo.
       *[other] L’ordine delle variabili non si ripete fino a catene di { $count } passi: la graduatoria indiretta va presa con cautela.
    }
