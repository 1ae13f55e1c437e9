### Gli elenchi di voci: le pagine, i nomi delle classificazioni, ciò che si rifiuta.

page-vocabularies = Elenchi di voci
vocabularies-add_button = Aggiungi

vocabularies-finding = { $n ->
        [one] Un elenco di voci
       *[other] { $count } elenchi di voci
    }
vocabularies-lede = Le voci tra cui si sceglie nelle schede e le classificazioni ufficiali, con codici che restano. I nomi si possono cambiare; in alcuni elenchi si aggiungono voci proprie.
vocabularies-search = Cerca una voce in tutti gli elenchi
vocabularies-search_in = Cerca in questo elenco
vocabularies-found = { $n ->
        [0] Nessuna voce per «{ $q }»
        [one] Una voce per «{ $q }»
       *[other] { $count } voci per «{ $q }»
    }
vocabularies-entries = Voci
vocabularies-entries_below = Voci sotto
vocabularies-records = Schede
vocabularies-here = Cambiato qui
vocabularies-own = { $n ->
        [one] una voce propria
       *[other] { $count } voci proprie
    }
vocabularies-renamed = { $n ->
        [one] una con altro nome
       *[other] { $count } con altro nome
    }
vocabularies-retired = { $n ->
        [one] una ritirata
       *[other] { $count } ritirate
    }
vocabularies-about = { $n ->
        [one] Una voce, versione { $version }. Fonte: { $source }; licenza { $licence }.
       *[other] { $count } voci, versione { $version }. Fonte: { $source }; licenza { $licence }.
    }
vocabularies-fixed = L’elenco è ufficiale e non si cambia.
vocabularies-names = Si possono cambiare i nomi; con queste voci il programma fa conti.
vocabularies-open = Si possono cambiare i nomi, aggiungere voci e ritirarne; i codici restano.
vocabularies-top = { $n ->
        [one] Una voce al primo livello
       *[other] { $count } voci al primo livello
    }
vocabularies-below = { $n ->
        [one] Una voce sotto
       *[other] { $count } voci sotto
    }
vocabularies-nothing = Nessuna voce.
vocabularies-is_own = voce propria
vocabularies-is_renamed = altro nome
vocabularies-is_retired = ritirata
vocabularies-until = fino al { $until }
vocabularies-successor = Sostituita da
vocabularies-concept = Concetto
vocabularies-ties = In altri elenchi
vocabularies-used_by = Chi la usa
vocabularies-rename = Cambia la voce
vocabularies-rename_help = Il codice resta. Un nome lasciato vuoto torna quello del programma.
vocabularies-retire = Ritira la voce
vocabularies-offer = Offrila di nuovo
vocabularies-retire_help = Una voce ritirata non si offre più nei moduli; le schede che l’hanno la tengono.
vocabularies-add = Aggiungi una voce
vocabularies-add_under = Aggiungi una voce sotto «{ $entry }»
vocabularies-add_help = Il codice si fa dal nome, comincia con own_ e non cambia più.

vocabularies-tie_exact = la stessa
vocabularies-tie_broader = più ampia
vocabularies-tie_narrower = più ristretta
vocabularies-tie_overlaps = in parte
vocabularies-tie_related = vicina

list-ateco_2025 = ATECO 2025, attività economiche
list-nace_2 = NACE Rev. 2 (ATECO 2007 fino alla classe)
list-nuts = NUTS, unità territoriali per la statistica
list-municipality = Comuni italiani
list-esco_skills = ESCO, gruppi di competenze
list-sdg = Obiettivi di sviluppo sostenibile
list-icnpo = ICNPO, campi del non profit
list-article_5 = Attività di interesse generale (codice del terzo settore, art. 5)
list-heritage_class = Classi del patrimonio
list-siuss = Prestazioni sociali (SIUSS)
list-istat_social = Servizi sociali dei comuni (ISTAT)
list-cpv = CPV, vocabolario degli appalti
list-legal_form = Forme giuridiche (ISTAT)
list-ipa = Categorie dell’indice delle pubbliche amministrazioni
list-runts = Sezioni del registro del terzo settore

problem-vocabulary-fixed = L’elenco { $list } non si cambia.
problem-vocabulary-list = Una scheda resta del suo elenco, { $list }: «{ $found }» ne ha un’altra.
problem-vocabulary-gone = La voce «{ $found }» non può sparire: qualche scheda può averla. Ritirala.
problem-vocabulary-twice = La voce «{ $found }» è scritta due volte.
problem-vocabulary-moved = La voce «{ $found }» resta dov’è.
problem-vocabulary-names = Nell’elenco { $list } si cambiano soltanto i nomi: «{ $found }».
problem-vocabulary-code = «{ $found }» non è una voce dell’elenco { $list }, e il codice di una voce propria comincia con own_.
problem-vocabulary-nameless = La voce «{ $found }» non ha nome.
problem-vocabulary-parent = Una voce propria sta al primo livello o sotto una voce del primo livello: «{ $found }» non lo è.
problem-vocabulary-entry = Nell’elenco { $list } non c’è la voce «{ $found }».
problem-vocabulary-act = Non si capisce che cosa fare dell’elenco: «{ $found }».
problem-vocabulary-form = «{ $found }» non è una forma in cui si scrive un elenco: csv, json o ttl.
problem-undo-vocabulary = La voce «{ $found }» è già in qualche scheda: ritirala, invece di annullare.

expected-problem-vocabulary-fixed = un elenco che si può cambiare
expected-problem-vocabulary-list = l’elenco { $list }
expected-problem-vocabulary-gone = anche la voce che c’era
expected-problem-vocabulary-twice = ogni voce una volta
expected-problem-vocabulary-moved = la voce dov’era
expected-problem-vocabulary-names = soltanto altri nomi
expected-problem-vocabulary-code = un codice dell’elenco { $list }, o uno che comincia con own_
expected-problem-vocabulary-nameless = un nome in almeno una lingua
expected-problem-vocabulary-parent = una voce del primo livello, o niente
expected-problem-vocabulary-entry = un codice dell’elenco { $list }
expected-problem-vocabulary-act = rename, add o retire, con la sua voce
expected-problem-vocabulary-form = csv, json o ttl
