### Le latenze: che cosa si è trovato, perché, quanto se ne è sicuri e che cosa si può fare.

latency-people = { $n ->
        [one] una persona
       *[other] { $count } persone
    }
latency-days_a_month = { $n ->
        [one] un giorno al mese
       *[other] { $count } giorni al mese
    }
latency-more = { $n ->
        [one] un altro
       *[other] altri { $count }
    }
latency-true_no_more = Non è più vera: nei dati di oggi la regola non la trova.

latency-unserved-title = { $n ->
        [one] { $unit }: un bisogno di «{ $service }» senza offerta
       *[other] { $unit }: { $count } bisogni di «{ $service }» senza offerta
    }
latency-unserved-why = Nessuna offerta, sede o accordo li raggiunge; riguardano { $people }.
latency-unserved-do = Cercare chi può offrire «{ $service }» a { $unit }, cominciando dall’offerta più vicina
latency-unexpressed-title = { $n ->
        [one] { $unit }: un bisogno di «{ $service }» che nessuno esprime
       *[other] { $unit }: { $count } bisogni di «{ $service }» che nessuno esprime
    }
latency-unexpressed-why = Si leggono negli indicatori e nessuno li ha espressi; nessuna offerta li raggiunge; riguardano { $people }.
latency-unexpressed-do = Chiedere a { $unit } se «{ $service }» manca davvero, e a chi
latency-far-title = { $n ->
        [one] Un comune lontano da «{ $service }»
       *[other] { $count } comuni lontani da «{ $service }»
    }
latency-far-why = Vi abitano { $people }, il { $share } del territorio, a più di { $km } dalla sede più vicina.
latency-far-do = Ricognizione della domanda di «{ $service }» nei comuni più lontani

latency-idle_offer-title = { $title }: nessuno la chiede
latency-idle_offer-why = È attiva, nessun bisogno vicino la chiede e nessun accordo la usa.
latency-idle_offer-do = Far conoscere l’offerta «{ $title }» a chi ne ha bisogno più lontano
latency-idle_asset-title = { $title }: libero e non usato
latency-idle_asset-why = È in buone condizioni e niente vi si svolge né vi è previsto.
latency-idle_asset-do = Proporre un uso per «{ $title }» a chi cerca spazi

latency-missing_tie-title = { $one } e { $other } non si conoscono
latency-missing_tie-why = { $n ->
        [one] Hanno un partner in comune; l’uno chiede «{ $service }», l’altro la offre.
       *[other] Hanno { $count } partner in comune; l’uno chiede «{ $service }», l’altro la offre.
    }
latency-missing_tie-do = Far incontrare { $one } e { $other } su «{ $service }»

latency-apart-title = { $one } e { $other } non hanno mai lavorato insieme
latency-apart-why = { $n ->
        [one] Hanno lavorato con lo stesso partner di fuori: { $common }.
       *[other] Hanno lavorato con gli stessi { $count } partner di fuori, fra cui { $common }.
    }
latency-apart-do = Far incontrare { $one } e { $other } su ciò che hanno fatto con { $common }

latency-unused_competence-title = { $project }: manca «{ $competence }», e nel registro c’è
latency-unused_competence-why = { $n ->
        [one] Il progetto la chiede e chi vi lavora non l’ha; un professionista qualificato l’ha e non è impegnato.
       *[other] Il progetto la chiede e chi vi lavora non l’ha; { $count } professionisti qualificati l’hanno e non sono impegnati.
    }
latency-unused_competence-do = Proporre al progetto «{ $project }» chi nel registro ha la competenza «{ $competence }»

latency-call-title = { $title }: nessun progetto risponde
latency-call-why = { $n ->
        [0] È aperto e nessuna domanda, iniziativa o progetto vi risponde.
       *[other] È aperto fino al { $closes } e nessuna domanda, iniziativa o progetto vi risponde.
    }
latency-call-do = Cercare chi può rispondere a «{ $title }» e con quale progetto

latency-cell_never-title = { $cell }: casella mai rilevata
latency-cell_never-why = Né qui né accanto c’è qualcosa: nessuno ha guardato.
latency-cell_never-do = Chiedere a chi conosce «{ $cell }» che cosa c’è e che cosa manca
latency-cell_nothing-title = { $cell }: non c’è nulla
latency-cell_nothing-why = Accanto c’è qualcosa, qui nulla: si è guardato e non si è trovato.
latency-cell_nothing-do = Chiedere se in «{ $cell }» serve qualcosa e chi potrebbe farlo
latency-unfilled-title = La griglia è vuota in { $n ->
        [one] una casella
       *[other] { $count } caselle
    } su { $cells }
latency-unfilled-why = Non dice ancora che cosa manca: { $unplaced } schede non hanno una casella.
latency-unfilled-do = Confermare il posto sulla griglia che i testi delle schede suggeriscono

latency-duplication-title = { $one } e { $other } fanno la stessa cosa
latency-duplication-why = Stesso luogo ({ $unit }), stesso periodo, stessa casella, stesse persone: { $people }.
latency-duplication-do = Far incontrare chi guida «{ $one }» e «{ $other }» per unirle o dividersi i compiti
latency-conflict-title = { $one } e { $other } vanno in direzioni opposte
latency-conflict-why = Nello stesso luogo e periodo l’una vuole di più, l’altra di meno, di «{ $indicator }».
latency-conflict-do = Mettere a confronto gli obiettivi di «{ $one }» e «{ $other }»
latency-silence-title = { $title }: nessuno vi lavora
latency-silence-why = È un obiettivo dichiarato e nulla vi contribuisce, né a una sua parte.
latency-silence-do = Chiedere a chi risponde di «{ $title }» che cosa lo porterà avanti

latency-evidence-need = Bisogno
latency-evidence-nearest = Chi lo offre più vicino
latency-evidence-nobody_offers = Nessuno lo offre in tutto il territorio
latency-evidence-left_out = Residenti nei comuni lontani
latency-evidence-far_from = { $of }, dalla sede più vicina
latency-evidence-known_sites = Sedi conosciute
latency-evidence-offer = Offerta
latency-evidence-nearest_need = Il bisogno più vicino
latency-evidence-nobody_needs = Nessuno la chiede in tutto il territorio
latency-evidence-asset = Bene
latency-evidence-nothing_there = Nessuna iniziativa, progetto od offerta vi si svolge
latency-evidence-needs_it = La chiede
latency-evidence-offers_it = La offre
latency-evidence-common_partner = Partner in comune
latency-evidence-allocation = Forza dei partner in comune (allocazione di risorse)
latency-evidence-asks_for_it = La chiede
latency-evidence-has_it = L’ha e non è impegnato
latency-evidence-call = Bando
latency-evidence-closes_on = Si chiude il
latency-evidence-nothing_answers = Nel registro niente vi risponde
latency-evidence-unplaced = Schede senza casella
latency-evidence-beside = Schede nelle caselle accanto
latency-evidence-under_way = In corso
latency-evidence-wants_more = Vuole di più
latency-evidence-wants_less = Vuole di meno
latency-evidence-objective = Obiettivo
latency-evidence-nothing_contributes = Nel registro niente vi contribuisce

latency-doubt-one_voice = È un bisogno solo: si accerta se è di altri.
latency-doubt-inferred = È dedotto dagli indicatori: nessuno l’ha detto.
latency-doubt-centres = Di qualcosa si conosce il comune e non l’indirizzo: le distanze sono dai capoluoghi.
latency-doubt-reach = Nessuno dice quanta strada si può fare: si è preso un limite di 10 km.
latency-doubt-straight_line = Le distanze sono in linea d’aria, allungate di un fattore; non dicono orari né mezzi.
latency-doubt-never_asked = Di questa categoria nessun bisogno è nel registro: forse nessuno ha chiesto.
latency-doubt-not_confirmed = Nessuno ha confermato la scheda: si accerta se è ancora così.
latency-doubt-not_verified = La scheda è registrata e non verificata.
latency-doubt-ties_on_record = Conta i legami che sono nel registro: altri possono esserci e non esservi scritti.
latency-doubt-few_partners = I partner in comune sono pochi.
latency-doubt-one_partner = Il partner in comune è uno solo.
latency-doubt-register_only = Guarda solo il registro dei professionisti.
latency-doubt-days_unknown = Non si sa quanti giorni siano disponibili.
latency-doubt-no_last_day = Non si sa quando si chiude.
latency-doubt-answers_on_record = Qualcuno può rispondere senza che il registro lo sappia.
latency-doubt-never_surveyed = Può mancare la rilevazione, non la cosa.
latency-doubt-many_unplaced = Molte schede non hanno ancora una casella: qualcuna può stare qui.
latency-doubt-no_end = Di una non si sa quando finisce.
latency-doubt-may_complete = Possono completarsi a vicenda: lo sanno loro.
latency-doubt-objectives_as_written = Vale per gli obiettivi come sono scritti.
latency-doubt-only_proposed = L’obiettivo è proposto e non ancora adottato.

page-latencies = Latenze
    .help = Ciò che il territorio potrebbe fare e non fa, con i riscontri, quanto se ne è sicuri e che cosa si può fare. Decidono le persone: accolta diventa un’azione, rimandata ritorna, scartata non torna.
latencies-title = { $n ->
        [0] Niente da decidere
        [one] Una cosa da decidere
       *[other] { $word } cose da decidere
    }
latencies-list = Elenco delle latenze
latencies-chosen = La latenza scelta
latencies-all = Tutte
latencies-short-unserved_demand = Domanda
latencies-short-idle_supply = Offerta ferma
latencies-short-missing_tie = Legami
latencies-short-unused_competence = Competenze
latencies-short-call_without_project = Denaro
latencies-short-empty_cell = Caselle
latencies-short-duplication = Doppioni
latencies-short-conflict = Conflitti
latencies-short-silence = Silenzi
latencies-group-to_decide = Da decidere, { $count }
latencies-group-in_hand = In lavorazione, { $count }
latencies-group-dismissed = Scartate, { $count }
latencies-group-resolved = Chiuse, { $count }
latencies-new = { $n ->
        [one] una nuova
       *[other] { $count } nuove
    }
latencies-is_new = nuova
latencies-since = dal { $day }
latencies-until = Torna il { $day }.
latencies-gone = non è più vera: si chiuderà
latencies-level-high = alta
latencies-level-medium = media
latencies-level-low = bassa
latencies-none = Qui non c’è niente.
    .help = Nessuna regola trova qualcosa in ciò che si vede, o tutto è già stato deciso.
latencies-if_accepted = Se la accogli nasce un’azione:
latencies-why = Perché la vediamo
latencies-how_sure = Quanto è sicura:
latencies-record = La sua scheda
latencies-same_place = Le altre dello stesso luogo
latencies-accept = Accogli
    .help = Nasce un’azione: di’ chi ne risponde e per quando.
latencies-postpone = Rimanda
latencies-dismiss = Scarta
    .help = Con la ragione, che resta: non tornerà, nemmeno se la regola la ritrova.
latencies-reopen = Rimetti da decidere
latencies-key-walk = scorri
latencies-key-accept = accogli
latencies-key-postpone = rimanda
latencies-key-dismiss = scarta
latencies-key-undo = annulla
latencies-n-dismissed = { $n ->
        [one] Una scartata
       *[other] { $count } scartate
    }
latencies-n-resolved = { $n ->
        [one] Una chiusa
       *[other] { $count } chiuse
    }
latencies-open = Quelle da decidere e in lavorazione
latencies-on_map = Sulla mappa
latencies-on_grid = Sulla griglia
latencies-refresh = Aggiorna il registro
    .help = Scrive con la data di oggi ciò che le regole trovano e chiude ciò che non è più vero.

home-latent = Che cosa è latente
home-latent_none = Niente aspetta una decisione nel registro; la pagina dice che cosa le regole trovano oggi.

done-refreshed = { $n ->
        [0] Il registro delle latenze era già aggiornato.
        [one] Una latenza scritta, cambiata o chiusa.
       *[other] { $count } latenze scritte, cambiate o chiuse.
    }
done-latency_accepted = Accolta: è nata un’azione.
done-latency_postponed = Rimandata: tornerà quel giorno.
done-latency_dismissed = Scartata, con la ragione: non torna.
done-latency_found = Di nuovo da decidere.

cli-latency-one = { $confidence } %  { $title } ({ $place })  { $id }
cli-latency-why = { $why } → { $suggestion }
cli-latencies-refreshed = Scritte { $found }, cambiate { $changed }, chiuse { $closed }, come prima { $same }.

problem-latency-past = «{ $found }» non è un giorno a venire: oggi è il { $today }.
problem-latency-step = Questa latenza non può passare a «{ $to }» da «{ $found }»: riapri la pagina, qualcuno può aver già deciso.
expected-problem-latency-past = un giorno a venire
expected-problem-latency-step = una latenza che può passare a quello stato
latencies-who_could = Chi potrebbe rispondere: gli abbinamenti possibili
