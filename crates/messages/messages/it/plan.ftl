### Il piano di lavoro stampato: titoli e parole comuni.

plan-title = Piano di lavoro
plan-of = Piano di lavoro per { $territory }
plan-audience = Fatto { $audience }
plan-date = Al { $date }
plan-contents = Contenuto
plan-annex = Allegato: dati e metodi
plan-figure = Figura { $number }
plan-table = Tabella { $number }
plan-source = Fonte: { $source }
plan-see_annex = vedi l’allegato, { $number }
plan-total = Totale
plan-remainder = Resto degli arrotondamenti
plan-illustrative_left_out = { $n ->
        [one] Una scheda illustrativa è lasciata fuori.
       *[other] { $count } schede illustrative sono lasciate fuori.
    }
plan-illustrative_included = { $n ->
        [one] Comprende una scheda illustrativa.
       *[other] Comprende { $count } schede illustrative.
    }
plan-missing_data = Qui mancano i dati: { $data }.
