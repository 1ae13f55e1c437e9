### L’atlante, le prestazioni e l’armonia: ciò che le loro pagine dicono e chiedono.

page-atlas = Atlante
page-services = Prestazioni
page-harmony = Armonia

maps-word-map = Mappa
maps-word-whole = Tutto il territorio
maps-word-box = Scegli con un riquadro
maps-word-open = Apri la scheda
maps-word-failed = Questo dispositivo non riesce a muovere la mappa: il disegno e la tabella dicono le stesse cose.
maps-word-partial = Alcune parti della mappa non sono arrivate
maps-word-count = %n schede in questo punto
maps-word-wheel = Usa Ctrl e la rotella per ingrandire
maps-word-wheel_mac = Usa ⌘ e la rotella per ingrandire
maps-word-fingers = Usa due dita per muovere la mappa
maps-word-latencies = %n latenze aperte qui

maps-finding = { $indicator }: { $highest } ha il valore più alto, { $most }, e { $lowest } il più basso, { $least }
maps-finding-both = { $indicator }: tra { $from } e { $to } sale in { $up } e scende in { $down }
maps-finding-rises = { $indicator }: tra { $from } e { $to } sale in { $up } e non scende in nessuno
maps-finding-falls = { $indicator }: tra { $from } e { $to } scende in { $down } e non sale in nessuno
maps-finding-still = { $indicator }: tra { $from } e { $to } non cambia in nessun comune
maps-between = variazione tra { $from } e { $to }

maps-no_units = Mancano i confini
maps-layers = Livelli
maps-ground = Sfondo
maps-rates = Rapporti: colorano le aree
maps-counts = Conteggi: sono cerchi
maps-compare = Confronta con
maps-compare-none = nessun confronto
maps-fill = Che cosa si colora
maps-fill-values = I valori
maps-classes = Classi
maps-breaks = Come si dividono
maps-breaks-natural = dove i valori si separano
maps-breaks-quantiles = tanti comuni per classe
maps-steps = Quante
maps-layers-beyond = Dopo il segno più, le schede oltre il confine.
maps-shown_records = Schede
maps-no_records = Non c’è ancora nessuna scheda con un luogo.
maps-parts = { $n ->
        [one] Una voce
       *[other] { $count } voci
    }
maps-unit_only = { $n ->
        [one] una nota solo al comune
       *[other] { $count } note solo al comune
    }
maps-nowhere = { $n ->
        [one] una senza luogo
       *[other] { $count } senza luogo
    }
maps-records = { $n ->
        [one] una scheda
       *[other] { $count } schede
    }
maps-scale = Dove finisce ogni classe
maps-counts_as_marks = È un conteggio: l’area di ogni cerchio è in proporzione. Colorare i comuni ingannerebbe.
maps-largest_mark = Il cerchio più grande vale { $value }.
maps-hollow = I segni vuoti stanno nella sede del comune, perché il punto esatto non è noto; i numeri dicono quante schede sono insieme.
maps-generalised = Confini generalizzati.
maps-table_and_choice = Tabella e scelta
maps-chosen = { $n ->
        [one] Un comune scelto
       *[other] { $count } comuni scelti
    }
maps-all = { $n ->
        [one] Il comune
       *[other] Tutti i { $count } comuni
    }
maps-choose = Scegli
    .help = Scegli sulla mappa, nella tabella o nel grafico: la scelta è una sola e sta nell’indirizzo.
maps-total = { $indicator }: { $value } in tutto.
maps-total-against = { $indicator }: { $value }, contro { $whole } di tutto il territorio.
maps-total-before = { $period }: { $value }.
maps-total-unknown = L’insieme non si può calcolare: l’indicatore non dice come si somma, o a un comune manca il valore.
maps-change = Variazione
maps-bar = Quanto
maps-show_chosen = Mostra i comuni scelti
maps-without_point = { $n ->
        [one] Una scheda è nota solo al comune: sta in tabella, e sulla mappa nella sede.
       *[other] { $count } schede sono note solo al comune: stanno in tabella, e sulla mappa nella sede.
    }
maps-without_place = { $n ->
        [one] Una scheda non ha luogo: non sta né sulla mappa né in tabella.
       *[other] { $count } schede non hanno luogo: non stanno né sulla mappa né in tabella.
    }
maps-chart = Dal più alto al più basso
maps-chart-brush = trascina per scegliere
maps-chart_label = { $indicator }: un rettangolo per comune, dal valore più alto al più basso; gli stessi valori sono in tabella
maps-chart-units = { $n ->
        [one] Un comune con dato
       *[other] { $count } comuni con dato
    }
maps-whole_level = territorio { $value }

services-question = Chi arriva a un servizio?
services-empty = Non c’è ancora nessuna sede di servizio
services-empty_help = Servono risorse con un servizio (biblioteche, consultori, scuole…) e un luogo, e un indicatore con le persone di ogni comune.
services-service = Servizio
services-people = Chi ne ha bisogno
services-people_short = persone
services-limit = Limite
services-factor = Strada / linea
services-times = volte
services-beyond = Conta oltre il confine
services-ask = Ricalcola
services-finding = { $n ->
        [one] { $service }: in un comune nessuna sede entro { $km } km; riguarda il { $share } delle persone
       *[other] { $service }: in { $words } comuni nessuna sede entro { $km } km; riguarda il { $share } delle persone
    }
services-finding-all = { $service }: ogni comune ha una sede entro { $km } km
services-lede = Senza una sede a portata: { $uncovered } persone su { $people } ({ $demand }, { $period }).
services-farthest = La distanza più lunga è da { $unit }: la sede più vicina ({ $site }) è a { $km } km.
services-farthest-beyond = La distanza più lunga è da { $unit }: la sede più vicina ({ $site }) è già oltre il confine, a { $km } km.
services-sites = { $n ->
        [one] una sede nel territorio
       *[other] { $count } sedi nel territorio
    }
services-measure-known = Capienza ogni 10.000 persone ({ $unit })
services-measure = Sedi ogni 10.000 persone, capienza non nota
services-capacity-unknown = Capienza non nota: ogni sede conta 1.
services-capacity-some = La capienza è nota per { $with } sedi su { $of }: perciò ogni sede conta 1.
services-capacity-mixed = Le sedi dicono la capienza in unità diverse: perciò ognuna conta 1.
services-straight = La distanza è in linea d’aria tra le sedi comunali e quelle del servizio, per { $factor }: non c’è un grafo stradale.
services-legend-none = { $n ->
        [one] nessuna sede entro { $km } km (1)
       *[other] nessuna sede entro { $km } km ({ $count })
    }
services-none_short = nessuna sede a portata
services-legend-sites = { $n ->
        [one] una sede nel territorio
       *[other] { $count } sedi nel territorio
    }
services-legend-beyond = { $n ->
        [one] tratteggiata, una oltre il confine
       *[other] tratteggiate, { $count } oltre il confine
    }
services-site-beyond = { $title }, oltre il confine
services-site-note = Entro il limite vivono { $people } persone.
services-nearest = la sede più vicina è a { $km } km
services-at_seat = { $n ->
        [one] Una sede è nota solo al comune, e sta sulla mappa nella sede comunale.
       *[other] { $count } sedi sono note solo al comune, e stanno sulla mappa nella sede comunale.
    }
services-strip = Dove si allunga la strada
services-strip-key = un punto per comune; area: le persone
services-strip-label = Distanza di ogni comune dalla sede più vicina; gli stessi valori sono in tabella
services-strip-axis = km stimati fino alla sede più vicina
services-strip-note = Pieni i comuni oltre il limite. Trascina per scegliere.
services-limit-mark = limite { $km } km
services-no_distance = Di nessun comune si conosce la distanza da una sede.
services-thresholds = Se il limite fosse un altro
services-units = comuni
services-units_without = comuni senza
services-people_without = persone senza
services-beyond_limit = { $n ->
        [0] Nessun comune oltre { $km } km
        [one] Un comune oltre { $km } km
       *[other] { $count } comuni oltre { $km } km
    }
services-nearest_site = la più vicina
services-score = ogni 10.000
services-own = { $n ->
        [one] nel comune
       *[other] nel comune ({ $count })
    }
services-beyond_word = oltre il confine
services-few = il numero sta su meno di 1.000 persone
services-one_more = E se aprisse una sede a { $unit }?
services-one_more-text = Rientrerebbero { $people } persone ({ $units }); ne resterebbero fuori { $rest }. Nessun’altra sede comunale ne farebbe rientrare di più.
services-one_more-note = È un’ipotesi di calcolo: non scrive nulla nel registro e non dice che serva davvero.
services-unsaid = Che cosa non dice
services-unsaid-without = { $n ->
        [one] Senza le sedi oltre il confine resterebbe scoperto un comune, con { $people } persone: cambia per { $units }.
       *[other] Senza le sedi oltre il confine resterebbero scoperti { $count } comuni, con { $people } persone: cambia per { $units }.
    }
services-unsaid-same = Senza le sedi oltre il confine la risposta non cambia.
services-unsaid-not_counted = { $n ->
        [one] Una sede oltre il confine è caricata e qui non si conta.
       *[other] { $count } sedi oltre il confine sono caricate e qui non si contano.
    }
services-unsaid-none_loaded = Oltre il confine non è caricata nessuna sede: se ce ne sono, qualche comune di confine è meno scoperto di così.
services-unsaid-lonely = { $n ->
        [one] Una sede oltre il confine sta dove non si sa quante persone vivono: il suo punteggio è troppo alto.
       *[other] { $count } sedi oltre il confine stanno dove non si sa quante persone vivono: il loro punteggio è troppo alto.
    }
services-unsaid-placeless = { $n ->
        [one] Una sede non ha luogo e non si è potuta contare.
       *[other] { $count } sedi non hanno luogo e non si sono potute contare.
    }
services-unsaid-seats = { $n ->
        [one] Di un comune la sede non è indicata da una fonte: sta in un punto dentro i confini.
       *[other] Di { $count } comuni la sede non è indicata da una fonte: stanno in un punto dentro i confini.
    }
services-unsaid-people = Non si sa quante persone vivono a: { $units }.
services-unsaid-places = Non si sa dove stia: { $units }.
services-unsaid-always = Ogni comune sta tutto in un punto; non si sa di orari, personale, mezzi pubblici, né se chi è vicino viene accolto.
services-around = Intorno
services-around-text = nei comuni vicini caricati: { $share } delle persone con una sede a portata ({ $sites } sedi)

harmony-question = Quanto i servizi arrivano a tutti?
harmony-finding = { $n ->
       *[other] Di { $count } servizi, in media una persona ne ha { $level } { $rule }
    }
harmony-finding-one = { $service }: arriva al { $level } delle persone { $rule }
harmony-finding-none = Nessuno dei servizi scelti arriva a qualcuno { $rule }
harmony-in_own = nel proprio comune
harmony-within_km = entro { $km } km
harmony-pulled = { $n ->
        [one] Sotto la media c’è solo { $units }.
       *[other] Sotto la media stanno { $count } comuni; pesano di più { $units }.
    }
harmony-nobody_below = Nessun comune sta sotto la media.
harmony-undefined = Dove niente arriva a nessuno non c’è niente di distribuito: quanto sia equo non si può dire.
harmony-services = Servizi (nessuno scelto: tutti quelli con sedi nel territorio)
harmony-rule = Quando un servizio arriva
harmony-rule-within = una sede entro il limite
harmony-rule-own = una sede nel comune
harmony-group = Raggruppa per
harmony-legend = Servizi che arrivano, su quelli scelti
harmony-how_even = Quanto è equa
harmony-of_one = su 1, con il { $level } raggiunto in media
harmony-parts = Della disuguaglianza, il { $within } sta dentro i gruppi e il { $between } tra un gruppo e l’altro.
harmony-single = Con un solo servizio, che c’è o non c’è, questo numero è uguale alla quota raggiunta e non aggiunge nulla.
harmony-around = Nei comuni vicini caricati il livello è { $level } e l’armonia { $harmony }.
harmony-index = Come si chiama e come si calcola
    .help = È la disuguaglianza di Theil: zero se tutti hanno la stessa copertura, tanto più grande quanto più la copertura sta da una parte. L’armonia è e elevato a meno Theil: 1 se tutti hanno lo stesso. Gini e Atkinson sono altri due modi di misurare la stessa cosa.
harmony-level = livello
harmony-groups = Tra i gruppi
harmony-group_name = Gruppo
harmony-levels = Servizio per servizio
harmony-levels-note = Dopo il segno più, le sedi caricate oltre il confine.
harmony-sites = sedi
harmony-people_reached = persone raggiunte
harmony-curves = Quanti ne arrivano, allungando la strada
harmony-curves-axis = persone con una sede entro la distanza
harmony-curves-label = Parte delle persone con una sede entro ogni distanza, un tratto per servizio; gli stessi valori sono nella tabella sotto
harmony-table = Che cosa la abbassa
harmony-coverage = servizi
harmony-lacking = non arrivano
harmony-lacking-many = { $n ->
       *[other] { $count } servizi
    }
harmony-part = pesa
harmony-table-note = «Pesa» è la parte della disuguaglianza che viene da quel comune; prima quelli sotto la media.
harmony-left_out = { $n ->
        [one] Un comune è rimasto fuori: non se ne conoscono le persone o il luogo.
       *[other] { $count } comuni sono rimasti fuori: non se ne conoscono le persone o il luogo.
    }
harmony-unsaid = Ogni comune sta tutto in un punto, e un servizio c’è o non c’è: con sezioni di censimento e capienze direbbe di più.

maps-needs = Bisogni ogni 1.000 residenti
maps-needs-of = Bisogni di { $category }, ogni 1.000 residenti
services-finding-partial = { $n ->
        [one] { $service }: una sede, in un elenco che non è completo
       *[other] { $service }: { $count } sedi, in un elenco che non è completo
    }
