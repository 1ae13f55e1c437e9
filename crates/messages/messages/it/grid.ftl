### La pagina della griglia: che cosa c’è in ogni casella, perché una è vuota, le pagine delle aree.

page-grid = Griglia
    .help = Con le frecce ci si muove tra le caselle, Invio apre, V passa alla prossima vuota, Esc chiude.

grid-lede = Ogni nodo è una casella: il semicerchio sinistro è la domanda, il destro l’offerta, più grande dove ce n’è di più. Dove il nodo è vuoto, dice perché.
grid-caption = La griglia: una riga per area, una colonna per dimensione e modalità; in ogni casella quante schede ci stanno.
grid-show = Che cosa mostrare
grid-side_demand = Bisogni
grid-side_supply = Offerte
grid-side_initiative = Iniziative
grid-side_around = Altro
grid-money = Denaro
grid-wide = Azioni innovative distinte (10 × 15)
grid-key_latencies = anello punteggiato: latenze aperte, con il loro numero in alto
grid-as_table = Tabella
grid-as_grid = Griglia
grid-axes = Assi
grid-own_title = Griglia del territorio
grid-total = Totale
grid-cell = Casella
grid-close = Chiudi
grid-why_empty = Perché è vuota
grid-volume_of = Peso: { $side }
grid-millions = { $n } M€
grid-thousands = { $n } k€
grid-head-innovative_actions = Innovare
grid-head-advanced_services = Servizi avanzati
grid-head-system_products = Prodotti-sistema
grid-head-technology_applications = Tecnologie
grid-head-improvement = Migliorare
grid-head-pilots = Provare

grid-n_demand = { $n ->
        [one] un bisogno
       *[other] { $count } bisogni
    }
grid-n_supply = { $n ->
        [one] un’offerta
       *[other] { $count } offerte
    }
grid-n_initiative = { $n ->
        [one] un’iniziativa
       *[other] { $count } iniziative
    }
grid-n_around = { $n ->
        [one] un’altra scheda
       *[other] { $count } altre schede
    }
grid-people = Persone interessate: { $n }
grid-all_of = { $n ->
        [one] L’unica
       *[other] Tutte e { $count }
    }
grid-unplaced = { $n ->
        [one] Una scheda non ha ancora un posto sulla griglia:
       *[other] { $count } schede non hanno ancora un posto sulla griglia:
    }
grid-place_them = Guarda i posti proposti
grid-rests_on = La griglia poggia sulla convenzione
grid-no_convention = Nessuna convenzione è ancora indicata per questa griglia: si lega alla scheda degli assi.
grid-finding_none = { $n ->
        [0] Il registro è ancora vuoto, e con lui la griglia
        [one] L’unica scheda del registro non ha ancora un posto sulla griglia
       *[other] Nessuna delle { $count } schede ha ancora un posto sulla griglia
    }
grid-finding_gap = Dove domanda e offerta distano di più: { $cell }, { $demand } contro { $supply }
grid-finding_most = Dove sta di più: { $cell }, { $n } schede su { $placed }
grid-nothing_found = vuota: altre caselle della stessa area e dimensione sono state rilevate, qui non c’è niente
grid-never_surveyed = mai rilevata: in quest’area e dimensione non c’è ancora nessuna scheda
grid-not_pertinent_why = non pertinente: { $why }
grid-key_demand = domanda oltre l’offerta
grid-key_even = in pari
grid-key_supply = offerta oltre la domanda
grid-key_nothing = { $n ->
        [one] vuota: rilevata, nessuna voce (una)
       *[other] vuota: rilevata, nessuna voce ({ $count })
    }
grid-key_never = { $n ->
        [one] mai rilevata (una)
       *[other] mai rilevata ({ $count })
    }
grid-key_not_pertinent = { $n ->
        [one] non pertinente (una)
       *[other] non pertinente ({ $count })
    }
grid-key_below = Numero in basso: iniziative.

grid-area_lede = Bisogni: { $demand }. Offerte: { $supply }. Iniziative: { $initiatives }.
grid-area_records = Che cosa c’è
grid-area_nothing = Nessuna scheda sta ancora in quest’area.
grid-area_missing = Che cosa manca
grid-area_full = Ogni casella di quest’area ha qualcosa.
grid-area_no_money = Nessuna iniziativa di quest’area dice quanto denaro ha.
grid-area_no_calls = Nessun bando del registro ha quest’area tra i suoi temi.
grid-area_no_indicators = Nessun indicatore è ancora legato a quest’area: i codici si scrivono tra gli assi della griglia.
grid-closes = scade il { $day }
grid-median = { $value } { $unit }, valore di mezzo tra i comuni ({ $period })

page-placement = Posti proposti sulla griglia
placement-none = Ogni scheda ha il suo posto sulla griglia
placement-finding = { $n ->
        [one] Una scheda aspetta un posto sulla griglia
       *[other] { $count } schede aspettano un posto sulla griglia
    }
placement-lede = Il posto è proposto dalle parole della scheda; niente si sposta finché qualcuno non conferma. Dove c’è un dubbio è detto, e la scheda non è scelta in partenza.
placement-learnt = { $n ->
        [0] Per ora si basa solo sulle descrizioni delle voci.
        [one] Ha imparato da una scheda già collocata.
       *[other] Ha imparato da { $count } schede già collocate.
    }
placement-choose = Scegli
placement-choose_one = Scegli «{ $title }»
placement-words = Le parole che hanno parlato
placement-doubt = in dubbio
placement-confirm = Conferma i posti delle schede scelte
placement-shown = Le prime { $shown } di { $total }
done-placed = { $n ->
        [one] Una scheda ha ora il suo posto sulla griglia.
       *[other] { $count } schede hanno ora il loro posto sulla griglia.
    }
