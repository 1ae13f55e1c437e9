### La produzione, fin dove arrivano i dati: chi c’è per settore e luogo, in che cosa si è specializzati, che cosa si aspetta.

analysis-specialisation = In che cosa un luogo è specializzato
analysis-shift_share = Di che cosa è fatto un cambiamento
analysis-relatedness = A quali settori un luogo è vicino
page-production = Produzione
production-question = In che cosa è forte il territorio?
production-again = Torna alla domanda di partenza

production-finding-strong = { $n ->
        [one] Il territorio è più forte di ciò che lo circonda in { $branches }
       *[other] Il territorio è più forte di ciò che lo circonda soprattutto in { $branches }
    }
production-finding-even = Nessun settore spicca: il territorio lavora come ciò che lo circonda
production-finding-greatest = Il settore più grande è { $branch }: { $share } su { $total } ({ $measure })
production-finding-actors = { $class }: { $number } soggetti su { $all }, di cui { $here } a { $place }
production-finding-actors_nowhere = { $class }: { $number } soggetti su { $all }
production-finding-service = { $class }: { $number } tra soggetti, offerte e sedi, in { $units } comuni
production-finding-unsaid_nature = { $n ->
        [one] Un soggetto nel territorio, che non dice la sua natura
       *[other] { $count } soggetti nel territorio, e nessuno dice la sua natura
    }
production-finding-unsaid_branch = { $n ->
        [one] Un soggetto nel territorio, che non dice il suo settore
       *[other] { $count } soggetti nel territorio, e nessuno dice il suo settore
    }
production-finding-unsaid_service = { $n ->
        [one] Un soggetto nel territorio, che non dice i suoi servizi
       *[other] { $count } soggetti nel territorio, e nessuno dice i suoi servizi
    }
production-finding-nothing = Non c’è ancora nessun soggetto nel territorio
production-lede-compared = { $period }: { $total } { $measure } in { $units } comuni del territorio, a confronto con { $around } comuni intorno.
production-lede-alone = { $period }: { $total } { $measure } in { $units } comuni; intorno non ci sono dati, perciò i comuni si confrontano solo tra loro.
production-lede-waits = Chi c’è e dove lo dice il registro; quanto si lavora in ogni settore non si può ancora dire, e sotto c’è scritto quali dati servono.
production-unclassed-nature = { $n ->
        [one] Di un soggetto la natura non è scritta.
       *[other] Di { $count } soggetti la natura non è scritta.
    }
production-unclassed-branch = { $n ->
        [one] Un soggetto non dice il suo settore.
       *[other] { $count } soggetti non dicono il loro settore.
    }
production-unclassed-service = { $n ->
        [one] Un soggetto non dice quali servizi svolge.
       *[other] { $count } soggetti non dicono quali servizi svolgono.
    }
production-placeless = { $n ->
        [one] Un soggetto non ha un luogo e non è contato.
       *[other] { $count } soggetti non hanno un luogo e non sono contati.
    }
production-actors = { $n ->
        [one] un soggetto nel territorio
       *[other] { $count } soggetti nel territorio
    }

production-by = Per che cosa distinguere
production-by-nature = Soggetti per natura e luogo
production-by-branch = Soggetti per settore e luogo
production-by-service = Soggetti, offerte e sedi per servizio e luogo
production-way-nature = natura
production-way-branch = settore
production-way-service = servizio
production-class-nature = Natura
production-class-branch = Settore
production-class-service = Servizio
production-all_classes = tutti
production-none-nature = Nessun soggetto dice la sua natura.
production-none-branch = Nessun soggetto dice il suo settore: il campo «Settori» ne vuole il codice ATECO.
production-none-service = Nessun soggetto, offerta o sede dice un servizio.
production-facilities = Sedi
production-units_with = Comuni
production-records = Schede
production-legend = Cerchi: l’area è il numero di schede
production-table_note = Una scheda che sta in più comuni è contata in ciascuno; nei totali una volta sola.
production-branches_file = CSV dei settori

production-period = Periodo
production-measure = Che cosa si conta
production-whole = Confronto con
production-whole-loaded = tutti i comuni caricati
production-whole-inside = i soli comuni del territorio
production-unit = Settori di
production-territory = tutto il territorio
production-branch = { $name } ({ $code })
production-branches_of = Settori: { $of }
production-share = Quota
production-share_whole = Quota nell’insieme
production-quotient = Quoziente (banda)
production-standing = Che cos’è
production-standing-strength = forza
production-standing-weakness = debolezza
production-standing-ordinary = nella media
production-standing-absent = assente
production-standing-opportunity = opportunità
production-excess = Oltre la sua parte
production-change = Cambiamento
production-local = Di cui del luogo
production-complexity = Complessità
production-concentration = Concentrazione
production-note-band = Il quoziente è la quota del settore nel luogo divisa per la sua quota nell’insieme. È una forza, o una debolezza, se tutta la banda (95 su 100) sta sopra, o sotto, 1: dove lavorano in pochi la banda è larga e non si conclude nulla.
production-note-alone = Senza dati su ciò che sta intorno il territorio non si confronta con nulla; i suoi comuni si confrontano con il territorio intero.
production-left-no_figures = { $n ->
        [one] Un comune del territorio non ha dati: { $names }.
       *[other] { $count } comuni del territorio non hanno dati: { $names }.
    }
production-left-not_a_number = { $n ->
        [one] Un comune resta fuori perché un suo dato è coperto o manca: { $names }.
       *[other] { $count } comuni restano fuori perché un loro dato è coperto o manca: { $names }.
    }
production-and_others = { $n ->
        [one] un altro
       *[other] altri { $count }
    }
production-empty_cells = { $n ->
        [one] Una casella senza riga, in un comune che ne ha altre, conta zero.
       *[other] { $count } caselle senza riga, in comuni che ne hanno altre, contano zero.
    }
production-wider = Non contati, perché nella tavola ci sono le loro parti: { $branches }.
production-no_complexity-few = Per dire quali settori vanno insieme servono almeno 10 comuni e 4 settori.
production-no_complexity-parts = I comuni si dividono in gruppi senza settori in comune: la complessità non si può ordinare.
production-no_complexity-even = Due ordini spiegano ugualmente bene la tavola: la complessità non si può ordinare.
production-unit_without = Questo comune non ha dati utilizzabili; sotto ci sono i settori di tutto il territorio.

production-moved = Dal { $from } al { $to }, { $of }: { $change }
production-parts = Di che cosa è fatto il cambiamento
production-part = Parte
production-part-national = quanto sarebbe cambiato crescendo come l’insieme
production-part-mix = per avere settori che altrove crescono più o meno
production-part-local = del luogo: più o meno degli stessi settori altrove
production-part-competitive = di cui: se avesse i settori dell’insieme
production-part-allocation = di cui: per avere di più dei settori in cui va bene
production-changed = { $n ->
        [one] Vale per un comune con dati in tutti e due i periodi.
       *[other] Vale per { $count } comuni con dati in tutti e due i periodi.
    }
production-units = I comuni, dal più grande
production-best = Forza maggiore
production-no_strength = nessuna
production-strengths = Forze, per comune
production-strengths_help = Comuni e settori con più persone oltre la loro parte; accanto il quoziente.
production-strengths_none = Nessun comune ha una forza che i dati reggano.
production-opportunities = Opportunità, per comune
production-opportunities_help = Settori di cui un comune ha meno della sua parte e ai quali è più vicino di altri: accanto, quanta parte di ciò che sta vicino al settore il comune ha già.
production-opportunities_none = Nessuna, o troppo pochi dati per dirlo.
production-spot_excess = { $excess } { $measure } oltre la sua parte
production-spot_density = quoziente di oggi { $quotient }

production-waits = Che cosa aspetta dati, e quali
production-wait-employment = Specializzazione
production-wait-employment_data = Servono gli addetti (o le unità locali) per settore ATECO e comune: Registro statistico delle unità locali (ASIA), ISTAT.
production-wait-employment_how = Si importano come indicatori: uno per settore, additivi, con la stessa unità di misura e il codice nel campo «Settore».
production-wait-later = Cambiamento
production-wait-later_data = C’è un solo periodo: serve un altro anno della stessa tavola, dalla stessa fonte.
production-wait-later_how = Si importa come nuova versione della banca dati, o come un’altra con gli stessi indicatori.
production-wait-around = Confronto
production-wait-around_data = Mancano gli stessi dati per i comuni intorno (provincia, regione o Italia), che la stessa fonte pubblica.
production-wait-around_how = Si caricano i confini dei comuni vicini come contesto e si reimporta la tavola intera.
production-wait-branches = Settori dei soggetti
production-wait-branches_data = Pochi soggetti dicono il loro settore: serve il codice ATECO dal Registro delle imprese (Camera di commercio).
production-wait-branches_how = Si importa nel campo «Settori» del soggetto, riconosciuto dal codice fiscale.
production-wait-chains = Filiere
production-wait-chains_data = Nessuna filiera è scritta: chi sta a ogni anello lo sanno le associazioni di categoria e la Camera di commercio.
production-wait-chains_how = Si scrive come filiera, anello per anello.
production-wait-input_output = Legami tra settori
production-wait-input_output_data = Serve una tavola delle interdipendenze regionale: ISTAT pubblica quella nazionale, IRPET e altri istituti stimano le regionali.
production-wait-input_output_how = Si porta come file all’analisi /analyses/chains.
production-chains = { $n ->
        [0] Nessuna filiera
        [one] Una filiera
       *[other] { $count } filiere
    }
production-technologies = { $n ->
        [0] nessuna tecnologia
        [one] una tecnologia
       *[other] { $count } tecnologie
    }
production-capacities = { $n ->
        [0] nessuna capacità produttiva
        [one] una capacità produttiva
       *[other] { $count } capacità produttive
    }

problem-production = Da «{ $found }» non si può calcolare: { $reason }. Correggi i valori della banca dati e reimportala.
expected-problem-production = una tavola di numeri da zero in su, con almeno un valore
problem-production-reference = L’insieme dichiarato non dice il settore «{ $found }». Aggiungi la sua riga.
expected-problem-production-reference = una riga per ogni settore della tavola
problem-table-repeated = { $file }, riga { $row }: «{ $found }» c’è già. Tieni una riga sola.
expected-problem-table-repeated = una riga per luogo e settore
problem-employment = Da { $found } non si può calcolare: { $reason }.
expected-problem-employment = righe con luogo, settore e un numero da zero in su

### Il piano: la produzione.

plan-production-finding_actors = Chi c’è si sa ({ $number } soggetti nel registro); quanto si lavora in ogni settore non si può ancora dire
plan-production-finding_alone = { $total } { $measure } in { $units } comuni, senza dati intorno con cui confrontarli
plan-production-actors = { $n ->
        [one] Nel territorio c’è { $number } soggetto.
       *[other] I soggetti registrati nel territorio sono { $number }.
    }
plan-production-most = Il comune che ne ha di più è { $place }: { $number }.
plan-production-unclassed_nature = { $n ->
        [one] Di uno la natura non è scritta.
       *[other] Di { $number } la natura non è scritta.
    }
plan-production-unclassed_branch = { $n ->
        [one] Uno non dice il suo settore.
       *[other] { $number } non dicono il loro settore.
    }
plan-production-unclassed_service = { $n ->
        [one] Uno non dice quali servizi svolge.
       *[other] { $number } non dicono quali servizi svolgono.
    }
plan-production-employment = Nel periodo { $period } il territorio conta { $total } { $measure } in { $units } comuni, a confronto con { $around } comuni intorno.
plan-production-employment_alone = Nel periodo { $period } il territorio conta { $total } { $measure } in { $units } comuni.
plan-production-change = Dal periodo { $from } il cambiamento è { $change } ({ $measure }): { $national } quanto sarebbe stato crescendo come l’insieme, { $mix } per i settori che ha, { $local } di suo.
plan-production-left_out = { $n ->
        [one] Un comune resta fuori perché mancano suoi dati.
       *[other] { $number } comuni restano fuori perché mancano loro dati.
    }
plan-production-note = Il quoziente è la quota del settore nel territorio divisa per la sua quota nell’insieme di cui fa parte: è una forza o una debolezza se tutta la banda sta da una parte dell’unità.
plan-production-branches = In che cosa il territorio è specializzato
plan-production-opportunities = Settori che ancora mancano e ai quali un comune è già vicino: { $list }.
plan-production-map_title = Soggetti
plan-production-map = I soggetti registrati stanno in { $with } comuni su { $units }
plan-production-part_change = cambiamento
plan-production-part_national = crescita dell’insieme
plan-production-part_mix = settori
plan-production-part_local = parte propria
plan-production_ties-missing = Non c’è una tavola delle interdipendenze: le filiere non si possono calcolare.
plan-production_ties-remedy = Tavola regionale delle interdipendenze (ISTAT, istituti regionali).
plan-method-specialisation = Quoziente di localizzazione, con la sua banda
plan-method-specialisation-question = In quali settori c’è più, o meno, della propria parte?
plan-method-specialisation-source = Isard 1960; Moineddin, Beyene e Boyle 2003
plan-method-shift_share = Shift-share
plan-method-shift_share-question = Di che cosa è fatto un cambiamento?
plan-method-shift_share-source = Dunn 1960; Esteban-Marquillas 1972
plan-method-relatedness = Vicinanza tra settori
plan-method-relatedness-question = A quali settori che non ha un luogo è già vicino?
plan-method-relatedness-source = Hidalgo et al. 2007; Boschma 2017
plan-value-production_actors = Soggetti nel territorio
plan-value-production_of = Soggetti: { $place }
plan-value-production_unclassed = Soggetti che non dicono la loro classe
plan-value-production_class = Soggetti: { $class }
plan-value-production_class_units = Comuni con soggetti: { $class }
plan-value-production_service_actors = Soggetti per servizio: { $class }
plan-value-production_service_offers = Offerte per servizio: { $class }
plan-value-production_service_facilities = Sedi per servizio: { $class }
plan-value-production_service_units = Comuni per servizio: { $class }
plan-value-production_rows = Righe della tavola intera
plan-value-production_units = Comuni con soggetti
plan-value-production_total = Totale nel territorio: { $measure }
plan-value-production_inside = Comuni del territorio con dati per settore
plan-value-production_around = Comuni intorno con dati per settore
plan-value-production_change = Cambiamento: { $part }
plan-value-production_left_out = Comuni lasciati fuori
plan-value-production_branch = Nel territorio: { $branch }
plan-value-production_quotient = Quoziente: { $branch }
plan-value-heritage_risk = Beni a rischio o in cattive condizioni
plan-value-heritage_in_condition = Beni in condizioni: { $condition }
plan-value-heritage_lacking = Beni senza: { $what }

problem-reference-periods = Un insieme dichiarato va con un solo periodo successivo, e qui sono { $found }. Togli --reference, o lascia un solo --later.
expected-problem-reference-periods = un solo periodo successivo
