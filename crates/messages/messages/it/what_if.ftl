# E se: che cosa cambierebbe. La pagina, i comandi.

page-what_if = E se…
    .help = Immagina una sede, un’offerta o un legame in più, altrove o in meno: chi raggiunge che cosa, quali bisogni trovano risposta, quanto è equo, come tiene la rete, prima e dopo. Niente viene scritto: quello che immagini sta nell’indirizzo.

what_if-question = E se qualcosa fosse diverso?
what_if-title = E se: { $change }?
what_if-title_many = { $n ->
        [one] E se ci fosse un cambiamento?
       *[other] E se { $count } cose fossero diverse insieme?
    }
what_if-do-open = aprire { $service } a { $unit }
what_if-do-move = spostare { $one } a { $unit }
what_if-do-close = chiudere { $one }
what_if-do-offer = un’offerta nuova a { $unit }: { $service }
what_if-do-withdraw = togliere l’offerta { $one }
what_if-do-tie = legare { $one } e { $other }
what_if-do-cut = sciogliere il legame tra { $one } e { $other }
what_if-places = posti
what_if-imagined = Immaginato
what_if-nothing = Per ora niente è immaginato: questo è lo stato di oggi.
what_if-remove = togli
what_if-clear = Togli tutto
what_if-record = Fanne una scheda
what_if-note = Niente viene scritto. Per ritrovarlo o mandarlo a qualcuno basta l’indirizzo di questa pagina.

what_if-coverage-gained = { $service }: { $gained } in più entro { $km } km, dal { $before } al { $after }.
what_if-coverage-lost = { $service }: { $lost } in meno entro { $km } km, dal { $before } al { $after }.
what_if-coverage-both = { $service }: { $gained } in più e { $lost } in meno entro { $km } km, dal { $before } al { $after }.
what_if-coverage-same = { $service }: entro { $km } km arriva, come oggi, al { $after } delle persone.
what_if-coverage_of = Chi raggiunge: { $service }
what_if-also = Cambia anche
what_if-fate = Che cosa cambia
what_if-fate-reached = raggiunto, come oggi
what_if-fate-gained = raggiunto, oggi no
what_if-fate-lost = non più raggiunto
what_if-fate-without = non raggiunto, come oggi
what_if-fate-unknown = non si sa dove sta
what_if-legend = Entro { $km } km dalla sede più vicina
what_if-km_before = km prima
what_if-km_after = km dopo
what_if-site = sede immaginata
what_if-site-moved = { $title } (spostata)
what_if-drag = Trascina una sede sulla mappa per vedere che cosa cambia; senza mouse, usa il modulo.
what_if-before = prima
what_if-after = dopo
what_if-units = comuni raggiunti
what_if-people = persone raggiunte

what_if-harmony = Quanto è equo
what_if-even-same = Livello e armonia restano come sono: { $from }, { $harmony_from }.
what_if-even-gained = Il livello passa da { $from } a { $to } e l’armonia da { $harmony_from } a { $harmony_to }: ne guadagnano { $gaining }.
what_if-even-lost = Il livello passa da { $from } a { $to } e l’armonia da { $harmony_from } a { $harmony_to }: ci perdono { $losing }.
what_if-even-both = Il livello passa da { $from } a { $to } e l’armonia da { $harmony_from } a { $harmony_to }: ne guadagnano { $gaining }, ci perdono { $losing }.
what_if-even-falls = Sale il livello ma scende l’armonia: guadagna chi aveva già di più.
what_if-gains = Chi guadagna
what_if-losses = Chi perde
what_if-services_counted = { $n ->
        [one] Conta un servizio.
       *[other] Contano { $count } servizi.
    }

what_if-matches_title = Gli abbinamenti
what_if-matches = Trovano risposta { $after } bisogni su { $needs } (oggi { $before }), { $wholly } per intero (oggi { $wholly_before }); costo { $cost } punti.
what_if-matches-same = Gli abbinamenti restano come sono: { $after } bisogni su { $needs } trovano risposta.
what_if-cost = costo minimo, punti
what_if-met = bisogni con una risposta
what_if-wholly = bisogni con una risposta intera
what_if-given = Che cosa darebbe l’offerta
what_if-given-none = Nessun bisogno la prenderebbe.
what_if-idle = Resterebbe da dare: { $amount }.
what_if-needs_changed = { $n ->
        [one] Un bisogno riceverebbe altro
       *[other] { $count } bisogni riceverebbero altro
    }
what_if-needs = Quanto sarebbe equo
what_if-needs_if = Se tutti gli abbinamenti fossero accordi:

what_if-network_title = La rete
what_if-network-same = La rete resta di { $after } parti; quelli senza cui altri si perdono sono { $cut_after } (oggi { $cut_before }).
what_if-network-joined = La rete passa da { $before } a { $after } parti: si unisce. Quelli senza cui altri si perdono sono { $cut_after } (oggi { $cut_before }).
what_if-network-parted = La rete passa da { $before } a { $after } parti: si divide. Quelli senza cui altri si perdono sono { $cut_after } (oggi { $cut_before }).
what_if-pair = { $one } e { $other }: { $after }, oggi { $before }.
what_if-steps = { $n ->
        [one] si conoscono
       *[other] si raggiungono in { $count } passi
    }
what_if-steps-never = non si raggiungono
what_if-ties = legami
what_if-components = parti
what_if-greatest = soggetti nella parte più grande
what_if-cut_points = soggetti senza cui altri si perdono
what_if-bridges = legami senza cui altri si perdono
what_if-actor = Soggetto
what_if-partners = partner
what_if-harmonic = vicinanza
what_if-broker_rank = posto tra chi fa da ponte
what_if-leads_rank = posto tra chi guida
what_if-others = Chi altro cambia posto
what_if-sampled = I cammini sono campionati: un valore può scostarsi di { $bound }.

what_if-form-open = Aprire una sede
what_if-form-site = Spostare o chiudere una sede
what_if-form-offer = Aggiungere un’offerta
what_if-form-withdraw = Togliere un’offerta
what_if-form-tie = Legare o sciogliere due soggetti
what_if-form-reach = Che cosa si guarda
what_if-f-capacity = Quanto può dare
what_if-f-unit = Contato in
what_if-f-per = Ogni
what_if-f-place = Dove
what_if-f-point = oppure longitudine e latitudine
what_if-f-site = Sede
what_if-f-offer = Offerta
what_if-f-one = Soggetto
what_if-f-other = Con chi
what_if-f-across = Equità attraverso
what_if-f-across-usual = servizi per comune, bisogni per casella
what_if-f-choose = scegli
what_if-f-any = non indicato
what_if-go-open = Immagina aperta
what_if-go-move = Immagina spostata
what_if-go-close = Immagina chiusa
what_if-go-offer = Immagina l’offerta
what_if-go-withdraw = Immagina senza
what_if-go-tie = Immagina legati
what_if-go-cut = Immagina sciolti
what_if-here = E se…

problem-what_if-change = «{ $found }» non è un cambiamento che si possa immaginare.
expected-problem-what_if-change = una di queste forme: { $known }
problem-what_if-itself = { $found } sarebbe legato a sé stesso.
expected-problem-what_if-itself = due soggetti diversi
problem-what_if-no_tie = { $found } e { $other } non hanno un legame da sciogliere.
expected-problem-what_if-no_tie = due soggetti che oggi sono legati
problem-what_if-many = { $found } cambiamenti sono troppi insieme: al più { $most }.
expected-problem-what_if-many = al più { $most } cambiamenti
problem-what_if-name = «{ $found }» non dice di chi si parla: nessuno, o più d’uno.
expected-problem-what_if-name = un nome solo, scritto come nella scheda, o il suo identificativo; ci sono: { $known }
