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
