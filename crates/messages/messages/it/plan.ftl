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

plan-subtitle = { $n ->
        [one] Un comune: che cosa mostrano i dati, che cosa tacciono, come si porta dentro ciò che manca
       *[other] { $count } comuni: che cosa mostrano i dati, che cosa tacciono, come si porta dentro ciò che manca
    }
plan-edition = Edizione del { $date }
plan-audience-public = Scritto con ciò che è pubblico.
plan-audience-signed-in = Scritto con ciò che vede chi accede.
plan-audience-named = Scritto con ciò che vede una persona.
plan-audience-everything = Scritto con tutto ciò che è nel registro.
plan-and_more = { $n ->
        [one] e un altro
       *[other] e altri { $count }
    }
plan-extract = { $shown } di { $all }
plan-cover-alt = Il territorio di { $territory } con i suoi vicini.
plan-cover-caption = Il territorio, e intorno ciò che serve al confronto.
plan-legend-count = comuni
plan-legend-site = sede: { $service }
plan-column-euro = Euro

plan-people-heading = 1 Il territorio come sistema
plan-people-missing = Non sappiamo ancora quante persone vivono qui
plan-people-missing_text = Nel registro non c’è l’indicatore dei residenti.
plan-people-remedy = Importa una tabella con le colonne unit, indicator, period, value, dove l’indicatore si chiama residents e si somma.
plan-people-finding_now = Qui vivono { $total } persone ({ $period })
plan-people-finding_loss = Qui vivono { $total } persone, il { $change } in meno tra { $from } e { $to }
plan-people-finding_gain = Qui vivono { $total } persone, il { $change } in più tra { $from } e { $to }
plan-people-text_now = I residenti nel { $period } sono { $total }. Un secondo anno direbbe se crescono o calano.
plan-people-text = I residenti erano { $earlier } nel { $from } e sono { $total } nel { $to }: { $change }.
plan-people-around = { $n ->
        [one] Nel comune intorno che è caricato, nello stesso tempo: { $change }.
       *[other] Nei { $count } comuni intorno che sono caricati, nello stesso tempo: { $change }.
    }
plan-people-summary = I residenti sono { $total } nel { $to }.
plan-rate-text_total = { $indicator }, { $period }: nell’insieme { $total }, da { $least } a { $least_place } fino a { $most } a { $most_place }.
plan-rate-text = { $indicator }, { $period }: da { $least } a { $least_place } fino a { $most } a { $most_place }.
plan-rate-summary = Da { $least } a { $least_place } fino a { $most } a { $most_place }.

plan-hotspots-heading = 3.1a Dove si addensa
plan-hotspots-missing = Nessun indicatore permette ancora di cercare addensamenti
plan-hotspots-missing_text = Per cercare addensamenti servono i confini dei comuni e un indicatore che valga per molti di loro.
plan-hotspots-remedy = Importa i confini e una tabella di indicatori; un rapporto (per esempio una percentuale) dice più di un conteggio.
plan-hotspots-finding_none = { $indicator }: nessun addensamento che il caso non spieghi
plan-hotspots-finding_high = { $n ->
        [one] { $indicator }: un comune è alto tra vicini alti
       *[other] { $indicator }: { $count } comuni sono alti tra vicini alti
    }
plan-hotspots-finding_low = { $n ->
        [one] { $indicator }: un comune è basso tra vicini bassi
       *[other] { $indicator }: { $count } comuni sono bassi tra vicini bassi
    }
plan-hotspots-finding_both = { $indicator }: { $high } comuni alti tra vicini alti, { $low } bassi tra vicini bassi
plan-hotspots-text = Il confronto tra ogni comune e i suoi vicini ({ $indicator }, { $period }) usa { $used } comuni, dei quali { $context } fuori dal territorio. Tenendo conto che si fanno molti confronti insieme, ne restano { $lasting }.
plan-hotspots-high = { $n ->
        [one] Alto tra vicini alti è { $number } comune: { $names }.
       *[other] Alti tra vicini alti sono { $number } comuni: { $names }.
    }
plan-hotspots-low = { $n ->
        [one] Basso tra vicini bassi è { $number } comune: { $names }.
       *[other] Bassi tra vicini bassi sono { $number } comuni: { $names }.
    }
plan-hotspots-caption = Addensamenti: { $indicator }, { $period }
plan-hotspots-alt = Mappa degli addensamenti di { $indicator }, { $period }: comuni alti tra alti { $high }, bassi tra bassi { $low }.

plan-needs-heading = 3.1a I bisogni e le offerte
plan-needs-missing = Dei bisogni non c’è ancora traccia nel registro
plan-needs-missing_text = Nessun bisogno e nessuna offerta con un luogo nel territorio è visibile a chi legge questo piano.
plan-needs-remedy = Raccoglili con una scheda alla volta, o importa una tabella di bisogni (titolo, categoria, quantità, comune).
plan-needs-finding = Nel registro: bisogni { $needs }, offerte { $offers }
plan-needs-text = Nel territorio sono registrati { $needs } bisogni e { $offers } offerte.

plan-initiatives-heading = 3.1b Le iniziative esistenti
plan-initiatives-missing = Nessuna iniziativa è ancora nel registro
plan-initiatives-missing_text = Nessuna iniziativa con un luogo nel territorio è visibile a chi legge questo piano.
plan-initiatives-remedy = Importa i progetti finanziati con il loro importo e il codice del comune.
plan-initiatives-finding = { $number } iniziative per { $money }: a { $place } va il { $share }
plan-initiatives-text = Le iniziative nel territorio sono { $number } e valgono { $money }, contate una volta sola. Divise in parti uguali tra i luoghi di ciascuna, a { $place } va il { $share } del denaro.
plan-initiatives-without = { $n ->
        [one] Ne è senza { $number } comune: { $names }.
       *[other] Ne sono senza { $number } comuni: { $names }.
    }
plan-initiatives-outside = Una parte, { $money }, riguarda luoghi fuori dal territorio, perché qualche iniziativa ne ha più d’uno.
plan-initiatives-summary = { $number } iniziative; a { $place } va il { $share } del denaro.
plan-initiatives-table = Iniziative e denaro per comune, dal più al meno

plan-services-heading = 3.1d I servizi e le infrastrutture
plan-services-missing = Nessuna sede di servizio è ancora nel registro
plan-services-missing_text = Nessuna sede di servizio con un luogo nel territorio è visibile a chi legge questo piano.
plan-services-remedy = Importa un elenco di sedi (biblioteche, scuole, ambulatori) con il codice del comune o le coordinate.
plan-services-finding = { $service }: { $number } sedi in { $covered } comuni su { $all }
plan-services-text = { $service }: le sedi sono { $number }, in { $covered } comuni su { $all }.
plan-services-without = { $n ->
        [one] Ne è senza { $number } comune: { $names }.
       *[other] Ne sono senza { $number } comuni: { $names }.
    }
plan-services-at_unit = { $n ->
        [one] Di { $number } sede si sa solo il comune: sulla mappa sta al centro di esso.
       *[other] Di { $number } sedi si sa solo il comune: sulla mappa stanno al centro di esso.
    }
plan-services-caption = { $service }: le sedi
plan-services-alt = Mappa delle sedi, { $service }: { $number } sedi in { $covered } comuni su { $all }.
plan-services-summary = { $service }: { $number } sedi in { $covered } comuni su { $all }.

plan-value-residents = Residenti, { $period }
plan-value-residents_change = Variazione dei residenti
plan-value-residents_change_around = Variazione dei residenti nei comuni intorno
plan-value-hotspots = { $class }: { $indicator }
plan-value-hotspots_lasting = Comuni che restano dopo la correzione per i molti confronti
plan-value-hotspots_used = Comuni confrontati
plan-value-hotspots_context = Comuni confrontati fuori dal territorio
plan-value-first_share = Parte del denaro che va a { $place }
plan-value-units_without_initiatives = Comuni senza iniziative
plan-value-money_outside = Parte del denaro fuori dal territorio
plan-value-sites = Sedi: { $service }
plan-value-units_with = Comuni con almeno una sede: { $service }
plan-value-units_without = Comuni senza alcuna sede: { $service }
plan-value-units = Comuni del territorio
plan-value-at_unit = Sedi di cui si sa solo il comune

plan-method-sums = Somme
plan-method-sums-question = Quanti in tutto?
plan-method-sums-source = Somma dei valori dei comuni; nessun comune mancante.
plan-method-rates = Rapporti
plan-method-rates-question = Quanta parte del tutto?
plan-method-rates-source = Il rapporto dell’insieme è somma su somma, mai la media dei rapporti.
plan-method-hotspots = Associazione spaziale locale
plan-method-hotspots-question = Dove valori simili stanno vicini più di quanto farebbe il caso?
plan-method-hotspots-source = Anselin 1995
plan-method-counts = Conteggi di schede
plan-method-counts-question = Quante schede?
plan-method-counts-source = Ogni scheda è contata una volta; quelle illustrative sono lasciate fuori.
plan-method-money = Denaro per luogo
plan-method-money-question = Quanto denaro, e dove?
plan-method-money-source = Centesimi interi; ogni iniziativa una volta nell’insieme, divisa in parti esatte tra i suoi luoghi, arrotondata una volta sola quando è mostrata.
plan-method-services = Sedi per comune
plan-method-services-question = Dove c’è una sede, e dove no?
plan-method-services-source = Una sede appartiene al comune del suo codice; dove il codice manca, a quello che ne contiene il punto.

plan-label-figure = Figura
plan-label-table = Tabella
plan-label-source = Fonte
plan-label-contents = Contenuti
plan-label-summary = Sintesi
plan-label-annex = Allegato: dati e metodi
plan-label-data = Dati
plan-label-methods = Metodi
plan-label-values = Valori
plan-label-missing = Manca
plan-label-remedy = Come si porta dentro
plan-label-edition = Edizione
plan-label-digest = impronta
plan-label-status = bozza generata dai dati
plan-label-page = pagina
plan-label-publisher = editore
plan-label-licence = licenza
plan-label-date = data
plan-label-date_unknown = data non dichiarata
plan-label-version = versione
plan-label-rows = righe
plan-label-question = domanda
plan-label-parameters = parametri
plan-label-value = valore
plan-label-unit = unità
plan-label-method = metodo
plan-label-measure = che cosa misura
plan-label-no_value = nessun valore
plan-label-online = In rete:
plan-label-annex_intro = Ogni voce dice chi pubblica i dati, a quale data si riferiscono, con quale licenza e con quale impronta. Due edizioni con la stessa impronta hanno gli stessi dati.
plan-label-empty = Nessun dato è ancora entrato: il piano comincia dalla prima importazione.
