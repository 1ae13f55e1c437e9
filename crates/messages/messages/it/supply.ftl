### Le filiere disegnate: quelle registrate, e i flussi tra settori.

supply-title = Filiere
supply-label = { $chain }, le fasi in ordine: { $stages }
supply-caption = Da sinistra a destra le fasi in ordine; lo spessore non misura quantità, che nessuno ha registrato. Il tratteggio segna ciò che viene da fuori o che manca.
supply-no_stages = Le sue fasi non sono ancora registrate.
supply-outside = da fuori
supply-missing = anello mancante
supply-branches_title = I legami tra settori che pesano di più
supply-branches = { $n ->
        [one] Il legame senza cui si perderebbe di più: a sinistra chi vende, a destra chi compra; lo spessore è il flusso
       *[other] I { $count } legami senza cui si perderebbe di più: a sinistra chi vende, a destra chi compra; lo spessore è il flusso
    }
supply-branches_table = Gli stessi legami in tabella
supply-from = Chi vende
supply-to = Chi compra
supply-flow = Flusso
supply-loss = Che cosa si perderebbe
