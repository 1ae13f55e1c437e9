### Importare schede: scelte, luoghi in un secondo file, riferimenti, ciò che resta com’era; e che cosa ne dice la riga di comando.

problem-file-missing = Il file «{ $found }» non c’è. Controlla il nome e la cartella.
expected-problem-file-missing = un file che esiste
problem-mapping-missing = Il file della mappatura «{ $found }» non c’è, e nessuna di quelle del programma si chiama così (reticolo mappings le elenca). Controlla il nome e la cartella, o importa senza --mapping per averne una proposta.
expected-problem-mapping-missing = un file di mappatura che esiste
problem-mapping-other_target = La mappatura «{ $found }» è per righe di altro tipo: ripeti il comando con --as { $target }.
problem-mapping-text = La mappatura «{ $found }» non è un testo in UTF-8. Salvala di nuovo come testo.
expected-problem-mapping-text = un testo in UTF-8
problem-mapping-unread = La mappatura «{ $found }» non si può leggere: { $reason }.
expected-problem-mapping-unread = un file che si può leggere
problem-mapping-records = La mappatura ha riferimenti, scelte o un file di luoghi, che valgono solo per le schede. Togli queste parti, o importa il file come un tipo di scheda.
expected-problem-mapping-records = riferimenti, scelte e luoghi solo per le schede
problem-mapping-keep = «{ $found }» non dice quali righe restano. Scrivi all, loaded (in un comune caricato) o inside (dentro il territorio).
expected-problem-mapping-keep = all, loaded o inside
problem-mapping-places = Il file dei luoghi «{ $found }» ha bisogno di una colonna per ciascuna parte della chiave ({ $key }) e di una colonna unit o unit_name.
expected-problem-mapping-places = le colonne della chiave e quella del comune
problem-places-file = Manca il file dei luoghi «{ $found }»: mettilo accanto a { $beside }, o indicalo con --places.
expected-problem-places-file = il file dei luoghi
problem-places-unread = Il file dei luoghi «{ $found }» non si può leggere: { $reason }
expected-problem-places-unread = un file dei luoghi leggibile
problem-part = «{ $found }» non è una parte. Scrivi un numero maggiore di zero, con al più nove decimali.
expected-problem-part = un numero maggiore di zero
problem-parts-fine = Le parti di «{ $found }» sono troppo fini per farne frazioni esatte. Scrivile con meno cifre.
expected-problem-parts-fine = parti con meno cifre
problem-tax-code-twice = Il codice fiscale { $found } sta già alla riga { $first } con un’altra chiave. Un soggetto ha una riga sola: togline una, o usa il codice fiscale come chiave.
expected-problem-tax-code-twice = un codice fiscale che non sia già alla riga { $first }
problem-reference-kind = «{ $found }» non è un tipo di scheda a cui riferirsi. Si può scrivere: { $known }.
expected-problem-reference-kind = un tipo tra { $known }
problem-reference-link = Nessun legame «{ $found }» unisce questo tipo di scheda a { $kind }. Si può scrivere: { $known }.
expected-problem-reference-link = un legame tra { $known }
problem-reference-by = Una scheda di tipo { $kind } non si ritrova per «{ $found }». Scrivi tax_code, code, title, key o name, secondo i campi che ha.
expected-problem-reference-by = tax_code, code, title, key o name
problem-reference-not_found = «{ $found }» non dice che cosa fare quando il riferimento non si trova. Scrivi report, oppure create: ma create non vale per le schede dello stesso tipo del file, né con by = "key" o "name".
expected-problem-reference-not_found = report o create

cli-import-more = { $n ->
        [one] e un altro
       *[other] e altri { $count }
    }
cli-import-met = { $n ->
        [one] Una riga ha incontrato, per codice fiscale, una scheda che c’era già da un’altra fonte: si completa, non si sovrascrive.
       *[other] { $count } righe hanno incontrato, per codice fiscale, schede che c’erano già da un’altra fonte: si completano, non si sovrascrivono.
    }
cli-import-left_out_money = Le righe lasciate da parte valgono in tutto { $money }.
cli-import-places_unknown = { $n ->
        [one] Nel file dei luoghi una riga non nomina un comune: non entra nella divisione.
       *[other] Nel file dei luoghi { $count } righe non nominano un comune: non entrano nella divisione.
    }
cli-import-created = { $n ->
        [one] Un riferimento non c’era: ne è nata una scheda segnalata.
       *[other] { $count } riferimenti non c’erano: ne sono nate schede segnalate.
    }
cli-import-linked = { $n ->
        [one] Un legame nuovo.
       *[other] { $count } legami nuovi.
    }
cli-import-unlinked = { $n ->
        [one] Un legame tolto, perché il file non lo dice più.
       *[other] { $count } legami tolti, perché il file non li dice più.
    }
cli-import-not_found = { $n ->
        [one] Un riferimento non è stato trovato, o è più d’uno:
       *[other] { $count } riferimenti non sono stati trovati, o sono più d’uno:
    }
cli-import-not_found_one = { $column }: «{ $text }» ({ $n ->
        [one] una riga
       *[other] { $count } righe
    })
cli-import-look_alikes = { $n ->
        [one] Una riga somiglia a una scheda con un’altra chiave (stesso titolo, importo e luogo); non sono state unite:
       *[other] { $count } righe somigliano a schede con un’altra chiave (stesso titolo, importo e luogo); non sono state unite:
    }
cli-import-look_alike = riga { $row }, «{ $title }»: chiave { $key }, come { $other }
cli-import-kept_by_hand = { $n ->
        [one] Un valore cambiato a mano resta com’è:
       *[other] { $count } valori cambiati a mano restano come sono:
    }
cli-import-kept = «{ $title }», { $field }: resta «{ $by_hand }», nel file «{ $in_file }»
expected-problem-mapping-other_target = una mappatura per righe di questo tipo
