### Lettura di TopoJSON, cartelle di lavoro e tabelle in ogni codifica: che cosa non va, e i nomi di come un file è stato letto.

format-encoding = trovato «{ $found }», che non è testo in { $encoding }. Indica la codifica che il file ha (utf-8, utf-16le, utf-16be, windows-1252) oppure salvalo in UTF-8.
expected-format-encoding = testo in { $encoding }
expected-format-not-utf8 = testo in UTF-8, oppure l’indicazione della codifica del file
format-separator = «{ $found }» non può separare le celle. Usa virgola, punto e virgola, tabulazione o barra.

format-not-topology = il file è JSON, ma non TopoJSON con i suoi archi e oggetti. Esportalo come TopoJSON o GeoJSON.
format-topology-arcs = l’arco { $found } del TopoJSON non è un elenco di posizioni. Esporta il file di nuovo.
format-topology-object = nel TopoJSON non c’è l’oggetto «{ $found }». Ci sono: { $names }.
format-topology-reference = trovato l’arco { $found }, ma il file ha { $limit } archi, contati da 0. Esporta il file di nuovo.
expected-format-topology-reference = uno dei { $limit } archi del file
format-topology-transform = scala e traslazione del TopoJSON non sono di due numeri ciascuna. Esporta il file di nuovo.
format-too-many-points = le forme hanno più di { $limit } punti. Semplificale o dividi il file.

format-not-workbook = trovato { $found }, attesa una cartella di lavoro XLSX. Salvala come XLSX o come CSV.
format-workbook-damaged = la cartella di lavoro è danneggiata o incompleta ({ $found }). Copiala di nuovo, oppure aprila con il foglio di calcolo e salvala ancora.
format-workbook-size = la cartella di lavoro è di { $found } byte, se ne leggono al più { $limit }. Salva il foglio come CSV.
format-sheet = nella cartella di lavoro non c’è il foglio «{ $found }». Ci sono: { $names }.
format-cell-error = trovato l’errore { $found }, atteso un valore. Correggi la formula o svuota la cella.
expected-format-cell-error = un valore al posto dell’errore
format-cell-formula = trovata una formula senza il suo risultato. Apri la cartella di lavoro con il foglio di calcolo e salvala di nuovo.
expected-format-cell-formula = il risultato della formula
format-cell-value = trovato «{ $found }», che non è ciò che la cella dice di contenere. Scrivi di nuovo il valore.
expected-format-cell-value = un numero, un testo o una data, come la cella dice

format-item = trovato qualcosa che non è una voce con i suoi campi. Controlla l’elenco o togli questa voce.
expected-format-item = una voce con i suoi campi
format-no-table = nel file non c’è la tabella «{ $found }». Ci sono: { $names }.
format-nothing-of = nel file non c’è nulla di ciò che { $format } contiene ({ $expected }). Controlla di aver scelto il file giusto.
format-too-many-items = il file contiene più di { $limit } voci, che è il limite. Dividilo in parti.

read-form-csv = tabella di testo (CSV)
read-form-geojson = GeoJSON
read-form-topojson = TopoJSON
read-form-xlsx = cartella di lavoro XLSX
read-encoding-utf-8 = UTF-8
read-encoding-utf-16le = UTF-16 (little-endian)
read-encoding-utf-16be = UTF-16 (big-endian)
read-encoding-windows-1252 = Windows-1252
read-separator-comma = virgola
read-separator-semicolon = punto e virgola
read-separator-tab = tabulazione
read-separator-bar = barra verticale
read-separator-other = un altro separatore
read-line-end-lf = LF (Unix)
read-line-end-crlf = CRLF (Windows)
read-line-end-cr = CR (vecchi Mac)
read-decimal-point = punto decimale
read-decimal-comma = virgola decimale
