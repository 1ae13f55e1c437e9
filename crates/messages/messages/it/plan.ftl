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

plan-edition = Edizione del { $date }
plan-audience-public = Scritto con ciò che è pubblico.
plan-audience-signed-in = Scritto con ciò che vede chi accede.
plan-audience-named = Scritto con ciò che vede una persona.
plan-audience-everything = Scritto con tutto ciò che è nel registro.
plan-and_more = { $n ->
        [one] e un altro
       *[other] e altri { $number }
    }
plan-extract = { $shown } di { $all }
plan-cover-alt = Il territorio di { $territory } con i suoi vicini.
plan-legend-count = comuni
plan-column-euro = Euro

plan-subtitle = Che cosa mostrano i dati del territorio, che cosa tacciono, come si porta dentro ciò che manca
plan-cover-caption = Un punto è un comune, grande in proporzione ai residenti ({ $to }); una linea unisce due comuni che confinano: { $borders } coppie di comuni confinanti.
plan-cover-caption_bare = Un punto è un comune; una linea unisce due comuni che confinano: { $borders } coppie di comuni confinanti.
plan-legend-site = sede nel territorio
plan-legend-site_beyond = sede oltre il confine
plan-legend-circle = area del cerchio in proporzione al numero
plan-legend-none = nessuno
plan-column-projects = progetti
plan-column-millions = milioni €
plan-column-per_head = € per abitante
plan-column-change = var.
plan-column-nearest = sede più vicina
plan-column-km = km
plan-column-residents = residenti
plan-column-labour_area = bacino del lavoro
plan-column-units = comuni
plan-column-level = livello medio
plan-unit-per_hundred = ogni 100
plan-unit-per_ten_thousand = ogni 10.000
plan-around-province = nella provincia di { $name }
plan-around-units = nei comuni intorno
plan-around-short = intorno
plan-others = gli altri comuni
plan-whole = Territorio
plan-and = { " e " }
plan-map-breaks = Rotture naturali; i margini sono arrotondati senza che un comune cambi classe.
plan-residents_at = { $people } residenti ({ $to }).

plan-chapter-1 = Politica del territorio
plan-chapter-1-quote = Promozione armonica del territorio come sistema di interazioni tra componenti diverse, e suo inserimento funzionale nel sovrasistema regionale, nazionale, europeo.
plan-chapter-2 = La struttura
plan-chapter-3 = Modalità di intervento
plan-chapter-3-intro = Gli strumenti del documento fondativo cominciano dalle rilevazioni. Dove i dati arrivano, la voce dice che cosa mostrano; dove non arrivano, dice che cosa manca.
plan-chapter-4 = Che cosa non sappiamo

plan-summary-falls_ages_uneven = Un territorio che si restringe e invecchia, dove i servizi e il denaro non arrivano a tutti nella stessa misura
plan-summary-falls_ages_services = Un territorio che si restringe e invecchia, dove i servizi non arrivano a tutti nella stessa misura
plan-summary-falls_ages = Un territorio che si restringe e invecchia
plan-summary-falls_uneven = Un territorio che si restringe, dove i servizi non arrivano a tutti nella stessa misura
plan-summary-uneven = Un territorio dove i servizi non arrivano a tutti nella stessa misura
plan-summary-falls = Un territorio che si restringe
plan-summary-finding = Che cosa dicono i dati, ciascuno con il suo confronto
plan-summary-intro = { $n ->
        [one] { $number } cosa che i dati dicono, con il suo confronto.
       *[other] { $number } cose che i dati dicono, ciascuna con il suo confronto: punto pieno il territorio, punto vuoto ciò con cui si confronta.
    }
plan-summary-unknown = Che cosa non sappiamo
plan-summary-unknown_text = Quanti hanno bisogno di che cosa, quanto lavorano le imprese, orari e attese dei servizi, tempi di viaggio, che cosa è stato speso: lo dice l’ultimo capitolo.
plan-summary-made = Come sono fatti questi numeri
plan-summary-made_text = Ogni cifra porta il segno dei suoi dati (D) e del suo metodo (M), descritti uno per uno nell’allegato.
plan-guide-title = Indice e guida alla lettura
plan-guide-intro = Il piano segue le voci del documento fondativo. Dove i dati arrivano, la voce si apre con ciò che hanno mostrato; dove non arrivano, dice che cosa manca.
plan-guide-words = Parole dell’ente
plan-guide-words_text = Le scrive e le firma l’ente; restano a ogni nuova edizione.
plan-guide-missing = Manca
plan-guide-missing_text = Un dato che non c’è, e come portarlo dentro.
plan-guide-marks = Dati e metodi
plan-guide-marks_text = La voce dell’allegato da cui viene la cifra.
plan-guide-closing = Tutte le carte si leggono anche in bianco e nero: più scuro è di più, e la legenda dice quanti comuni stanno in ogni classe.
plan-guide-ages = Le fonti non hanno la stessa età: dalla più vecchia («{ $oldest }») alla più recente («{ $newest }»)
plan-guide-ages_plain = Le fonti e la loro data
plan-guide-ages_source = La data dichiarata da ogni editore; dove manca, è detto.
plan-guide-today = oggi

plan-people-heading = 1.1 Il territorio come sistema
plan-people-finding_missing = Non sappiamo ancora quante persone vivono qui
plan-people-missing = Nel registro non c’è l’indicatore dei residenti (residents), additivo, con un valore per ogni comune.
plan-people-remedy = Una tabella dei residenti per comune, a due date almeno, per esempio quella dell’ISTAT al 1º gennaio; si importa come indicatori.
plan-people-words = Qui l’ente dice come legge questi fatti e che cosa ne fa. Da scrivere.
plan-people-finding_all = Tutti i { $units } comuni perdono residenti
plan-people-finding_loss = I residenti calano del { $rate }: li perdono { $losing } comuni su { $units }
plan-people-finding_gain = I residenti crescono del { $rate }, ma li perdono { $losing } comuni su { $units }
plan-people-finding_old = ; nell’insieme crescono solo gli anziani
plan-people-finding_now = Qui vivono { $total } persone in { $units } comuni
plan-people-text_now = I residenti sono { $total } ({ $to }). Una seconda data direbbe se crescono o calano.
plan-people-text_loss = Al { $to } il territorio ha { $total } residenti, { $lost } in meno del { $from }, quando erano { $earlier }.
plan-people-text_gain = Al { $to } il territorio ha { $total } residenti, { $lost } in più del { $from }, quando erano { $earlier }.
plan-people-spread_all = Il calo tocca ogni comune, dal { $least } di { $least_place } al { $most } di { $most_place }.
plan-people-spread = Il calo tocca { $losing } comuni su { $units }, dal { $least } di { $least_place } al { $most } di { $most_place }.
plan-people-around = Tra il { $from } e il { $to }, le date che le due parti hanno in comune, la variazione è { $here } qui e { $there } { $around }.
plan-people-note = { $lost } · { $change }
plan-people-note_text = Da { $earlier } a { $total } residenti, somma dei { $units } comuni.
plan-people-summary_label = residenti, dal { $from } al { $to }
plan-people-summary_loss = I residenti sono { $total }, { $lost } in meno del { $from }; il calo tocca { $losing } comuni su { $units }.
plan-people-summary_gain = I residenti sono { $total }, { $lost } in più del { $from }; il calo tocca { $losing } comuni su { $units }.
plan-people-ages = Nello stesso tempo i residenti di { $age_old } anni e più passano da { $old_before } a { $old_now }, i minori di { $age_young } anni da { $young_before } a { $young_now }, le persone tra { $age_young } e { $age_middle } anni da { $middle_before } a { $middle_now }. Ha almeno { $age_old } anni il { $share_now } dei residenti, era il { $share_before }; ogni { $hundred } minori di { $age_young } anni gli anziani sono { $index_now }, erano { $index_before }.
plan-people-third = { $n ->
        [one] In { $number } comune ha almeno { $age_old } anni più di un residente su tre.
       *[other] In { $number } comuni ha almeno { $age_old } anni più di un residente su tre.
    }
plan-people-index_label = anziani ({ $age_old } anni e più) ogni { $hundred } minori di { $age_young } anni
plan-people-index_summary = Erano { $index_before }. Ha almeno { $age_old } anni il { $share_now } dei residenti, era il { $share_before }.
plan-people-income = Il reddito medio per contribuente è di { $income } euro ({ $period }).
plan-people-income_around = Il reddito medio per contribuente è di { $income } euro ({ $period }); { $around } è di { $there } euro.
plan-people-map_loss = Residenti persi, { $from }–{ $to }, %
plan-people-map_change = Variazione dei residenti, { $from }–{ $to }, %
plan-people-map_old = Anziani ogni cento residenti, { $to }
plan-people-maps = Chi perde di più non è sempre chi è più anziano: perde di più { $most }, è più anziano { $oldest }
plan-people-maps_same = { $most } perde di più ed è anche il comune più anziano
plan-people-map = La variazione dei residenti tra il { $from } e il { $to }
plan-people-alt = Carte per comune, dal { $from } al { $to }.
plan-people-table = Chi perde di più

plan-even-heading = 1.2 Promozione armonica
plan-even-finding_missing = Quanto equamente arrivano i servizi non si può ancora dire
plan-even-missing = Servono i residenti di ogni comune e l’elenco completo delle sedi di almeno un servizio.
plan-even-remedy = Le sedi di un servizio con il codice del comune o le coordinate; si importano come patrimonio.
plan-even-finding = Il { $level } dei residenti ha { $one } nel proprio comune
plan-even-finding_within = ; il divario è dentro i bacini più che tra un bacino e l’altro
plan-even-finding_between = ; il divario è tra un bacino e l’altro più che dentro i bacini
plan-even-text = { $n ->
        [one] Armonia, qui, è una domanda in due parti: quanta parte dei residenti ha un servizio vicino, e quanto questa parte cambia da un comune all’altro. C’è un elenco di sedi di un servizio solo, { $services }: il livello medio è { $mean }.
       *[other] Armonia, qui, è una domanda in due parti: quanta parte dei residenti ha un servizio vicino, e quanto questa parte cambia da un comune all’altro. Per i { $number } servizi di cui c’è un elenco di sedi, { $services }, il livello medio è { $mean }.
    }
plan-even-both = { $n ->
        [2] Il { $all } dei residenti ha nel proprio comune entrambi, il { $none } nessuno dei due.
       *[other] Il { $all } dei residenti li ha tutti nel proprio comune, il { $none } nessuno.
    }
plan-even-around = Con i residenti del { $to }, la data che le due parti hanno in comune, il livello medio è { $here } qui e { $there } { $around }
plan-even-around_more = , dove è anche distribuito più egualmente.
plan-even-around_less = , dove però è distribuito meno egualmente.
plan-even-note = { $mean } e { $harmony }
plan-even-note_text = Livello medio e indice di armonia (uno = uguale per tutti).
plan-even-note_single = Livello medio e indice di armonia. Con un solo servizio, che c’è o non c’è, l’indice è uguale al livello e non dice altro.
plan-even-within = Il { $part } della disuguaglianza sta dentro i bacini del lavoro: accanto a un comune servito ce n’è uno che non lo è.
plan-even-between = Solo il { $part } della disuguaglianza sta dentro i bacini del lavoro: il resto è tra un bacino e l’altro.
plan-even-theil = Disuguaglianza { $theil }: { $within } dentro i bacini, { $between } tra i bacini.
plan-even-near = Se basta una sede entro { $km } chilometri, il livello sale a { $mean }.
plan-even-near_lacking = Per { $people } persone non c’è { $one } entro { $km } chilometri.
plan-even-near_all = Entro { $km } chilometri tutti hanno { $one }.
plan-even-curve_title = % dei residenti
plan-even-curve_x = chilometri dalla sede comunale alla sede più vicina
plan-even-own_unit = nel comune
plan-even-curve_whole = { $service }: entro { $km } chilometri arrivano tutti.
plan-even-curve_never = { $service }: a qualcuno non arrivano.
plan-even-curve_note = I residenti di un comune stanno tutti nella sua sede. Distanze in linea retta, allungate del fattore dichiarato. Contano anche le sedi oltre il confine, dove sono caricate.
plan-even-table = Il livello medio per bacino del lavoro
plan-even-table_note = Quota media dei servizi che i residenti hanno nel proprio comune.
plan-even-no_group = senza bacino

plan-beyond-heading = 1.3 Inserimento nel sovrasistema
plan-beyond-finding_missing = Con chi il territorio collabora fuori non si può ancora dire
plan-beyond-missing = Nessuna fonte dice chi del territorio prende parte a iniziative con altri.
plan-beyond-remedy = Un elenco di partecipazioni (progetto, partner, capofila), per esempio i partner Interreg; si importa come iniziative con i loro partner.
plan-beyond-words = Qui l’ente scrive il disegno di futuro che propone e la responsabilità che se ne assume. Da scrivere.
plan-beyond-finding = { $n ->
        [one] { $ours } progetto di rete su { $all } ha un partner del territorio
       *[other] { $ours } progetti di rete su { $all } hanno un partner del territorio
    }
plan-beyond-finding_as_people = , quanto il suo peso in abitanti
plan-beyond-finding_less_than_people = , meno del suo peso in abitanti
plan-beyond-finding_more_than_people = , più del suo peso in abitanti
plan-beyond-text = { $n ->
        [one] Dei { $all } progetti di rete con almeno un partner nei comuni caricati, { $ours } ne ha uno del territorio: è il { $part }.
       *[other] Dei { $all } progetti di rete con almeno un partner nei comuni caricati, { $ours } ne hanno uno del territorio: è il { $part }.
    }
plan-beyond-who = Vi prendono parte, con il numero dei progetti di ciascuno:
plan-beyond-people = Nel territorio vive il { $people } dei residenti dei comuni caricati ({ $to }).
plan-beyond-countries = { $n ->
        [one] I partner vengono da { $number } paese: { $names }.
       *[other] I partner vengono da { $number } paesi: { $names }.
    }
plan-beyond-note = { $ours } su { $all }
plan-beyond-note_text = Il luogo di un partner è quello che dichiara la sua sede.

plan-constitution-heading = 2.1 Costituzione
plan-constitution-text = Il documento fondativo prevede quattro corpi. Chi ne fa parte, con quale mandato e da quando, lo scrive l’ente: il piano non nomina nessuno che non sia stato nominato.
plan-constitution-words = Da scrivere per ciascun corpo: mandato, componenti, data dell’atto, chi risponde.
plan-constitution-table = I corpi della struttura
plan-constitution-body = corpo
plan-constitution-answers = chi risponde
plan-constitution-promoters = Gruppo promotore di riferimento
plan-constitution-unit = Unità tecnica di intervento
plan-constitution-task_force = Task force operativa
plan-constitution-groups = Gruppi di lavoro o di studio
plan-constitution-to_write = da scrivere
plan-purposes-heading = 2.2 Finalità della struttura
plan-purposes-text = Promuovere la consapevolezza delle latenze del territorio.
plan-purposes-words = Da scrivere: quali di queste finalità l’ente assume per quest’anno, e come saprà di averle raggiunte.
plan-purposes-arouse = Suscitare
plan-purposes-arouse_text = Sensibilizzazione e attivazione dei soggetti; sostegno delle iniziative endogene; facilitazione delle integrazioni potenziali; mobilitazione delle competenze locali; sviluppo di metodologie.
plan-purposes-make = Fare
plan-purposes-make_text = Comunicazione: banche dati e reti; progetti pilota, con supervisione e coordinamento metodologico; fonti di finanziamento: individuazione, promozione, accesso.
plan-latencies-heading = 2.2 Consapevolezza delle latenze
plan-latencies-finding_none = Le regole non trovano latenze in ciò che è nel registro
plan-latencies-missing = Nei dati di oggi nessuna regola trova qualcosa che il territorio potrebbe fare e non fa: può mancare la rilevazione.
plan-latencies-remedy = Bisogni, offerte, beni, legami tra soggetti e bandi nel registro; il posto delle schede sulla griglia.
plan-latencies-finding = { $n ->
        [one] Una cosa il territorio potrebbe farla e non la fa
       *[other] { $number } cose il territorio potrebbe farle e non le fa
    }
plan-latencies-text = { $n ->
        [one] Le regole ne trovano { $number }:
       *[other] Le regole ne trovano { $number }:
    }
plan-latencies-table = Le latenze, le più sicure e le più grandi per prime
plan-latencies-what = Che cosa, e perché
plan-latencies-where = Dove
plan-latencies-sure = Sicurezza
plan-latencies-do = Che cosa si può fare
plan-latencies-note = Una latenza è una domanda, non un giudizio: chi la accoglie la accerta prima di agire. Quelle scartate con una ragione sono lasciate fuori.
plan-latencies-words = Quali di queste latenze l’agenzia prende in carico, con chi e per quando.

plan-grid-heading = 2.3 L’oggetto griglia
plan-grid-finding_empty = La griglia è vuota: nel registro non c’è ancora nulla da collocare
plan-grid-finding_missing = { $n ->
        [one] La griglia è vuota: { $number } scheda aspetta una posizione
       *[other] La griglia è vuota: { $number } schede di bisogni, offerte, iniziative e risorse aspettano una posizione
    }
plan-grid-missing = Nessuna scheda del territorio ha una posizione sulla griglia di aree, dimensioni e modalità.
plan-grid-remedy = Le colonne area, dimensione e modalità in ciò che si importa, oppure la posizione scelta nella scheda da chi la conosce.
plan-grid-finding = { $placed } schede stanno in { $cells } caselle della griglia su { $of }
plan-grid-text = Hanno una posizione { $placed } schede, in { $cells } caselle su { $of }; { $unplaced } aspettano la loro.

plan-needs-heading = 3.1a Bisogni emergenti e domanda aggregata
plan-needs-finding_missing = Nessuna fonte dice ancora chi ha bisogno di che cosa
plan-needs-missing = Non ci sono né richieste agli sportelli, né liste d’attesa, né questionari.
plan-needs-remedy = Registro degli sportelli sociali e dei comuni, in tabella, una riga per richiesta senza nomi di persone; oppure un questionario dell’unità tecnica.
plan-needs-finding = Nel registro: bisogni { $needs }, offerte { $offers }
plan-needs-text = Nel territorio sono registrati { $needs } bisogni e { $offers } offerte.
plan-hotspots-finding_none = . «{ $indicator }»: nessun addensamento che il caso non spieghi
plan-hotspots-finding_high = { $n ->
        [one] . «{ $indicator }»: { $number } comune è alto tra vicini alti
       *[other] . «{ $indicator }»: { $number } comuni sono alti tra vicini alti
    }
plan-hotspots-finding_low = { $n ->
        [one] . «{ $indicator }»: { $number } comune è basso tra vicini bassi
       *[other] . «{ $indicator }»: { $number } comuni sono bassi tra vicini bassi
    }
plan-hotspots-finding_both = . «{ $indicator }»: { $high } comuni alti tra vicini alti, { $low } bassi tra vicini bassi
plan-hotspots-text = Dove valori simili stanno vicini più di quanto farebbe il caso? Per «{ $indicator }» ({ $period }) il confronto di ogni comune con i suoi vicini usa { $used } comuni, dei quali { $context } fuori dal territorio.
plan-hotspots-text_alone = Dove valori simili stanno vicini più di quanto farebbe il caso? Per «{ $indicator }» ({ $period }) il confronto di ogni comune con i suoi vicini usa { $used } comuni, tutti del territorio: degli altri il valore non c’è.
plan-hotspots-lasting = Tenendo conto che si fanno molti confronti insieme, ne restano { $lasting }.
plan-hotspots-lasting_none = Ma presi insieme i confronti sono molti, e tenendone conto nessuno resta: sono indizi, non risultati.
plan-hotspots-none = Nessun comune si distingue dai suoi vicini più di quanto farebbe il caso: anche questo è un risultato.
plan-hotspots-HH = { $n ->
        [one] Alto tra vicini alti è { $number } comune:
       *[other] Alti tra vicini alti sono { $number } comuni:
    }
plan-hotspots-LL = { $n ->
        [one] Basso tra vicini bassi è { $number } comune:
       *[other] Bassi tra vicini bassi sono { $number } comuni:
    }
plan-hotspots-note = Un addensamento dice dove guardare, non perché.
plan-hotspots-caption = Addensamenti: { $indicator }, { $period }
plan-hotspots-caption_hints = Indizi di addensamento, che i molti confronti non confermano: { $indicator }, { $period }

plan-initiatives-heading = 3.1b Iniziative esistenti
plan-initiatives-finding_missing = Nessuna iniziativa è ancora nel registro
plan-initiatives-missing = Nessuna iniziativa con un luogo nel territorio è visibile a chi legge questo piano.
plan-initiatives-remedy = L’elenco dei progetti finanziati con importo e codice del comune; si importa come iniziative.
plan-initiatives-finding = { $programme }: { $number } iniziative per { $money }
plan-initiatives-finding_contrast = Il { $number } dei progetti è di «{ $most }», ma il { $money } del denaro è di «{ $rich }»
plan-initiatives-finding_light = Il { $number } dei progetti è di «{ $most }», con il { $money } del denaro
plan-initiatives-text_dated = { $programme }: alla data della fonte ({ $date }) le iniziative con almeno un luogo nel territorio sono { $number }, per { $money }, ciascuna contata una volta e intera.
plan-initiatives-text = { $programme }: le iniziative con almeno un luogo nel territorio sono { $number }, per { $money }, ciascuna contata una volta e intera.
plan-initiatives-class_one = Il { $number } è di «{ $most }», con il { $money } del denaro.
plan-initiatives-class_two = Il { $number } è di «{ $most }» e pesa il { $little } del denaro; i { $few } di «{ $rich }» ne pesano il { $money }.
plan-initiatives-largest = La più grande, { $money }, è a { $place }: «{ $title }».
plan-initiatives-split = Divise in parti uguali tra i luoghi di ciascuna, nel territorio restano { $kept }; { $away } vanno a luoghi fuori.
plan-initiatives-places_file = I luoghi vengono dal file { $file }: di quelli che non vi sono non si sa nulla, e la loro parte è contata in quelli che vi sono.
plan-initiatives-classes = Il numero dei progetti e il denaro raccontano due storie diverse
plan-initiatives-classes_title = Quota dei progetti e quota del denaro
plan-initiatives-share_number = quota dei progetti
plan-initiatives-share_money = quota del denaro
plan-initiatives-head = Il denaro che resta nel territorio è di { $head } euro per abitante (residenti: { $to }), da { $low } a { $last } fino a { $top } a { $first }.
plan-initiatives-head_top = Il denaro che resta nel territorio è di { $head } euro per abitante (residenti: { $to }), fino a { $top } a { $first }.
plan-initiatives-around = Con la stessa fonte e gli stessi residenti sono { $there } euro { $around }.
plan-initiatives-around_table = Con i residenti del { $to }, la data che le due parti hanno in comune, la tavola per comune della stessa fonte dà { $head } euro per abitante qui e { $there } { $around }.
plan-initiatives-summary = Sono { $number } progetti per { $money }.
plan-initiatives-summary_around = La parte del territorio, { $kept }, è di { $head } euro per abitante, contro { $there } { $around }.
plan-initiatives-first = { $first }, con il { $people } dei residenti, ha il { $money } del denaro.
plan-initiatives-none = { $n ->
        [one] Ne è senza { $number } comune:
       *[other] Ne sono senza { $number } comuni:
    }
plan-initiatives-label = { $programme }: euro per abitante
plan-initiatives-label_dated = { $programme }: euro per abitante, { $date }
plan-initiatives-without_first = Senza { $first }
plan-initiatives-without_first_text = { $rest } euro per abitante negli altri { $number } comuni.
plan-initiatives-map = { $programme }: euro per abitante
plan-initiatives-map_caption = { $first } ha { $top } euro per abitante, { $last } ne ha { $low }
plan-initiatives-map_caption_top = { $first } ha più denaro per abitante di tutti: { $top } euro
plan-initiatives-map_note = Residenti: { $to }. Il luogo è quello dell’opera, non di chi ne gode: un’opera può servire più comuni.
plan-initiatives-table = I comuni con più euro per abitante
plan-initiatives-table_note = Un progetto in più comuni conta in ciascuno: la colonna «progetti» non si somma.
plan-initiatives-other_dated = { $programme }: alla data della fonte ({ $date }) le iniziative sono { $number } per { $money }.
plan-initiatives-other = { $programme }: le iniziative sono { $number } per { $money }.
plan-initiatives-few = Più della metà, { $number }, è a { $names }.
plan-initiatives-begun = { $n ->
        [one] I lavori sono iniziati o finiti in { $number } ({ $part }).
       *[other] I lavori sono iniziati o finiti in { $number } ({ $part }).
    }
plan-initiatives-begun_around = Con la stessa fonte la quota è del { $part } { $around }.
plan-initiatives-phases = { $n ->
        [one] Il cantiere è arrivato in { $number } caso su { $all }
       *[other] Il cantiere è arrivato in { $number } casi su { $all }
    }
plan-initiatives-phase_filled = lavori iniziati o finiti
plan-initiatives-phase_hollow = prima dei lavori

plan-production-heading = 3.1c Potenzialità produttive
plan-production-finding_missing = Quanto e dove si produce non si può ancora dire
plan-production-missing = Non ci sono addetti e unità locali per settore e comune, né una tavola delle interdipendenze: specializzazione e filiere non si possono calcolare.
plan-production-remedy = Registro delle unità locali (ISTAT, ASIA), comune per settore, almeno due anni; si importa come indicatore in forma lunga.

plan-services-heading = 3.1d Servizi e infrastrutture
plan-services-finding_missing = Nessun elenco completo di sedi è ancora nel registro
plan-services-missing = Nessuna sede di servizio con un luogo nel territorio è visibile a chi legge questo piano, o gli elenchi che ci sono non sono completi.
plan-services-remedy = L’elenco delle sedi di un servizio (biblioteche, consultori, ambulatori) con il codice del comune o le coordinate; si importa come patrimonio.
plan-services-words = Qui l’ente dice quali servizi considera essenziali, ed entro quale distanza. Da scrivere.
plan-services-finding_all = { $service }: ogni comune ne ha
plan-services-finding_near = { $n ->
        [one] { $number } comune non ha { $service }, ma ne dista meno di { $km } chilometri
       *[other] { $number } comuni non hanno { $service }, ma ne distano meno di { $km } chilometri
    }
plan-services-finding_far = { $n ->
        [one] { $number } comune non ha { $service }; { $far } ne dista più di { $km } chilometri
       *[other] { $number } comuni non hanno { $service }; { $far } ne distano più di { $km } chilometri
    }
plan-services-text = { $opening }: le sedi in elenco sono { $sites }, in { $with } comuni su { $units }.
plan-services-without = { $n ->
        [one] Nel comune che non ne ha ({ $number }) vivono { $people } persone, il { $part } (residenti: { $to }).
       *[other] Nei { $number } comuni che non ne hanno vivono { $people } persone, il { $part } (residenti: { $to }).
    }
plan-services-they_are = Sono
plan-services-without_note = { $people } · { $part }
plan-services-without_note_text = Residenti dei comuni senza { $one }, { $to }.
plan-services-around = Con i residenti del { $to }, la data che le due parti hanno in comune, è il { $here } qui e il { $there } { $around }.
plan-services-all_near = Da ogni comune la sede più vicina è entro { $km } chilometri.
plan-services-far = { $n ->
        [one] Da { $number } comune, { $people } residenti, la sede più vicina è oltre { $km } chilometri.
       *[other] Da { $number } comuni, { $people } residenti, la sede più vicina è oltre { $km } chilometri.
    }
plan-services-border = Il confine conta: senza le sedi che stanno fuori, i comuni oltre quella distanza sarebbero { $number } e le persone { $people }.
plan-services-straight = Chilometri
plan-services-straight_text = In linea retta tra le sedi comunali, per un fattore di { $factor }. Le sedi fuori dai comuni caricati non contano, anche se sono più vicine.
plan-services-straight_inside = { $n ->
        [one] Di { $number } comune nessuna fonte dice la sede: vale un punto al suo interno.
       *[other] Di { $number } comuni nessuna fonte dice la sede: vale un punto al loro interno.
    }
plan-services-capacity = Capacità non nota
plan-services-capacity_text = Una sede vale una sede: orari, personale e attese non sono nei dati.
plan-services-neither = { $n ->
        [one] Nessuno di questi servizi è in { $number } comune, { $people } persone:
       *[other] Nessuno di questi servizi è in { $number } comuni, { $people } persone:
    }
plan-services-partial = «{ $title }»: { $number } sedi in { $units } comuni. L’elenco non è completo: da ciò che non vi compare non si conclude nulla.
plan-services-label = vive in un comune senza { $one }
plan-services-summary = Sono { $people } persone in { $number } comuni su { $units }.
plan-services-table = I comuni più lontani: { $service }
plan-services-table_total = Tutti i residenti oltre { $km } chilometri
plan-services-map_title = Chilometri, fino a { $one }
plan-services-map = Il comune più lontano è { $place }: { $km } chilometri fino a { $one }
plan-services-map_note = Dalla sede comunale alla sede più vicina; zero dove il comune ne ha una.
plan-services-more_title = Un’ipotesi, non una proposta
plan-services-more = { $n ->
        [one] Una sede in più a { $place } darebbe { $one } entro { $km } chilometri a { $people } persone in { $number } comune.
       *[other] Una sede in più a { $place } darebbe { $one } entro { $km } chilometri a { $people } persone in { $number } comuni: nessun altro comune ne raggiunge di più.
    }

plan-heritage-heading = 3.1e Patrimonio etnico, culturale e ambientale
plan-heritage-finding_missing = Del patrimonio non c’è ancora un elenco
plan-heritage-missing = Nessun elenco di beni con luogo, stato e uso è nel registro.
plan-heritage-remedy = Elenco dei beni tutelati e dei musei, in tabella o GeoJSON, con coordinate e condizione; si importa come patrimonio.
plan-heritage-finding = Nel registro { $number } beni in { $with } comuni su { $units }
plan-heritage-finding_unknown = { $number } beni in { $with } comuni su { $units }; di nessuno è scritto lo stato
plan-heritage-text = I beni registrati sono { $number }, in { $with } comuni su { $units }:
plan-heritage-class = { $number } di { $class }
plan-heritage-idle = { $n ->
        [0] Nessuno risulta libero.
        [one] Uno è libero in tutto o in parte
       *[other] { $idle } sono liberi in tutto o in parte
    }
plan-heritage-risk = { $n ->
        [one] Uno è a rischio o in cattive condizioni
       *[other] { $number } sono a rischio o in cattive condizioni
    }
plan-heritage-conditions = Condizioni:
plan-heritage-gaps = Che cosa manca nelle schede, e di quanti beni:
plan-heritage-condition = { $n ->
        [0] Di nessuno è scritto in che stato sia.
        [one] Di uno è scritto in che stato sia.
       *[other] Di { $number } è scritto in che stato siano.
    }
plan-heritage-lists = Da { $lists }.
plan-heritage-lists_partial = Da { $lists }. Sono elenchi incompleti: da ciò che non vi compare non si conclude nulla.
plan-heritage-map_title = Beni del patrimonio
plan-heritage-map = Il comune con più beni nel registro è { $place }: { $number }
plan-heritage-map_note = Un bene che sta in più comuni è contato in ciascuno.

plan-actors-heading = 3.1f Soggetti leader o integratori
plan-actors-finding_missing = Chi agisce nel territorio non è ancora nel registro
plan-actors-missing = Nessun soggetto con una sede nel territorio è visibile a chi legge questo piano.
plan-actors-remedy = Un elenco di enti con codice fiscale e comune, per esempio i beneficiari del cinque per mille; si importa come soggetti.
plan-actors-words = Qui l’ente dice con chi già lavora e chi vorrebbe coinvolgere. Da scrivere.
plan-actors-finding = { $number } { $nature } sono nel registro
plan-actors-finding_thinner = { $nature } in elenco: { $here } ogni { $per } residenti, meno che { $around } ({ $there })
plan-actors-finding_thicker = { $nature } in elenco: { $here } ogni { $per } residenti, più che { $around } ({ $there })
plan-actors-finding_less = {""}; l’ente mediano riceve meno della metà
plan-actors-text = Dei { $number } soggetti dell’elenco «{ $source }», { $main } sono { $nature }
plan-actors-note = su { $number }
plan-actors-summary = Sono { $main } { $nature } su { $number } soggetti dell’elenco.
plan-actors-density = Ogni { $per } residenti ({ $to }) sono { $here }, contro { $there } { $around }.
plan-actors-summary_around = Sono { $there } ogni { $per } residenti { $around }.
plan-actors-label = { $nature } in elenco ogni { $per } residenti
plan-actors-label_number = { $nature } nel registro
plan-actors-median = Di questi { $main }, l’ente mediano riceve { $median }.
plan-actors-median_around = Di questi { $main }, l’ente mediano riceve { $median }; { $around }, { $there }.
plan-actors-top = Il decimo che riceve di più, { $number } enti, raccoglie il { $part } di { $total }.
plan-actors-no_network = Chi tiene insieme la rete non si può ancora dire: nessuna fonte lega questi enti tra loro.
plan-actors-none = { $n ->
        [one] Nessuno in { $number } comune
       *[other] Nessuno in { $number } comuni
    }
plan-actors-map = Il { $part } ha sede a { $place }
plan-actors-map_none = { $n ->
        [one] ; in { $number } comune non ce n’è nessuno
       *[other] ; in { $number } comuni non ce n’è nessuno
    }
plan-actors-map_note = Il luogo è la sede. Chi non è nell’elenco ({ $date }) non compare.

plan-basins-heading = 3.1g Bacini di omogeneità o di integrabilità
plan-basins-finding_missing = Chi lavora dove non si può ancora dire
plan-basins-missing = Nessuna fonte dice quanti escono ed entrano in ogni comune per lavoro.
plan-basins-remedy = I pendolari di ogni comune (residenti, nello stesso comune, in entrata); si importano come indicatori.
plan-basins-finding_out = { $n ->
        [one] Solo { $number } comune riceve più lavoratori di quanti ne manda; nell’insieme il territorio ne manda fuori
       *[other] Solo { $number } comuni ricevono più lavoratori di quanti ne mandano; nell’insieme il territorio ne manda fuori
    }
plan-basins-finding_in = { $n ->
        [one] Solo { $number } comune riceve più lavoratori di quanti ne manda; nell’insieme il territorio ne riceve
       *[other] { $number } comuni ricevono più lavoratori di quanti ne mandano; nell’insieme il territorio ne riceve
    }
plan-basins-text = Nel { $period } il { $part } degli occupati pendolari lavorava nel proprio comune.
plan-basins-gaining = { $n ->
        [one] aveva più entrate che uscite; degli altri, { $others } mandavano fuori più lavoratori di quanti ne ricevessero.
       *[other] avevano più entrate che uscite; degli altri, { $others } mandavano fuori più lavoratori di quanti ne ricevessero.
    }
plan-basins-balance = Dai comuni del territorio uscivano in { $out } ed entravano in { $in }, anche tra un comune e l’altro.
plan-basins-note = Entrate { $in } meno uscite { $out }.
plan-basins-label = { $n ->
        [one] comune riceve più lavoratori di quanti ne manda, { $period }
       *[other] comuni ricevono più lavoratori di quanti ne mandano, { $period }
    }
plan-basins-summary = { $names }; gli altri { $others } ne mandano di più. Escono in { $out }, entrano in { $in }: il saldo è { $net }.
plan-basins-come = entrano
plan-basins-leave = escono
plan-basins-areas = { $n ->
        [one] I comuni appartengono a { $number } sistema locale del lavoro.
       *[other] I comuni appartengono a { $number } sistemi locali del lavoro.
    }
plan-basins-foreign = { $n ->
        [one] { $number } comune, { $people } residenti ({ $part }), fa capo a un centro che sta fuori: { $names }.
       *[other] { $number } comuni, { $people } residenti ({ $part }), fanno capo a un centro che sta fuori: { $names }.
    }
plan-basins-map_title = Entrate meno uscite per lavoro
plan-basins-map_in = entrano più di quanti escono
plan-basins-map_out = escono più di quanti entrano
plan-basins-map = Pochi centri attirano lavoro; il saldo più basso è quello di { $last }
plan-basins_flows-missing = Da dove a dove si va non si sa: ci sono solo i totali di ogni comune, non i flussi tra comuni.
plan-basins_flows-remedy = La matrice degli spostamenti per lavoro (ISTAT), comune di origine e di destinazione; si importa come flussi.

plan-waiting-heading = 3.2 e seguenti. Le parti che attendono
plan-waiting-finding = { $n ->
        [one] Una parte del documento fondativo attende le sue schede
       *[other] Altre parti del documento fondativo attendono le loro schede
    }
plan-waiting-text = Queste voci non hanno ancora dati: si riempiono man mano che il registro cresce.
plan-waiting-duties = Responsabilità
plan-waiting-duties_text = Attende obiettivi, impegni e azioni, ciascuno con chi ne risponde ed entro quando; un’azione nasce anche accogliendo una latenza.
plan-waiting-projects = Progetti, partenariati, progetti pilota
plan-waiting-projects_text = Attendono le schede dei progetti che il territorio disegna, con costo, denaro trovato e chi fa che cosa.
plan-waiting-funding = Fonti di finanziamento
plan-waiting-funding_text = Attendono i bandi, che si importano da un elenco aperto, e le domande presentate.
plan-waiting-taking_part = Partecipazione
plan-waiting-taking_part_text = Attende consultazioni, incontri, sportelli e le richieste che vi arrivano.
plan-waiting-growing = Risorse umane
plan-waiting-growing_text = Attendono il registro dei professionisti, i corsi e le loro edizioni.

plan-unknown-heading = Le domande aperte
plan-unknown-finding = Ciò che questa edizione non può dire, e quali dati lo direbbero
plan-unknown-needs = Chi ha bisogno di che cosa?
plan-unknown-needs_why = Nessuna fonte raccoglie le richieste: i bisogni si vedono solo dove manca un servizio.
plan-unknown-needs_how = Registro degli sportelli, liste d’attesa, un questionario.
plan-unknown-production = Quanto lavorano le imprese, e in quali settori?
plan-unknown-production_why = Mancano addetti e unità locali per settore e comune.
plan-unknown-production_how = Registro delle unità locali, almeno due anni.
plan-unknown-capacity = Quanto sono aperti e pieni i servizi?
plan-unknown-capacity_why = Gli elenchi danno le sedi, non orari, personale e attese.
plan-unknown-capacity_how = Carta dei servizi di ogni gestore, con capacità e tempi.
plan-unknown-travel = Quanto ci si mette ad arrivare?
plan-unknown-travel_why = Non c’è un grafo delle strade né un orario dei mezzi: le distanze sono linee rette per un fattore.
plan-unknown-travel_how = Un grafo stradale e gli orari dei mezzi pubblici.
plan-unknown-spent = Che cosa è stato speso?
plan-unknown-spent_why = Le fonti dicono che cosa è stato assegnato, non i pagamenti.
plan-unknown-spent_how = I pagamenti per progetto, con la loro data.
plan-unknown-since = Che cosa è cambiato nei progetti dopo la data delle fonti?
plan-unknown-since_why = La fonte più grande ha più di un anno: ciò che è venuto dopo non è nel registro.
plan-unknown-since_how = La versione più recente delle stesse fonti, importata di nuovo.
plan-unknown-heritage = Quali beni ci sono, e quali sono liberi?
plan-unknown-heritage_why = Non c’è un elenco di beni con luogo, stato e uso.
plan-unknown-heritage_how = Elenco dei beni tutelati e dei musei, con coordinate.
plan-unknown-ties = Chi tiene insieme la rete?
plan-unknown-ties_why = Nessuna fonte lega tra loro gli enti del territorio.
plan-unknown-ties_how = Partenariati, convenzioni, organi comuni.
plan-unknown-flows = Da dove a dove ci si sposta?
plan-unknown-flows_why = Ci sono i totali di ogni comune, non i flussi.
plan-unknown-flows_how = La matrice degli spostamenti per comune.

plan-value-period = Data o periodo dei dati
plan-value-stated = Data dichiarata dalla fonte
plan-value-year = Anno sulla scala
plan-value-edition = Data dell’edizione
plan-value-given = Dato dalla definizione o dal metodo
plan-value-more = Altri, non nominati nel testo
plan-value-units = Comuni del territorio
plan-value-borders = Coppie di comuni che confinano
plan-value-residents = Residenti
plan-value-residents_of = Residenti: { $place }
plan-value-residents_difference = Differenza dei residenti, senza segno
plan-value-residents_change = Variazione dei residenti
plan-value-residents_rate = Variazione dei residenti, senza segno
plan-value-residents_change_of = Variazione dei residenti: { $place }
plan-value-residents_change_common = Variazione dei residenti tra le date comuni: { $place }
plan-value-units_losing = Comuni che perdono residenti
plan-value-ages_old = Residenti di 65 anni e più
plan-value-ages_young = Residenti di meno di 15 anni
plan-value-ages_middle = Residenti tra 15 e 64 anni
plan-value-ages_share = Quota dei residenti di 65 anni e più
plan-value-ages_index = Residenti di 65 anni e più ogni 100 di meno di 15
plan-value-units_third_old = Comuni dove più di un residente su tre ha almeno 65 anni
plan-value-income = Reddito complessivo diviso per i contribuenti: { $place }
plan-value-units_in_class = Comuni in una classe della carta «{ $map }»
plan-value-units_missing = Comuni senza valore nella carta «{ $map }»
plan-value-services_known = Servizi di cui si conoscono tutte le sedi
plan-value-even_mean = Livello medio: quota dei servizi che i residenti hanno nel proprio comune
plan-value-even_all = Quota dei residenti che ha tutti i servizi nel proprio comune
plan-value-even_none = Quota dei residenti che non ha alcun servizio nel proprio comune
plan-value-even_level = Quota dei residenti che ha nel proprio comune { $one }
plan-value-even_common = Livello medio con i residenti della data comune: { $place }
plan-value-even_within_part = Parte della disuguaglianza che sta dentro i bacini
plan-value-even_near = Livello medio se basta una sede entro la soglia
plan-value-harmony = Indice di armonia
plan-value-theil = Disuguaglianza (Theil) e sue parti
plan-value-curve = Quota dei residenti entro la distanza: { $service }
plan-value-whole_km = Chilometri entro i quali arrivano tutti: { $service }
plan-value-group_units = Comuni del bacino: { $place }
plan-value-group_mean = Livello medio del bacino: { $place }
plan-value-networks = Progetti di rete con almeno un partner nei comuni caricati
plan-value-networks_ours = Progetti di rete con almeno un partner del territorio
plan-value-networks_part = Quota dei progetti con un partner del territorio
plan-value-networks_of = Progetti di { $actor }
plan-value-people_part = Quota dei residenti che vive nel territorio
plan-value-countries = Paesi dei partner
plan-value-unplaced = Schede senza posizione sulla griglia
plan-value-placed = Schede con una posizione sulla griglia
plan-value-cells = Caselle della griglia con almeno una scheda
plan-value-latencies = Latenze trovate
plan-value-latencies_rule = Latenze trovate: { $rule }
plan-value-latencies_part = Cifra della latenza «{ $title }»
plan-value-latencies_sure = Sicurezza della latenza «{ $title }»
plan-method-latencies = Regole delle latenze
plan-method-latencies-question = Che cosa il territorio potrebbe fare e non fa?
plan-method-latencies-source = Nove regole sulle schede e sui legami che il lettore può vedere; dove nessuno dice quanta strada si può fare, 10 km. I partner in comune si pesano con l’allocazione di risorse (Zhou, Lü e Zhang 2009, doi:10.1140/epjb/e2009-00335-8).
plan-value-needs = Bisogni nel territorio
plan-value-offers = Offerte nel territorio
plan-value-hotspots = { $class }: { $indicator }
plan-value-hotspots_lasting = Comuni che restano dopo la correzione per i molti confronti
plan-value-hotspots_used = Comuni confrontati
plan-value-hotspots_context = Comuni confrontati fuori dal territorio
plan-value-hotspots_missing = Comuni del territorio senza valore
plan-value-initiatives = Iniziative con almeno un luogo nel territorio: { $programme }
plan-value-initiatives_of = Iniziative che toccano { $place }
plan-value-initiatives_money = Denaro delle iniziative, intero: { $programme }
plan-value-initiatives_largest = L’iniziativa più grande
plan-value-initiatives_kept = Denaro nel territorio, diviso tra i luoghi
plan-value-initiatives_away = Denaro a luoghi fuori dal territorio
plan-value-class_number = Quota dei progetti: { $class }
plan-value-class_money = Quota del denaro: { $class }
plan-value-class_count = Progetti: { $class }
plan-value-class_millions = Milioni di euro: { $class }
plan-value-money_of = Denaro, diviso tra i luoghi: { $place }
plan-value-money_per_head_table = Euro per abitante, dalla tavola per comune: { $place }
plan-value-money_per_head = Euro per abitante: { $place }
plan-value-first_money = Quota del denaro: { $first }
plan-value-first_people = Quota dei residenti: { $first }
plan-value-units_none = Comuni senza
plan-value-units_others = Gli altri comuni
plan-value-few = Nei pochi comuni che ne hanno più della metà
plan-value-begun = Con lavori iniziati o finiti
plan-value-begun_part = Quota con lavori iniziati o finiti: { $place }
plan-value-phase_number = Nella fase: { $phase }
plan-value-sites = Sedi nel territorio: { $service }
plan-value-units_with = Comuni con almeno una sede: { $service }
plan-value-units_without = Comuni senza sede: { $service }
plan-value-people_without = Residenti dei comuni senza sede: { $service }
plan-value-part_without = Quota dei residenti nei comuni senza sede: { $service }
plan-value-part_without_common = Quota dei residenti nei comuni senza sede, alla data comune: { $service }, { $place }
plan-value-units_far = Comuni oltre la soglia dalla sede più vicina: { $service }
plan-value-seats_not_stated = Comuni di cui nessuna fonte dice la sede
plan-value-people_far = Residenti oltre la soglia dalla sede più vicina: { $service }
plan-value-units_far_inside = Comuni oltre la soglia, senza le sedi oltre il confine: { $service }
plan-value-people_far_inside = Residenti oltre la soglia, senza le sedi oltre il confine: { $service }
plan-value-factor = Fattore per cui si moltiplica la linea retta
plan-value-units_no_service = Comuni senza alcuno dei servizi
plan-value-people_no_service = Residenti dei comuni senza alcuno dei servizi
plan-value-listed = Sedi dell’elenco «{ $title }»
plan-value-listed_units = Comuni con sedi dell’elenco «{ $title }»
plan-value-km_of = Chilometri da { $place }: { $service }
plan-value-people_more = Residenti che una sede in più a { $place } raggiungerebbe: { $service }
plan-value-units_more = Comuni che una sede in più a { $place } raggiungerebbe: { $service }
plan-value-heritage = Beni del patrimonio
plan-value-heritage_class = Beni: { $class }
plan-value-heritage_condition = Beni di cui è scritto lo stato
plan-value-heritage_of = Beni del patrimonio: { $place }
plan-value-heritage_units = Comuni con beni del patrimonio
plan-value-heritage_idle = Beni liberi in tutto o in parte
plan-value-actors = Soggetti dell’elenco
plan-value-actors_nature = Soggetti: { $nature }
plan-value-ages_share_of = Residenti di 65 anni e più, su cento: { $place }
plan-value-actors_of = { $nature }: { $place }
plan-value-actors_density = Soggetti per residenti: { $place }
plan-value-actors_first = Quota dei soggetti con sede a { $place }
plan-value-people_none = Residenti dei comuni senza
plan-value-median = Mediana di ciò che riceve un ente: { $place }
plan-value-received = Ciò che gli enti ricevono in tutto
plan-value-top = Un decimo degli enti
plan-value-top_part = Quota di ciò che riceve il decimo che riceve di più
plan-value-units_gaining = Comuni con più entrate che uscite per lavoro
plan-value-units_sending = Comuni con più uscite che entrate per lavoro
plan-value-commuters_home = Quota dei pendolari che lavora nel proprio comune
plan-value-commuters_in = Entrate per lavoro, somma dei comuni
plan-value-commuters_out = Uscite per lavoro, somma dei comuni
plan-value-commuters_net = Entrate meno uscite per lavoro
plan-value-commuters_net_of = Entrate meno uscite per lavoro: { $place }
plan-value-areas = Sistemi locali del lavoro
plan-value-areas_foreign = Comuni che fanno capo a un centro fuori dal territorio
plan-value-areas_foreign_people = Loro residenti
plan-value-areas_foreign_part = Loro quota dei residenti

plan-method-sums = Somme e variazioni
plan-method-sums-question = Quanti in tutto, e quanti di più o di meno?
plan-method-sums-source = Somma dei valori dei comuni, se nessuno manca; variazione: valore ultimo diviso per il primo, meno uno.
plan-method-rates = Rapporti
plan-method-rates-question = Quanta parte del tutto?
plan-method-rates-source = Il rapporto dell’insieme è somma su somma, mai la media dei rapporti.
plan-method-contiguity = Confini comuni
plan-method-contiguity-question = Chi confina con chi?
plan-method-contiguity-source = Due comuni confinano se condividono un tratto di confine.
plan-method-hotspots = Associazione spaziale locale
plan-method-hotspots-question = Dove valori simili stanno vicini più di quanto farebbe il caso?
plan-method-hotspots-source = Anselin 1995
plan-method-counts = Conteggi di schede
plan-method-counts-question = Quante schede?
plan-method-counts-source = Ogni scheda è contata una volta; quelle illustrative sono lasciate fuori.
plan-method-money = Denaro per luogo
plan-method-money-question = Quanto denaro, e dove?
plan-method-money-source = Centesimi interi; ogni iniziativa una volta nell’insieme, divisa in parti esatte tra i suoi luoghi, arrotondata una volta sola quando è mostrata.
plan-method-access = Accesso ai servizi
plan-method-access-question = Chi raggiunge quale servizio?
plan-method-access-source = Luo e Wang 2003, doi:10.1068/b29120. I residenti stanno nella sede del comune, una sede nel suo punto o, se non si conosce, nella sede del comune; soglia e fattore sono dichiarati.
plan-method-harmony = Armonia
plan-method-harmony-question = Quanto egualmente arrivano i servizi?
plan-method-harmony-source = Theil 1967; Shorrocks 1980, doi:10.2307/1913126. Copertura: servizi che il comune ha sui servizi scelti, pesata con i residenti; armonia: e elevato a meno la disuguaglianza di Theil.
plan-method-median = Mediana e decili
plan-method-median-question = Quanto riceve chi sta nel mezzo, e quanto il decimo che riceve di più?
plan-method-median-source = Valore centrale degli importi ordinati; il decimo è arrotondato per eccesso.
plan-method-balance = Saldo dei pendolari
plan-method-balance-question = Chi attira lavoro e chi ne manda fuori?
plan-method-balance-source = Entrate dagli altri comuni meno residenti che escono dal proprio.

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

# I comuni, uno per uno.
plan-units-heading = I comuni, uno per uno
plan-units-finding = Che cosa si sa di ogni comune
plan-units-table = I comuni in ordine alfabetico
plan-units-residents = residenti { $year }
plan-units-change = var. dal { $year }
plan-units-old = 65 anni e più
plan-units-km = km fino a { $one }
plan-units-own = nel comune
plan-units-initiatives = { $programme }: progetti
plan-units-head = { $programme }: € per abitante
plan-illustrative = { $n ->
        [one] Vi è contata una scheda illustrativa, inventata.
       *[other] Vi sono contate { $count } schede illustrative, inventate.
    }
plan-people-two_sources = Le due date vengono da fonti diverse: «{ $before }» e «{ $now }».
