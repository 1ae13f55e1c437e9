### La pagina con cui si importa un file: il file, le colonne, il controllo, le differenze, la pubblicazione.

problem-uploads-many = Hai già { $found } file in attesa, e se ne tengono al più { $most }. Pubblicane o scartane uno, poi riprova.
expected-problem-uploads-many = al più { $most } file in attesa

import-page-title = Importa un file
import-page-lede = Prima si guarda, poi si pubblica: nulla entra nel registro finché non lo dici tu, e dopo si può annullare tutto.
import-page-refused = Così non si può.
import-page-steps = A che punto è
import-page-step-file = Il file
import-page-step-columns = Colonne
import-page-step-check = Controllo
import-page-step-diff = Differenze
import-page-step-result = Pubblicazione
import-page-draft = bozza: niente è ancora nel registro
import-page-is_in = pubblicato
import-page-waiting = { $n ->
        [one] Un file in attesa
       *[other] { $count } file in attesa
    }
import-page-waiting_help = li vedi solo tu; dopo un giorno spariscono
import-page-discard = Scarta
import-page-made = Importazioni fatte
import-page-undo = Annulla tutto
import-page-needed = obbligatori: che cosa contiene, il file
import-page-file = File
import-page-file_help = Tabelle (CSV, XLSX, ODS, righe JSON), mappe (GeoJSON, TopoJSON, GeoPackage, shapefile in un .zip), SDMX-CSV, HSDS, 360Giving, Linked Art, calendari (.ics), bilanci partecipativi (.pb) e questionari XLSForm, fino a { $most } MiB; quelli di testo anche compressi in .gz. Il nome, senza estensione, è il nome proposto per la banca dati.
import-page-target = Che cosa contiene
import-page-target_help = Un tipo di scheda, i comuni con i loro confini, oppure valori e flussi tra comuni.
import-page-more = Un secondo file, una mappatura pronta, un file che si legge male
import-page-places = File dei luoghi
import-page-places_help = Solo se i luoghi stanno in un file a parte, una riga per luogo, con la stessa chiave.
import-page-places_bring = Porta il file dei luoghi
import-page-places_key = Colonne che dicono la chiave ({ $key }), nello stesso ordine
import-page-places_share = Parte
import-page-mapping_file = Mappatura (file TOML)
import-page-mapping_file_help = Quella salvata con un’altra importazione. Senza, se ne propone una dai nomi delle colonne.
import-page-encoding = Codifica
import-page-delimiter = Che cosa separa le celle
import-page-decimal = Decimali
import-page-object = Foglio, strato o tabella
    .help = Quale parte del file si legge, se ne ha più d’una.
import-page-found_out = si trova da sé
import-page-by_column = come in ogni colonna
import-page-read = Leggi il file
import-page-read_again = Leggi di nuovo
import-page-read_badly = Non è letto bene? Scegli tu
import-page-unread = Il file non si legge
import-page-other_file = Un altro file
import-page-size = Grandezza
import-page-read-form = Forma
import-page-read-gzip = Compressione
import-page-read-encoding = Codifica
import-page-read-mark = Segno iniziale
import-page-read-separator = Separatore
import-page-read-line_end = Fine riga
import-page-read-part = Foglio, strato o tabella
import-page-read-decimal = Decimali
import-page-read-scientific = Numeri

import-page-columns_finding = { $all } colonne lette: { $used } diventano qualcosa
import-page-kept = Come l’ultima volta.
import-page-kept_from = La mappatura è quella dell’importazione del { $date }; in fondo puoi chiederne una nuova.
import-page-to_settle = { $n ->
        [one] Una cosa da sistemare
       *[other] { $count } cose da sistemare
    }
import-page-complete = la mappatura è completa
import-page-columns = Colonne
import-page-columns_help = prime righe, e che cosa diventano
import-page-ignored = { $n ->
        [one] Una colonna di cui non si fa nulla
       *[other] { $count } colonne di cui non si fa nulla
    }
import-page-in_file = Nel file
import-page-becomes = Diventa
import-page-becomes_of = Che cosa diventa { $column }
import-page-why = Perché
import-page-key = parte della chiave
import-page-also = Anche: { $what }.
import-page-twice = «{ $what }» è stato dato a due colonne: vale l’ultima. Scegli quale tenere.
import-page-why-same = Ha il nome del campo.
import-page-why-alias = È un altro nome con cui il campo è conosciuto.
import-page-why-period = Numeri; il periodo, { $period }, sta nel nome della colonna.
import-page-why-numbers = Numeri. Se il nome non dice il periodo, scrivilo qui accanto.
import-page-why-class = Classi o testi: caratteristiche del comune, che non si sommano.
import-page-why-mapping = Lo dice la mappatura.
import-page-why-key = Da qui si riconosce una riga già venuta.
import-page-why-empty = Vuota nelle prime righe.
import-page-why-unknown = Nessun campo porta questo nome.
import-page-note-scientific = { $n ->
        [one] un numero in notazione scientifica, letto
       *[other] { $count } numeri in notazione scientifica, letti
    }
import-page-note-short_tax_code = { $n ->
        [one] un codice ha perso gli zeri davanti: si rimettono, e si controlla
       *[other] { $count } codici hanno perso gli zeri davanti: si rimettono, e si controllano
    }
import-page-note-several = { $n ->
        [one] una riga con più comuni
       *[other] { $count } righe con più comuni
    }
import-page-note-missing = { $n ->
        [one] una cella senza valore
       *[other] { $count } celle senza valore
    }
import-page-becomes-ignore = niente
import-page-becomes-rule = usata da una regola della mappatura
import-page-becomes-figure = valori di un indicatore
import-page-becomes-attribute = caratteristica del comune
import-page-link-tax_code = legame «{ $link }»: { $kind }, per codice fiscale
import-page-link-title = legame «{ $link }»: { $kind }, per nome
import-page-link-code = legame «{ $link }»: { $kind }, per codice
import-page-link-key = legame «{ $link }»: { $kind }, per chiave
import-page-to-code = Codice del comune
import-page-to-name = Nome del comune
import-page-to-province = Provincia
import-page-to-region = Regione
import-page-to-valid_from = Valido dal
import-page-to-valid_to = Valido fino al
import-page-to-unit = Comune, per codice
import-page-to-unit_name = Comune, per nome
import-page-to-indicator = Indicatore
import-page-to-period = Periodo
import-page-to-value = Valore
import-page-to-origin = Comune di origine
import-page-to-destination = Comune di destinazione
import-page-to-lon = Longitudine
import-page-to-lat = Latitudine
import-page-to-area = Area della griglia
import-page-to-dimension = Dimensione della griglia
import-page-to-modality = Modalità della griglia
import-page-to-geometry = Forma
import-page-to-seat = Sede
import-page-indicators_help = senza titolo e aggregazione restano bozze: si vedono, non si sommano
import-page-draft_indicator = bozza
import-page-not_said = non dichiarata
import-page-more_of_indicator = Definizione; rapporti e medie pesate
import-page-none = nessuna
import-page-cells = Le celle
import-page-missing = Segni di assenza
    .help = Uno per riga: le celle con questo testo non hanno valore, per esempio n.d.
import-page-constants = Uguali in ogni riga
    .help = Uno per riga, per esempio period = 2025.
import-page-keep = Quali righe restano
import-page-keep-all = tutte
import-page-keep-loaded = quelle in un comune caricato
import-page-keep-inside = quelle dentro il territorio
import-page-separator = Che cosa separa più comuni in una cella
import-page-known_by = Colonna da cui si riconosce la persona
import-page-day_of_year = Giorno a cui vale un anno
    .help = Per esempio 01-01, se i residenti sono al 1º gennaio; vuoto se vale tutto l’anno.
import-page-absent_is_zero = Un comune senza riga vale zero, non «mancante»
import-page-origin = Da dove viene, chi lo vedrà
import-page-data_set = Banca dati (codice)
    .help = Con lo stesso codice si fa una nuova versione di quella che c’è.
import-page-set_title = Titolo della banca dati
import-page-who_sees = Chi lo vedrà
import-page-by_licence = secondo la licenza: { $visibility }
import-page-by_licence_help = tutti se la licenza è aperta, altrimenti chi accede
import-page-partial = L’elenco non è completo: da ciò che manca non si conclude nulla
import-page-illustrative = È un esempio illustrativo: piani e analisi lo lasciano fuori
import-page-save = Salva
import-page-to_check = Controlla il file
import-page-other_ways = Altri modi
import-page-toml = La mappatura come testo (TOML)
import-page-toml_help = Tutto ciò che il modulo non ha (scelte, traduzioni di valori, riferimenti, somme, valori soppressi) si scrive qui.
import-page-toml_use = Usa questo testo
import-page-toml_download = Scarica la mappatura
import-page-propose = Proponi di nuovo dai nomi

import-page-trying = Leggo e controllo il file
import-page-trying_help = Questa pagina si aggiorna da sé. Niente viene scritto.
import-page-look_again = Guarda ora
import-page-stage-read = legge le righe
import-page-stage-compare = confronta con ciò che c’è
import-page-stage-publish = scrive nel registro
import-page-check_good = { $n ->
        [0] Il file non ha righe
        [one] Una riga letta, e va bene
       *[other] { $rows } righe lette, nessuna cella da correggere
    }
import-page-check_bad = { $n ->
        [one] { $rows } righe lette, una cella da correggere
       *[other] { $rows } righe lette, { $count } celle da correggere
    }
import-page-cells_to_mend = Celle da correggere
import-page-cell_of = { $at } di { $all }
import-page-page_of = pagina { $at } di { $all }
import-page-cell_where = Riga { $row }, colonna { $column }
import-page-row = riga { $row }
import-page-previous = Precedente
import-page-next = Prossima
import-page-right_value = Valore giusto
import-page-use = Usa
import-page-mend_help = Il file non cambia: la correzione sta nella mappatura, e vale anche la prossima volta.
import-page-this_row = solo in questa riga
import-page-all_rows = { $n ->
        [one] ovunque la colonna dica così
       *[other] ovunque la colonna dica così ({ $count } celle)
    }
import-page-declare_missing = «{ $text }» vuol dire che manca
import-page-not_here = Qui non basta cambiare una cella: correggi il file o le colonne, oppure pubblica senza questa riga.
import-page-all_cells = { $n ->
        [one] Guardala su una pagina sua
       *[other] Tutte e { $count }, venti per pagina
    }
import-page-cells_download = Scarica l’elenco (CSV)
import-page-listed = Se ne elencano le prime { $most }; correggendo queste si vedono le altre.
import-page-rows = Righe
import-page-read_rows = Lette
import-page-good_rows = Buone
import-page-rows_to_mend = Da correggere
import-page-outside = Fuori dai comuni caricati
import-page-left_out = Lasciate da parte
import-page-left_money = in tutto { $money }
import-page-figures = { $n ->
        [one] un valore
       *[other] { $count } valori
    }
import-page-bad_rows = { $n ->
        [one] una riga da correggere
       *[other] { $count } righe da correggere
    }
import-page-nothing_bad = nessuna cella da correggere
import-page-said = Che cosa si è visto
import-page-and_more = { $n ->
        [one] e un altro
       *[other] e altri { $count }
    }
import-page-names_met = { $n ->
        [one] Un nome scritto in altro modo, riconosciuto
       *[other] { $count } nomi scritti in altro modo, riconosciuti
    }
import-page-followed = { $n ->
        [one] Un codice di comune è stato seguito fino a quello di oggi
       *[other] { $count } codici di comuni sono stati seguiti fino a quelli di oggi
    }
import-page-met = { $n ->
        [one] Una riga incontra, per codice fiscale, una scheda di un’altra fonte: si completa, non si sovrascrive
       *[other] { $count } righe incontrano, per codice fiscale, schede di altre fonti: si completano, non si sovrascrivono
    }
import-page-doubtful = { $n ->
        [one] Un punto cade fuori dal comune della sua riga: decide il codice
       *[other] { $count } punti cadono fuori dal comune della loro riga: decide il codice
    }
import-page-places_unknown = { $n ->
        [one] Una riga del file dei luoghi non nomina un comune
       *[other] { $count } righe del file dei luoghi non nominano un comune
    }
import-page-suppressed = { $n ->
        [one] Un valore è soppresso, e non conta come zero
       *[other] { $count } valori sono soppressi, e non contano come zero
    }
import-page-merged = { $n ->
        [one] Un valore riguarda comuni che ora sono uno solo: sommato se l’indicatore si somma, altrimenti mancante
       *[other] { $count } valori riguardano comuni che ora sono uno solo: sommati se l’indicatore si somma, altrimenti mancanti
    }
import-page-zeros = { $n ->
        [one] Un valore assente vale zero, come dice la mappatura
       *[other] { $count } valori assenti valgono zero, come dice la mappatura
    }
import-page-kept_by_hand = { $n ->
        [one] Un valore scritto a mano resta com’è
       *[other] { $count } valori scritti a mano restano come sono
    }
import-page-sums = { $n ->
        [one] Un totale non è la somma delle sue parti; resta com’è scritto
       *[other] { $count } totali non sono la somma delle loro parti; restano come sono scritti
    }
import-page-also_in = { $n ->
        [one] Un indicatore c’è anche in un’altra banca dati
       *[other] { $count } indicatori e periodi ci sono anche in altre banche dati
    }
import-page-not_found = { $n ->
        [one] Un riferimento non si trova, o è più d’uno
       *[other] { $count } riferimenti non si trovano, o sono più d’uno
    }
import-page-kept_by_units = { $n ->
        [one] Una colonna di classi o testi: si può tenere importando lo stesso file come comuni
       *[other] { $count } colonne di classi e testi: si possono tenere importando lo stesso file come comuni
    }
import-page-look_alikes = Forse la stessa cosa
import-page-never_merged = niente si unisce da sé
import-page-look_alike = Riga { $row }, chiave { $key }: stesso titolo, importo e luogo di { $other }.
import-page-back_to_columns = Torna alle colonne
import-page-back_to_check = Torna al controllo
import-page-to_diff = Guarda le differenze

import-page-nothing = Il file non cambia niente
import-page-would = Se pubblichi: { $what }
import-page-differences = Differenze da ciò che c’è già
import-page-tally-new = nuove
import-page-tally-changed = cambiate
import-page-tally-same = uguali
import-page-tally-gone = sparite dalla fonte
import-page-changes = Che cosa cambia, campo per campo
import-page-first_changes = Le prime { $shown } di { $all } cambiate, campo per campo
import-page-what = Che cosa
import-page-field = Campo
import-page-was = Prima
import-page-empty = vuoto
import-page-new = { $n ->
        [one] Una nuova
       *[other] { $count } nuove
    }
import-page-missing_now = { $n ->
        [one] Una c’era e la fonte non l’ha più
       *[other] { $count } c’erano e la fonte non le ha più
    }
import-page-if_published = Se pubblichi
import-page-one_act = Ne entrano { $added }, ne cambiano { $changed }, { $same } restano com’erano
import-page-one_act_help = un solo atto, che si annulla tutto insieme
import-page-created = { $n ->
        [one] Nasce una scheda a cui le righe si riferiscono, come segnalata
       *[other] Nascono { $count } schede a cui le righe si riferiscono, come segnalate
    }
import-page-links = Legami: { $linked } nuovi, { $unlinked } tolti
import-page-visible = Ciò che entra di nuovo ({ $count }) lo vede: { $visibility }
import-page-visible_rest = ciò che c’era resta visibile com’era
import-page-remove_missing = { $n ->
        [one] Togli anche quella sparita.
       *[other] Togli anche le { $count } sparite.
    }
import-page-remove_missing_help = Senza il segno restano.
import-page-mend_first = Correggi le celle
import-page-publish = { $n ->
        [0] Pubblica
        [one] Pubblica la riga
       *[other] Pubblica { $count } righe
    }
import-page-publish_rest = Pubblica { $good }, lascia fuori { $bad }

import-page-publishing = Pubblico il file
import-page-stop_help = Puoi chiudere la pagina: il lavoro continua. Fermarlo non lascia nulla a metà: o tutto, o niente.
import-page-done = Fatto: { $what }
import-page-act = Un atto nel registro, il numero { $seq }
import-page-version = versione { $version }
import-page-removed = { $n ->
        [one] Una tolta
       *[other] { $count } tolte
    }
import-page-they_stay = restano
import-page-rejected = { $n ->
        [one] Una riga lasciata fuori
       *[other] { $count } righe lasciate fuori
    }
import-page-rejected_download = Scaricale con il motivo (CSV)
import-page-see = Guarda che cosa è entrato
import-page-close = Chiudi
import-page-close_help = Il file non c’è più. Le righe lasciate fuori e la mappatura restano qui per un giorno, o finché chiudi; la mappatura resta anche con la banca dati.
import-page-stopped = Fermato.
import-page-nothing_written = Nel registro non è entrato nulla, e il file aspetta ancora.
import-page-not_published = Non è stato pubblicato
import-page-constant_of = { $what }, uguale in ogni riga
import-page-definitions = { $n ->
        [one] Che cosa vuol dire l’indicatore
       *[other] Che cosa vogliono dire i { $count } indicatori
    }
import-page-places_wanted = La mappatura parla del file dei luoghi «{ $file }», che non c’è: portalo qui sotto, tra gli altri modi.
import-page-not_in_list = «{ $found }» non è tra le voci di questo elenco: scegli quella giusta.
import-page-not_checked = Il controllo non si può fare
import-page-only_description = solo la descrizione
import-page-short-new = { $n ->
        [one] una nuova
       *[other] { $count } nuove
    }
import-page-short-changed = { $n ->
        [one] una cambiata
       *[other] { $count } cambiate
    }
import-page-short-same = { $n ->
        [one] una uguale
       *[other] { $count } uguali
    }
import-page-short-gone = { $n ->
        [one] una sparita dalla fonte
       *[other] { $count } sparite dalla fonte
    }
import-page-lacks = Nessuna colonna diventa «{ $what }», che è obbligatorio: scegli quale, o un valore uguale in ogni riga.
import-page-lacks_period = Scrivi accanto a queste colonne il periodo dei loro valori, o un periodo uguale in ogni riga (period = 2025): { $columns }.
import-page-offers = Sembra il file di un editore conosciuto.
import-page-offers_help = Ha tutte le colonne che legge una mappatura del programma. Se è proprio quello, prendila: dice già chiave, fonte, licenza e che cosa diventa ogni colonna.
