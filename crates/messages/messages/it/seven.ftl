### Le sette mappe dell'atlante: nomi, misure, che cosa si è trovato, che cosa manca.
seven-strip = Le sette mappe
seven-free = Indicatori e strati
seven-needs = Bisogni e domanda
    .help = Che cosa manca, a quante persone, dove i bisogni si addensano e quanto di essi nessun accordo copre.
seven-initiatives = Iniziative esistenti
    .help = Che cosa è in corso, in quale fase, chi lo guida, con quanto denaro.
seven-production = Potenzialità produttive
    .help = Chi produce, in quale settore e dove. Di persone singole la mappa non dice nulla.
seven-services = Servizi e infrastrutture
    .help = Dove un servizio c’è, quanto è lontano, quanto ne arriva.
seven-heritage = Patrimonio
    .help = Beni, luoghi e spazi: di quale classe, in quale stato, quanto usati.
seven-actors = Leader e integratori
    .help = Chi guida iniziative e progetti, e chi tiene insieme soggetti che altrimenti non si incontrano. Solo organizzazioni.
seven-basins = Bacini
    .help = Luoghi che si somigliano e confinano, oppure aree che qualcuno ha salvato.

seven-fill = Che cosa riempie la mappa
seven-measure-needs-people_rate = Persone con un bisogno ogni 1.000 residenti
seven-measure-needs-records = Bisogni aperti
seven-measure-needs-people = Persone con un bisogno
seven-measure-needs-unmet = Persone che nessun accordo copre
seven-measure-needs-hotspots = Addensamenti dei bisogni
seven-measure-initiatives-money_rate = Denaro per residente
seven-measure-initiatives-money = Denaro delle iniziative
seven-measure-initiatives-records = Iniziative
seven-measure-production-records_rate = Soggetti che producono ogni 1.000 residenti
seven-measure-production-records = Soggetti che producono
seven-measure-services-distance = Chilometri dalla sede più vicina
seven-measure-services-score = Quanto ne arriva ogni 10.000 persone
seven-measure-heritage-records = Beni e spazi
seven-measure-heritage-records_rate = Beni e spazi ogni 1.000 residenti
seven-measure-heritage-idle = Beni liberi, in tutto o in parte
seven-measure-actors-leads = Iniziative e progetti guidati da chi ha sede qui
seven-measure-actors-integrators = Integratori
seven-measure-actors-records = Soggetti della rete
seven-measure-basins-computed = Bacini di omogeneità
seven-measure-basins-saved = Aree salvate

seven-by = Segni distinti per
seven-by-service = servizio
seven-by-urgency = urgenza
seven-by-phase = fase
seven-by-leader = natura di chi guida
seven-by-sector = settore
seven-by-nature = natura
seven-by-size = dimensione
seven-by-class = classe
seven-by-condition = stato
seven-by-use = uso
seven-by-part = parte nella rete
seven-by-basin = bacino
seven-part-both = guida e integra
seven-part-leader = guida
seven-part-integrator = integra
seven-part-other = altri soggetti
seven-not_said = non indicato
seven-service = Servizio
seven-service-all = tutti i servizi
seven-at = In corso nel
seven-at-any = in qualunque tempo
seven-undated = { $n ->
        [one] Una scheda è lasciata fuori: non dice quando.
       *[other] { $count } schede sono lasciate fuori: non dicono quando.
    }
seven-class-several = in più aree
seven-class-none = nessuna sede entro 10 km
seven-latencies = Latenze aperte
seven-latent = Anello punteggiato: latenze aperte nel comune, con il loro numero.
seven-latent-open = Apri le latenze
seven-latent-many = { $n ->
        [one] una latenza aperta
       *[other] { $count } latenze aperte
    }
seven-stale = { $n ->
        [one] Segno barrato: una scheda ferma, che nessuno ha confermato in tempo.
       *[other] Segni barrati: schede ferme, che nessuno ha confermato in tempo; qui { $count }.
    }
seven-stale-mark = ferma
seven-crowded = Oltre { $most } segni insieme la mappa li conta: avvicinandosi si separano.
seven-breakdown = Che cosa c’è
seven-breakdown-chosen = Di cui scelti
seven-quantities = Quantità chieste e non coperte
seven-quantities-asked = Chieste
seven-quantities-left = Non coperte
seven-none = Qui non c’è ancora nulla da contare.
seven-more = Per saperne di più
seven-more-hotspots = Addensamenti, con la loro significatività
seven-more-needs_structural = Bisogni strutturali
seven-more-exchange = Domanda e offerta abbinate
seven-more-records_initiative = Elenco delle iniziative
seven-more-grid = Iniziative per casella della griglia
seven-more-production = Specializzazione e settori
seven-more-records_actor = Elenco dei soggetti
seven-more-services = Accesso: distanze, soglie, una sede in più
seven-more-harmony = Armonia dei servizi
seven-more-records_asset = Elenco dei beni
seven-more-network = Chi guida la rete
seven-more-network_brokers = Chi fa da ponte
seven-more-basins = Bacini: che cosa hanno in comune, quanto reggono
seven-more-records_area = Aree salvate
seven-chart_basins = Residenti per comune, nel colore del bacino
seven-total = { $measure }: { $value }.
seven-total-against = { $measure }: { $value }, contro { $whole } in tutto il territorio.
seven-count = { $n ->
        [one] una scheda
       *[other] { $count } schede
    }
seven-sketch = Confini semplificati

seven-finding-refused = { $map }: { $measure } non si può ancora calcolare
seven-finding-flat = { $map }: { $measure }, niente in nessun comune
seven-finding-needs-people_rate = { $n ->
        [one] Un bisogno aperto pesa su { $highest }: { $most } persone ogni 1.000 residenti, contro { $whole } nel territorio
       *[other] { $count } bisogni aperti pesano di più su { $highest }: { $most } persone ogni 1.000 residenti, contro { $whole } nel territorio
    }
seven-finding-needs-records = { $n ->
        [one] C’è un bisogno aperto, a { $highest }
       *[other] I bisogni aperti sono { $count }, i più a { $highest }: { $most }
    }
seven-finding-needs-people = { $n ->
        [one] Un bisogno aperto riguarda { $whole } persone, a { $highest }
       *[other] { $count } bisogni aperti riguardano { $whole } persone, le più a { $highest }: { $most }
    }
seven-finding-needs-unmet = Nessun accordo copre il bisogno di { $whole } persone; a { $highest } sono { $most }
seven-finding-needs-hotspots = I bisogni si addensano: zone calde in { $hot }, fredde in { $cold }
seven-finding-needs-hotspots_none = I bisogni non si addensano in nessun luogo più di quanto farebbe il caso
seven-finding-initiatives-money_rate = { $n ->
        [one] Un’iniziativa porta a { $highest } { $most } per residente
       *[other] { $count } iniziative: per residente il denaro va soprattutto a { $highest }, { $most } contro { $whole } nel territorio
    }
seven-finding-initiatives-money = { $n ->
        [one] Un’iniziativa vale { $whole }, a { $highest }
       *[other] { $count } iniziative valgono { $whole }; la parte maggiore è a { $highest }, { $most }
    }
seven-finding-initiatives-records = { $n ->
        [one] C’è un’iniziativa, a { $highest }
       *[other] Le iniziative sono { $count }, le più a { $highest }: { $most }
    }
seven-finding-production-records_rate = { $n ->
        [one] C’è un soggetto che produce, a { $highest }
       *[other] { $count } soggetti producono: in rapporto ai residenti i più sono a { $highest }, { $most } ogni 1.000
    }
seven-finding-production-records = { $n ->
        [one] C’è un soggetto che produce, a { $highest }
       *[other] I soggetti che producono sono { $count }, i più a { $highest }: { $most }
    }
seven-finding-services-distance = { $service }: il comune più lontano da una sede è { $highest }, { $most }; in media { $whole }
seven-finding-services-score = { $service }: in { $none } nessuna sede è entro 10 km; dove ce n’è di più è { $highest }
seven-finding-heritage-records = { $n ->
        [one] È censito un bene, a { $highest }
       *[other] Sono censiti { $count } beni e spazi, i più a { $highest }: { $most }
    }
seven-finding-heritage-records_rate = { $n ->
        [one] È censito un bene, a { $highest }
       *[other] { $count } beni e spazi: in rapporto ai residenti i più sono a { $highest }, { $most } ogni 1.000
    }
seven-finding-heritage-idle = Di { $count } beni e spazi { $whole } sono liberi, in tutto o in parte; i più a { $highest }: { $most }
seven-finding-actors-leads = A { $highest } hanno sede soggetti che guidano { $most } delle { $whole } iniziative guidate da qui
seven-finding-actors-integrators = { $n ->
        [one] Il solo soggetto fa da ponte, a { $highest }
       *[other] Su { $count } soggetti { $whole } tengono insieme chi altrimenti non si incontra; i più a { $highest }: { $most }
    }
seven-finding-actors-records = { $n ->
        [one] La rete ha un soggetto, a { $highest }
       *[other] La rete ha { $count } soggetti, i più a { $highest }: { $most }
    }
seven-finding-basins-computed = { $n ->
        [one] I comuni che si somigliano formano un bacino; { $rest } ne restano fuori
       *[other] I comuni che si somigliano formano { $count } bacini; { $rest } ne restano fuori
    }
seven-finding-basins-saved = { $n ->
        [one] È salvata un’area; { $rest } ne restano fuori
       *[other] Sono salvate { $count } aree; { $rest } ne restano fuori
    }

seven-finding-basins-computed_all = { $n ->
        [one] Il territorio è un bacino solo
       *[other] I comuni che si somigliano formano { $count } bacini
    }
seven-finding-basins-saved_all = { $n ->
        [one] È salvata un’area, che ha tutti i comuni
       *[other] Sono salvate { $count } aree, che hanno tutti i comuni
    }

seven-waits-needs = La mappa dei bisogni aspetta i bisogni: nessuno è ancora visibile qui
seven-waits-initiatives = La mappa delle iniziative aspetta le iniziative: nessuna risponde a quel che si chiede
seven-waits-production = La mappa produttiva aspetta imprese, o soggetti di cui sia scritto il settore
seven-waits-heritage = La mappa del patrimonio aspetta beni e spazi
seven-waits-actors = La mappa dei leader e degli integratori aspetta i soggetti
seven-waits-residents = Per un rapporto mancano i residenti: nessun indicatore dice quanti sono
seven-waits-sites = Nessuna sede di questo servizio è ancora nota
seven-waits-indicators = I bacini aspettano indicatori su cui confrontare i comuni
seven-waits-areas = Nessun’area è ancora salvata
