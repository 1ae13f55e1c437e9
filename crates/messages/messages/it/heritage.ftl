### L’inventario del patrimonio: che cosa c’è, in che stato, chi lo usa, che cosa non se ne sa.

page-heritage = Patrimonio
heritage-finding-idle = { $n ->
        [one] Un bene su { $number } è libero in tutto o in parte
       *[other] { $idle } beni su { $number } sono liberi in tutto o in parte
    }
heritage-finding-use_unknown = { $number } beni in { $with } comuni su { $units }, e di nessuno si sa se è in uso
heritage-finding-in_use = { $number } beni in { $with } comuni su { $units }, e nessuno risulta libero
heritage-finding-none = Nessun bene è così
heritage-finding-nothing = Del patrimonio non c’è ancora un elenco
    .help = Servono elenchi di musei, monumenti, luoghi della natura e tradizioni: si importano come risorse, con classe «patrimonio materiale», «naturale» o «immateriale», il luogo, le condizioni e l’uso.
heritage-all = { $n ->
        [one] un bene
       *[other] { $count } beni
    }
heritage-lede = L’uso è scritto di { $use } beni su { $number }, le condizioni di { $condition }.
heritage-oldest = La fonte più vecchia è «{ $title }» ({ $date }).
heritage-partial = Alcuni elenchi sono incompleti: da ciò che non vi compare non si conclude nulla.
heritage-partial_short = elenco incompleto
heritage-any = tutti
heritage-any_unit = tutto il territorio
heritage-unknown = non si sa
heritage-legend = Cerchi: l’area è il numero di beni
heritage-counts = Per classe, condizioni e uso
heritage-items = Beni
heritage-not_known = Che cosa non si sa
heritage-not_known_help = Ogni risposta si scrive nella scheda del bene, o arriva con l’elenco di chi lo tutela.
heritage-all_known = Di questi beni è scritto tutto.
heritage-what = Che cosa manca
heritage-lacking = Beni
heritage-gap-condition = le condizioni
heritage-gap-use = l’uso
heritage-gap-picture = un’immagine
heritage-gap-place = il punto (si sa solo il comune)
heritage-gap-owner = il proprietario
heritage-gap-rights = il titolo d’uso
heritage-gap-protection = la tutela
heritage-gap-confirmed = una conferma di chi lo ha visto
heritage-idle = { $n ->
        [0] Beni liberi
        [one] Un bene libero
       *[other] { $count } beni liberi
    }
heritage-idle_none = Di nessun bene è scritto che sia libero.
heritage-idle_short = Liberi
heritage-risk = { $n ->
        [0] Beni a rischio
        [one] Un bene a rischio o in cattive condizioni
       *[other] { $count } beni a rischio o in cattive condizioni
    }
heritage-risk_none = Di nessun bene è scritto che sia a rischio o in cattive condizioni.
heritage-risk_short = A rischio
heritage-more = { $n ->
        [one] E un altro, nel file.
       *[other] E altri { $count }, nel file.
    }
heritage-where = Per comune
heritage-pictures = Immagini
heritage-list = L’elenco
heritage-records = Tutte le risorse, con i loro filtri
heritage-sources = Da dove viene, la fonte più vecchia per prima
heritage-no_date = senza data
heritage-by_hand = { $n ->
        [one] Un bene è stato scritto qui.
       *[other] { $count } beni sono stati scritti qui.
    }
