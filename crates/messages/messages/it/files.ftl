### File sulle schede: pagina, problemi, riga di comando.

files-title = File e immagini
files-add = Aggiungi file
files-add_to = Aggiungi file a «{ $title }»
files-lede = Immagini (JPEG, PNG, GIF, WebP), PDF, testo, CSV, Markdown e documenti da ufficio (DOCX, XLSX, PPTX, ODT, ODS, ODP), al più { $most } MB ciascuno. Li vede chi vede la scheda.
files-none = Nessun file.
    .help = Si possono aggiungere fotografie, statuti, verbali.
files-files = File
files-files_help = Anche più d’uno, fino a { $count } per volta; ciò che scrivi qui sopra vale per tutti, e poi si cambia file per file. Al più { $most } MB ciascuno e 50 MB in tutto.
files-file = File
files-type = Tipo
files-size = Dimensione
files-type-text = Testo
files-type-document = Documento
files-type-sheet = Foglio di calcolo
files-type-slides = Presentazione
files-alt = Che cosa si vede
    .help = Per chi non vede l’immagine, per esempio «La facciata della biblioteca vista dalla piazza». Per le immagini serve.
files-caption = Didascalia
    .help = Ciò che si legge sotto l’immagine o accanto al nome del file, se c’è altro da dire.
files-credit = Autore
    .help = Chi l’ha fatto, come va nominato.
files-licence = Licenza
    .help = A quali condizioni si può usare, per esempio CC BY 4.0.
files-taken_on = Data
    .help = Quando è stato fatto: anno, mese o giorno, per esempio 2025-05-31.
files-order = Ordine
    .help = Un numero intero: i file con il numero più basso vengono prima, a pari numero per nome.
files-when_brought = Nel portarli
files-strip = Togli la posizione dalle immagini
    .help = Il luogo dello scatto, che i telefoni scrivono nella foto, viene tolto prima che il file sia conservato. L’immagine non cambia.
files-personal = Riguarda una persona
    .help = Lo vede soltanto chi può leggere i dati personali, e si distrugge con la cancellazione della persona.
files-personal_seal = personale
files-location-kept = dice dove è stata fatta
files-bring = Aggiungi
files-refused = Nessun file aggiunto.
files-open = Scarica il file
files-remove = Togli
    .help = Il file esce dalla scheda; si può annullare, e per questo i suoi byte restano.
files-remove_one = Togli { $name }
files-erase = Distruggi
    .help = I byte e tutto ciò che se ne dice si distruggono, su ogni scheda che li ha e nella storia. Non si annulla; le copie di sicurezza già fatte li hanno ancora, e chi le ripristina con il giornale delle cancellazioni non li riporta.
files-erase_sure = Sì, per sempre
files-erase_confirm = Distruggere per sempre questo file?
files-go_with = { $n ->
        [one] Con la scheda se ne va un file.
       *[other] Con la scheda se ne vanno { $count } file.
    }
files-history-came = ha aggiunto { $name }
files-history-changed = ha cambiato ciò che si dice di { $name }
files-history-removed = ha tolto { $name }

act-attachment = file
done-attached = { $n ->
        [one] File aggiunto.
       *[other] { $count } file aggiunti.
    }
done-detached = File tolto.
done-erased = File distrutto.

problem-file-alt = Manca ciò che si vede nell’immagine «{ $file }»: scrivilo, per chi non la vede.
problem-file-size = Il file «{ $found }» è troppo grande: al più { $most } MB.
problem-file-many = I file sono { $found }: al più { $most } per volta. Portane una parte, poi gli altri.
problem-file-twice = «{ $found }» è già su questa scheda: gli stessi byte si conservano una volta sola.
problem-file-empty = Il file «{ $found }» è vuoto.
problem-file-executable = «{ $found }» è un programma: non si conserva. Porta il documento che produce.
problem-file-macros = «{ $found }» contiene macro: salvalo senza, per esempio come DOCX o XLSX.
problem-file-archive = «{ $found }» è un archivio: porta i file che contiene, uno per uno.
problem-file-damaged = «{ $found }» è rovinato o incompleto: aprilo, salvalo di nuovo e riprova.
problem-file-unknown = «{ $found }» non è di un tipo noto. Si conservano immagini JPEG, PNG, GIF e WebP, PDF, testo e documenti da ufficio.
problem-file-form = I file non sono arrivati: mandali con un modulo multipart/form-data, nel campo «file».
problem-file-several = «{ $found }» corrisponde a { $count } schede. Usa la chiave della fonte o il codice.
problem-file-no_record = Nessuna scheda ha «{ $found }» come { $by }. Controlla il nome del file.
problem-file-by = Le schede di questo tipo non si trovano per «{ $found }». Si può: { $known }.
problem-file-source = «{ $found }» non è una cartella, uno ZIP o un CSV con le colonne key e file.
problem-file-unread = Il file «{ $found }» non si legge: { $reason }
problem-file-column = Alla tabella { $table } manca la colonna «{ $found }»: servono key e file.

expected-problem-file-alt = che cosa si vede
expected-problem-file-size = al più { $most } MB
expected-problem-file-many = al più { $most } file
expected-problem-file-twice = un file che non c’è ancora
expected-problem-file-empty = un file con qualcosa dentro
expected-problem-file-executable = un documento o un’immagine
expected-problem-file-macros = un documento senza macro
expected-problem-file-archive = un documento o un’immagine
expected-problem-file-damaged = un file intero
expected-problem-file-unknown = un’immagine, un PDF, un testo o un documento da ufficio
expected-problem-file-form = un modulo multipart/form-data
expected-problem-file-several = un nome che ha una scheda sola
expected-problem-file-no_record = il nome, la chiave o il codice di una scheda
expected-problem-file-by = uno tra { $known }
expected-problem-file-source = una cartella, uno ZIP o un CSV
expected-problem-file-unread = un file che si legge
expected-problem-file-column = una colonna «{ $found }»

cli-stage-files = Porto i file
cli-attach-done = { $n ->
        [one] Un file aggiunto, { $bytes } MB; tolta la posizione da { $stripped }; già presenti { $already }; lasciati fuori { $refused }.
       *[other] { $count } file aggiunti, { $bytes } MB; tolta la posizione da { $stripped }; già presenti { $already }; lasciati fuori { $refused }.
    }
cli-attach-dry = Prova: non è stato scritto niente.
cli-attach-undo = Si annulla con: reticolo import { $dir } --undo { $seq }
cli-attach-stopped = Fermato: ciò che è stato aggiunto resta. Ripeti il comando per andare avanti.
cli-attach-refused = { $file }: { $why }
cli-attach-more = … e altri { $n }.
cli-files-erased = Distrutti { $files } file. Non si annulla.
