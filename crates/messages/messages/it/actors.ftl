### La rete dei soggetti: chi guida, chi fa da ponte, che cosa si spezza, chi andrebbe collegato.

analysis-network = Chi guida e chi fa da ponte
analysis-prediction = Chi andrebbe collegato

problem-network = «{ $found }» non si può calcolare: { $reason }.
problem-node-twice = { $file }: il nodo «{ $found }» c’è due volte. Lascia una riga per nodo.
problem-node-unknown = { $file }: riga { $row }: il nodo «{ $found }» non è tra i nodi. Aggiungilo al loro file, o correggi il legame.
problem-tie-end = { $found }: riga { $row }: a un legame manca un capo. Servono due nodi, nelle prime due colonne.
problem-tie-weight = { $file }: riga { $row }: trovato il peso «{ $found }», atteso un numero sopra lo zero.
expected-problem-network = una rete che si possa calcolare
expected-problem-node-twice = un nodo che c’è una volta sola
expected-problem-node-unknown = uno dei nodi
expected-problem-tie-end = due nodi
expected-problem-tie-weight = un numero sopra lo zero

actors-questions = Da quale domanda partire
actors-brokers = Chi fa da ponte?
actors-leads = Chi guida?
actors-link = Chi andrebbe collegato?
actors-breaks = Che cosa si rompe se uno esce?
actors-isolated = Chi è isolato?
actors-from = Parti da una scheda…

actors-brokers-found = { $title } fa da ponte: { $share } delle vie più brevi tra gli altri passa di lì
actors-brokers-none = Nessuno fa da ponte tra chi altrimenti non si incontra
actors-brokers-by = vie di passaggio, prima tra nature diverse
actors-brokers-value = Vie
actors-brokers-why = { $n ->
        [one] Una sola coppia dei suoi partner non si conosce; di nature diverse: { $across }.
       *[other] { $count } coppie dei suoi partner non si conoscono tra loro; { $across } sono di nature diverse.
    }
actors-brokers-why_same = { $n ->
        [one] Una sola coppia dei suoi partner non si conosce, di una stessa natura.
       *[other] { $count } coppie dei suoi partner non si conoscono tra loro, tutte di una stessa natura.
    }
actors-brokers-between = Tra { $natures }.
actors-brokers-pair = { $one } e { $other } ({ $number })
actors-leads-found = { $n ->
        [one] { $title } è al centro, con un partner
       *[other] { $title } è al centro, con { $count } partner
    }
actors-leads-none = Nessuno ha ancora un legame
actors-leads-by = peso nella rete
actors-leads-value = Peso
actors-leads-why = { $n ->
        [one] Un partner: { $with }.
       *[other] { $count } partner: { $with }.
    }
actors-leads-things = { $n ->
        [one] Guida un’iniziativa, un progetto o un partenariato.
       *[other] Guida { $count } tra iniziative, progetti e partenariati.
    }
actors-leads-through = Insieme in: { $things }.
actors-breaks-found = { $n ->
        [one] Se esce { $title }, un soggetto si stacca dal resto
       *[other] Se esce { $title }, { $count } soggetti si staccano dal resto
    }
actors-breaks-none = Nessuno, uscendo da solo, spezza la rete
actors-breaks-by = soggetti che si staccano
actors-breaks-value = Si staccano
actors-breaks-why = { $n ->
        [one] Si stacca { $names }; coppie che non si raggiungerebbero più: { $pairs }.
       *[other] Si staccano { $names }; i pezzi sarebbero { $pieces }, le coppie che non si raggiungerebbero più { $pairs }.
    }
actors-isolated-found = { $n ->
        [one] Un soggetto sta fuori dalla rete più grande
       *[other] { $count } soggetti stanno fuori dalla rete più grande
    }
actors-isolated-none = Nessuno è isolato: tutti si raggiungono
actors-isolated-by = chi è solo per primo
actors-isolated-value = Nel cerchio
actors-isolated-alone = Non ha legami con nessun soggetto.
actors-isolated-why = È legato soltanto al suo piccolo cerchio: { $names }.
actors-link-found = { $one } e { $other } andrebbero collegati
actors-link-none = Nessuna coppia senza legame ha partner in comune o si completa
actors-link-by = ciò che hanno in comune, che si completano, vicinanza
actors-link-value = Punteggio
actors-link-partners = { $n ->
        [one] Un partner in comune: { $names }.
       *[other] { $count } partner in comune: { $names }.
    }
actors-link-complement = { $by } offre «{ $offer }», a { $whom } manca «{ $need }» ({ $category }).
actors-link-same_place = Stanno nello stesso comune.
actors-link-km = Li separano { $km } km.
actors-link-steps = { $n ->
        [one] Oggi sono a un passo.
       *[other] Oggi si raggiungono in { $count } passi.
    }
actors-link-apart = Oggi non si raggiungono.
actors-missing = legame che manca

actors-count = { $n ->
        [one] Un soggetto
       *[other] { $count } soggetti
    }
actors-ties = { $n ->
        [one] un legame
       *[other] { $count } legami
    }
actors-about = { $actors } e { $ties }; { $greatest } si raggiungono tra loro.
actors-sampled = Sono tanti: le vie di passaggio sono stimate su cammini sorteggiati, e con nove probabilità su dieci nessun valore si scosta di più di { $bound } coppie.
actors-empty = Qui non si vede ancora nessun soggetto
    .help = La rete nasce dalle schede dei soggetti e da ciò che fanno insieme: iniziative, progetti, partenariati, accordi. Togli i filtri, oppure aggiungi o importa dei soggetti.
actors-to_list = Vai ai soggetti
actors-filters = Quali soggetti e quali legami
actors-natures = Soltanto queste nature
actors-sorts = Soltanto questi legami
actors-persons = anche le persone (non le vede chi non è entrato)
actors-all = Tutti
actors-drawing = La rete disegnata
actors-caption = Il segno cresce con la risposta; chi ha il nome risponde alla domanda, gli altri gli stanno intorno. Forma e colore dicono la natura; la linea tratteggiata è un legame che manca. Stessa rete, stessi posti. La tabella dice le stesse cose.
actors-caption_groups = I soggetti sono troppi per disegnarli uno a uno: ogni cerchio è un gruppo con più legami al suo interno di quanti ne darebbe il caso, e porta il nome di chi vi è più legato. La tabella dice le stesse cose.
actors-files = Tutta la rete, con le misure:
actors-rank = Posto
actors-ranks = Che posto ha
actors-actor = Soggetto
actors-pair = Coppia
actors-with = con
actors-nature = Natura
actors-partners = Partner
actors-drawn_ties = Disegnato con
actors-person = persona
actors-look = guarda
actors-look_at = Guarda { $title } nella rete
actors-others = { $n ->
        [one] un altro
       *[other] altri { $count }
    }
actors-more = { $n ->
        [one] Ce n’è un altro: è nel file CSV.
       *[other] Ce ne sono altri { $count }: sono nel file CSV.
    }
actors-more_pairs = { $n ->
        [one] C’è un’altra coppia: guarda un soggetto, o chiedila all’API.
       *[other] Ci sono altre { $count } coppie: guarda un soggetto, o chiedile all’API.
    }
actors-twin = Tutti i soggetti del disegno, in tabella
actors-twin_groups = Tutti i gruppi del disegno, in tabella
actors-group = Gruppo
actors-around = intorno a { $title }
actors-size = Soggetti
actors-inside = Legami interni
actors-input = Le schede dei soggetti che puoi vedere; i legami dichiarati tra loro; quelli che seguono dallo stare insieme in un’iniziativa, un progetto, una sperimentazione o un partenariato (ciascuno vale uno diviso per gli altri che vi stanno; oltre i 60 non dice nulla), dal finanziarli, dal servire un bisogno con un accordo.
actors-focus-found = { $n ->
        [0] { $title } non ha partner
        [one] { $title } ha un partner
       *[other] { $title } ha { $count } partner
    }

plan-method-network = Rete dei soggetti
plan-method-network-question = Chi guida, chi fa da ponte, che cosa si spezza, chi andrebbe collegato?
plan-method-network-source = Brandes 2001, doi:10.1080/0022250X.2001.9990249; Gould e Fernandez 1989, doi:10.2307/270949; Hopcroft e Tarjan 1973, doi:10.1145/362248.362272; Zhou, Lü e Zhang 2009, doi:10.1140/epjb/e2009-00335-8. Legami dichiarati e legami che seguono dallo stare nella stessa cosa; mai persone.
plan-value-net_actors = Soggetti della rete
plan-value-net_ties = Legami tra soggetti
plan-value-net_greatest = Soggetti che si raggiungono tra loro
plan-value-net_broker = Vie più brevi che passano da { $title }
plan-value-net_breaks = Soggetti che si staccano se esce { $title }
plan-value-net_points = Soggetti che uscendo spezzano la rete
plan-net-text = { $n ->
        [one] Tra { $actors } soggetti c’è { $ties } legame, dichiarato o che segue da ciò che fanno insieme; { $greatest } si raggiungono tra loro.
       *[other] Tra { $actors } soggetti ci sono { $ties } legami, dichiarati o che seguono da ciò che fanno insieme; { $greatest } si raggiungono tra loro.
    }
plan-net-leads = Del territorio sono più al centro: { $names }.
plan-net-leads_beyond = Fuori dal territorio i più legati sono { $names }.
plan-net-broker = Fa da ponte { $title }: { $share } delle vie più brevi tra gli altri passa di lì.
plan-net-between = Tiene insieme { $natures }.
plan-net-pair = { $one } con { $other }
plan-net-breaks = { $n ->
        [one] Se esce { $title }, { $cut } soggetto si stacca dal resto.
       *[other] Se esce { $title }, { $cut } soggetti si staccano dal resto.
    }
plan-net-points = { $n ->
        [one] È { $points } il soggetto da cui la rete dipende così.
       *[other] Sono { $points } i soggetti da cui la rete dipende così.
    }
plan-net-link = Da collegare per primi: { $pairs }.
