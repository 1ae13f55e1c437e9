### La riga di comando: ciò che dice mentre lavora e quando ha finito.

cli-done = Fatto.
cli-refused = Non è stato scritto niente.
cli-warning = Attenzione: { $text }
cli-error = Errore: { $text }
cli-seconds = in { $seconds } s
cli-dry_run = Prova: non è stato scritto niente.
cli-import-read = { $n ->
        [one] Letta una riga
       *[other] Lette { $count } righe
    }
cli-import-new = { $n ->
        [one] una nuova
       *[other] { $count } nuove
    }
cli-import-changed = { $n ->
        [one] una cambiata
       *[other] { $count } cambiate
    }
cli-import-same = { $n ->
        [one] una uguale
       *[other] { $count } uguali
    }
cli-import-missing = { $n ->
        [one] Una riga non è più nel file: resta. Per toglierla usa --remove-missing.
       *[other] { $count } righe non sono più nel file: restano. Per toglierle usa --remove-missing.
    }
cli-import-removed = { $n ->
        [one] una tolta
       *[other] { $count } tolte
    }
cli-import-rejected = { $n ->
        [one] Una riga scartata, scritta in { $file }.
       *[other] { $count } righe scartate, scritte in { $file }.
    }
cli-import-unchanged = Il file non cambia niente: tutto era già così.
cli-import-undo = Per annullare: reticolo import { $dir } --undo { $seq }
cli-import-visibility = Visibilità di ciò che è entrato: { $visibility } ({ $reason }).
cli-import-by_digest = Manca una chiave: ogni riga si riconosce dal suo contenuto, e una riga corretta conta come nuova.
cli-import-mapping_written = La mappatura proposta è in { $file }: completala e ripeti il comando con --mapping { $file }.
cli-serve-listening = In ascolto su { $url }
cli-serve-set_up = Per creare il primo amministratore apri, entro un’ora: { $url }
cli-stopped = Fermato: niente di ciò che era a metà è rimasto.
cli-stage-read = Leggo
cli-stage-compare = Confronto
cli-stage-publish = Pubblico
cli-stage-generate = Genero
cli-new-done = Il territorio «{ $name }» è pronto in { $dir }.
cli-export-done = { $n ->
        [one] Una riga scritta in { $file }.
       *[other] { $count } righe scritte in { $file }.
    }
cli-generate-done = Territorio di prova generato: scala { $scale }, seme { $seed }.
cli-import-proposed = Mappatura proposta dai nomi delle colonne:
cli-import-ignored = Colonne di cui non si è fatto nulla: { $columns }.
cli-import-outside = { $n ->
        [one] Una riga riguarda un luogo fuori dai comuni caricati.
       *[other] { $count } righe riguardano luoghi fuori dai comuni caricati.
    }
cli-import-doubtful = { $n ->
        [one] Un punto è fuori dal comune della sua riga: decide il codice, il punto resta come dubbio.
       *[other] { $count } punti sono fuori dal comune della loro riga: decide il codice, i punti restano come dubbi.
    }
cli-import-followed = Codici seguiti fino al comune che li ha presi: { $codes }.
cli-import-visible = { $n ->
        [one] Una riga nuova, visibilità: { $visibility }.
       *[other] Righe nuove: { $count }, visibilità: { $visibility }.
    }
cli-undo-done = Atto { $seq } annullato: { $restored } ripristinate, { $removed } tolte, { $kept } lasciate perché cambiate dopo.
cli-undo-withdrawn = Versione ritirata: { $data_set }.
cli-plan-done = Il piano al { $date } è in { $file }.
cli-check-counts = Voci del giornale { $entries }, schede { $records }, legami { $links }, versioni di banche dati { $versions }.
cli-check-clean = Le tabelle sono ciò che il giornale dice, e la catena regge.
cli-backup-done = Copia di sicurezza in { $file }: { $rows } righe, impronta { $digest }.
cli-restore-done = Ripristinato in { $dir }: { $rows } righe; persone cancellate di nuovo: { $erased }.
cli-restore-no_journal = ATTENZIONE: nessun giornale delle cancellazioni. Chi è stato cancellato dopo la copia è tornato. Ripeti in una cartella nuova con --erasures FILE.
cli-user-added = { $name } ({ $role }): apri entro un’ora, una volta sola, { $link }
cli-user-enabled = attivo
cli-user-disabled = disattivato
cli-user-disable_done = { $name } non può più entrare.
cli-user-token_once = Il gettone è mostrato una volta sola: conservalo.
cli-person-exported = Tutto ciò che si conserva di questa persona è in { $file }.
cli-person-erased = Persona { $id } cancellata: valori { $values }, schede { $records }. Non si annulla.
cli-demo-loaded = { $file }: righe { $rows }
problem-audience = «{ $found }» non è un pubblico: scrivi public, signed-in o named:NOME.
problem-import-as = «{ $found }» non si può importare. Si può: { $known }.
problem-role = «{ $found }» non è un ruolo. Si può: { $known }.
problem-edges = I vicini in { $found } non vanno bene: { $reason }.
problem-neighbours = Servono i vicini: --edges FILE, oppure --geometry FILE con --key COLONNA=PROPRIETÀ.
expected-problem-audience = public, signed-in o named:NOME
expected-problem-import-as = { $known }
expected-problem-role = { $known }
expected-problem-edges = coppie di numeri da 0
expected-problem-neighbours = un file di vicini o di forme
cli-plan-left_out = { $n ->
        [one] Una scheda non è nel piano, perché il suo pubblico non la vede.
       *[other] { $count } schede non sono nel piano, perché il suo pubblico non le vede.
    }
cli-mappings-none = Nessuna delle mappature del programma legge questo file: senza --mapping se ne propone una dai nomi delle colonne.
cli-new-unknown = Codici che nessuna tabella di riferimento conosce: { $codes }. Restano nella lista; controllali, e gli zeri davanti.
