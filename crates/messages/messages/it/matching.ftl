### Chi serve chi: abbinamenti di bisogni e offerte, le ragioni, ciò che resta scoperto, ciò che resta fermo.

analysis-matching = Abbinamento di bisogni e offerte
page-exchange = Abbinamenti
    .help = Bisogni e offerte avvicinati nel modo che costa meno in distanza e in ragioni a metà; ciò che conta di più è che nessuno resti scoperto. Il programma propone e dice perché; decidono le persone.

exchange-finding = { $n ->
        [0] Nessun bisogno aperto può essere servito da ciò che è offerto
        [one] Un bisogno su { $needs } può essere servito da ciò che è offerto
       *[other] { $count } bisogni su { $needs } possono essere serviti da ciò che è offerto
    }
exchange-finding_empty = Non c’è ancora niente da avvicinare
    .help = Servono bisogni (o domande aggregate) ancora aperti e offerte attive, con il servizio, la quantità e il luogo.
exchange-of = { $n ->
        [one] Uno di loro avrebbe tutto ciò che chiede. Ciò che gli accordi in vigore promettono è già tolto da entrambe le parti.
       *[other] { $count } di loro avrebbero tutto ciò che chiedono. Ciò che gli accordi in vigore promettono è già tolto da entrambe le parti.
    }
exchange-matches = Abbinamenti proposti
exchange-matches_none = Nessun abbinamento, guardando così.
exchange-unmet = Bisogni che restano scoperti
exchange-unmet_none = Nessun bisogno resta scoperto, guardando così.
exchange-idle = Offerte che restano ferme
exchange-idle_none = Nessuna offerta resta ferma, guardando così.
exchange-services = Servizio per servizio
exchange-need = Bisogno
exchange-offer = Offerta
exchange-amount = Quanto
exchange-reasons = Ragioni
exchange-distance = Distanza, km
exchange-why = Perché
exchange-wanted = Chiesto
exchange-offered = Offerto
exchange-matched = Abbinato
exchange-left_unmet = Scoperto
exchange-left_idle = Fermo
exchange-every_service = tutti
exchange-everywhere = ovunque
exchange-every_area = tutte
exchange-all_full = tutte piene
exchange-half = a metà: { $what }
exchange-more = { $n ->
        [one] Ce n’è ancora uno nel file.
       *[other] Ce ne sono ancora { $count } nel file.
    }
exchange-who = Chi può rispondere
exchange-whom = A chi può servire
exchange-scarce = { $n ->
        [one] Una coppia starebbe meglio insieme che con ciò che le tocca, guardando solo a sé; tutti insieme si starebbe peggio.
       *[other] { $count } coppie starebbero meglio insieme che con ciò che tocca loro, guardando solo a sé; tutti insieme si starebbe peggio.
    }
exchange-method = La distanza è in linea d’aria per { $factor }; dove nessuno dice fin dove si arriva, fino a { $reach } km. Un chilometro costa { $km } punti per unità, ogni ragione a metà { $half }; un’unità scoperta costa più di qualunque abbinamento. Le parole che descrivono le persone sono capite solo in parte: ciò che non si capisce è una ragione a metà.

exchange-candidates = { $n ->
        [0] Nessuno può rispondere a «{ $title }» così com’è
        [one] Uno può rispondere a «{ $title }»
       *[other] { $count } possono rispondere a «{ $title }»
    }
exchange-candidates_list = Possono rispondere
exchange-near_list = Si avvicinano, e che cosa manca
exchange-near_none = Nessun altro offre o chiede questo servizio.
exchange-lacking = { $n ->
        [one] una cosa li divide
       *[other] { $count } cose li dividono
    }
exchange-binding = Li divide questo: { $reason }.
exchange-assigned = Nell’abbinamento

exchange-pair = «{ $offer }» può servire «{ $need }»
exchange-pair_not = «{ $offer }» non può servire «{ $need }», per ora
exchange-pair_place = { $n ->
        [one] È l’unico abbinamento possibile per questo bisogno.
       *[other] È il { $place }º dei { $count } abbinamenti possibili per questo bisogno.
    }
exchange-tally = Ragioni piene: { $full }; a metà: { $half }; da colmare: { $missing }.
exchange-alternatives = Vedi gli altri e perché no
exchange-spine = Le ragioni, una per riga
exchange-displaces = Che cosa sposta
exchange-displaces_none = Non sposta nessuno: ciò che prende non serve ad altri, o avanza.
exchange-others = Va anche a «{ $need }»
exchange-elsewhere = Il bisogno è servito anche da «{ $offer }»
exchange-one_more = Un’unità in più di questa offerta servirebbe «{ $need }»
exchange-one_more_unmet = che altrimenti resta scoperto
exchange-one_more_instead = ora servito da «{ $offer }», più lontano o meno adatto
exchange-told = Detto a ciascuno
exchange-told_r = la frase che riceve
exchange-to_need = A chi chiede
exchange-to_offer = A chi offre
exchange-accept = Proponi l’accordo
exchange-accept_how_much = Quanto
exchange-accept_help = Nasce un accordo proposto, legato al bisogno e all’offerta: ciò che promette è tolto subito da entrambe le parti. Diventa accettato quando la sua scheda ha i due giorni in cui le parti dicono di sì.
exchange-accept_most = al massimo { $most }
exchange-agreement = { $offer } per { $need }
done-agreed = Accordo proposto. Ciò che promette è già tolto dal bisogno e dall’offerta.

exchange-nowhere = luogo non detto
exchange-from_to = dal { $from } al { $to }
exchange-from = dal { $from }
exchange-to = fino al { $to }
exchange-always = senza scadenza
exchange-no_ceiling = nessun massimo detto
exchange-no_price = prezzo non detto
exchange-free = gratis
exchange-at_most = al massimo { $price }
exchange-each = { $price } per unità
exchange-for_all = aperta a tutti
exchange-for_unsaid = persone non descritte
exchange-people = { $n } persone
exchange-left_of = restano { $left } su { $total }
exchange-place_reach = { $place }, fino a { $km } km
exchange-not_said = non detto

exchange-factor-service = servizio
exchange-factor-place = luogo
exchange-factor-time = tempo
exchange-factor-amount = quantità
exchange-factor-price = prezzo
exchange-factor-people = persone
exchange-factor-requirement = requisiti

exchange-join-full = ragione piena
exchange-join-half = ragione a metà
exchange-join-missing = da colmare

exchange-service-same = stesso servizio
exchange-service-wider = servizi vicini: uno comprende l’altro
exchange-place-same = nello stesso comune
exchange-place-within = a circa { $km } km, si arriva a { $limit }
exchange-place-unknown = di uno dei due non si sa il luogo
exchange-place-far = a circa { $km } km, e si arriva a { $limit }
exchange-time-open = nessuno dei due ha scadenza
exchange-time-whole = tutto il tempo che serve
exchange-time-part = solo una parte del tempo
exchange-time-never = i tempi non si incontrano
exchange-amount-enough = quantità sufficiente
exchange-amount-part = basta per una parte
exchange-amount-promised = è già tutta promessa
exchange-amount-unit = contate in modo diverso
exchange-price-within = costo coperto
exchange-price-stated = nessun massimo da rispettare
exchange-price-unknown = il prezzo va chiesto
exchange-price-open = il prezzo è da concordare
exchange-price-dear = costa troppo
exchange-people-open = nessun limite a chi può usarla
exchange-people-same = è per loro
exchange-people-perhaps = da verificare per chi è
exchange-people-other = è per altre persone
exchange-requirement-said = l’offerta lo dice
exchange-requirement-open = da verificare: l’offerta non lo dice

exchange-apart-state = l’offerta non è attiva (stato: { $state })
exchange-apart-unit = si contano in modo diverso: { $wanted } chiesti, { $offered } offerti
exchange-apart-place = dista circa { $km } km, e si arriva a { $limit } km
exchange-apart-time = i tempi non si incontrano
exchange-apart-price = il prezzo è { $price }, si può pagare { $most }
exchange-apart-people = è per altre persone: l’offerta dice «{ $for }», il bisogno «{ $group }»
exchange-apart-promised = tutto ciò che offre è già promesso

exchange-because-taken = le sue unità vanno a chi altrimenti resterebbe scoperto o starebbe più lontano
exchange-because-served = il bisogno è servito da altri, più vicini o più adatti
exchange-because-used = è l’abbinamento proposto

exchange-where-same = nello stesso comune
exchange-where-km = a circa { $km } km
exchange-where-unknown = in un luogo da precisare

exchange-say-need = Per «{ $need }» puoi contare su «{ $offer }»: { $amount }, { $where }, { $price }.
exchange-say-offer = Con «{ $offer }» serviresti «{ $need }»: { $amount }, { $where }; sono { $group }.
exchange-refuse-need = Per «{ $need }» non ti proponiamo «{ $offer }»: { $reason }.
exchange-refuse-offer = A «{ $offer }» non proponiamo «{ $need }»: { $reason }.

exchange-left-taken = ciò che potrebbe servirlo va ad altri: serve più capacità
exchange-left-unwanted = ciò che potrebbe servire è già servito
exchange-left-none = nessuno chiede o offre questo servizio
exchange-left-state = le offerte non sono attive
exchange-left-unit = si contano in modo diverso
exchange-left-place = troppo lontano
exchange-left-time = i tempi non si incontrano
exchange-left-price = il prezzo è troppo alto
exchange-left-people = è per altre persone
exchange-left-promised = è già tutto promesso

problem-exchange = L’abbinamento non si può calcolare: { $found }. Controlla le quantità di bisogni e offerte.
problem-exchange-apart = «{ $found }» non si possono abbinare così come sono. Apri la pagina della coppia: dice che cosa manca.
problem-exchange-need_left = Il bisogno chiede ancora { $left }, ne hai proposti { $found }: qualcun altro ha fatto un accordo nel frattempo. Proponi meno o un altro bisogno.
problem-exchange-offer_left = Dell’offerta restano { $left }, ne hai chiesti { $found }: il resto è già promesso. Chiedi meno o un’altra offerta.
problem-exchange-closed = «{ $found }» non è più aperto: il suo stato è { $state }. Riportalo a uno stato aperto, o scegli altro.

cli-match-one = { $amount }  { $need }  ←  { $offer }  ({ $reasons })
cli-match-unmet = scoperto: { $amount }  { $need }  ({ $why })
cli-match-idle = fermo: { $amount }  { $offer }  ({ $why })

problem-matching = Le coppie di { $found } non si possono abbinare: { $reason }.
problem-table-whole = { $file }, riga { $row }, colonna { $column }: « { $found } » non è un numero intero. Scrivi solo cifre, per esempio 12.
problem-table-once = { $file }, riga { $row }, colonna { $column }: « { $found } » manca o c’è già. Ogni riga ha un nome solo suo.
problem-table-listed = { $file }, riga { $row }, colonna { $column }: « { $found } » non è nell’elenco. Aggiungilo al suo file, o correggi il nome.

plan-exchange-heading = 3.1a Bisogni e offerte che si incontrano
plan-exchange-finding = Bisogni aperti { $needs }: { $met } possono essere serviti da ciò che è offerto, { $unmet } restano scoperti del tutto o in parte
plan-exchange-text = I bisogni e le domande aggregate ancora aperti sono { $needs }, le offerte attive con qualcosa da dare { $offers }. Avvicinandoli nel modo che costa meno in distanza e in ragioni a metà, { $met } bisogni sarebbero serviti e { $wholly } avrebbero tutto ciò che chiedono; ne restano scoperti, del tutto o in parte, { $unmet }, e restano ferme, del tutto o in parte, { $idle } offerte.
plan-exchange-note = Ciò che gli accordi in vigore promettono è già tolto da entrambe le parti. Sono proposte: decidono le persone.
plan-exchange-reach = Distanza dove nessuno la dice
plan-exchange-a_km = Punti per chilometro e unità
plan-exchange-half = Punti per ragione a metà
plan-method-exchange = Abbinamento di bisogni e offerte
plan-method-exchange-question = Chi serve chi, e che cosa manca?
plan-method-exchange-source = Edmonds e Karp 1972
plan-value-exchange_needs = Bisogni e domande aggregate aperti
plan-value-exchange_offers = Offerte attive con qualcosa da dare
plan-value-exchange_met = Bisogni serviti almeno in parte
plan-value-exchange_wholly = Bisogni serviti del tutto
plan-value-exchange_unmet = Bisogni scoperti almeno in parte
plan-value-exchange_idle = Offerte ferme almeno in parte
plan-value-exchange_matches = Abbinamenti proposti
plan-value-exchange_amount = Quantità: { $of }
expected-problem-exchange = quantità di bisogni e offerte che si possono contare
expected-problem-exchange-apart = un bisogno e un’offerta che possono stare insieme
expected-problem-exchange-need_left = al più quanto il bisogno chiede ancora
expected-problem-exchange-offer_left = al più quanto dell’offerta resta
expected-problem-exchange-closed = un bisogno o un’offerta ancora aperti
expected-problem-matching = quantità, capacità e costi che si possono contare
expected-problem-table-whole = un numero intero
expected-problem-table-once = un nome che sta una volta sola
expected-problem-table-listed = un nome dell’altra tabella
