### Lettura di TopoJSON, shapefile, GeoPackage, cartelle di lavoro e tabelle in ogni codifica: che cosa non va, e i nomi di come un file è stato letto.

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

format-not-workbook = trovato { $found }, attesa una cartella di lavoro (XLSX o ODS). Salvala come XLSX, ODS o CSV.
format-workbook-damaged = la cartella di lavoro è danneggiata o incompleta ({ $found }). Copiala di nuovo, oppure aprila con il foglio di calcolo e salvala ancora.
format-workbook-size = la cartella di lavoro è di { $found } byte, se ne leggono al più { $limit }. Salva il foglio come CSV.
format-sheet = nella cartella di lavoro non c’è il foglio «{ $found }». Ci sono: { $names }.
format-cell-error = trovato l’errore { $found }, atteso un valore. Correggi la formula o svuota la cella.
expected-format-cell-error = un valore al posto dell’errore
format-cell-formula = trovata una formula senza il suo risultato. Apri la cartella di lavoro con il foglio di calcolo e salvala di nuovo.
expected-format-cell-formula = il risultato della formula
format-cell-value = trovato «{ $found }», che non è ciò che la cella dice di contenere. Scrivi di nuovo il valore.
expected-format-cell-value = un numero, un testo o una data, come la cella dice
format-workbook-locked = la cartella di lavoro è protetta da una password. Salvala senza password.
format-too-many-rows = la tabella ha più di { $limit } righe. Dividila in parti.
format-not-sdmx = la prima colonna è «{ $found }», attesa una tabella SDMX-CSV, che comincia con DATAFLOW o STRUCTURE. Scaricala come SDMX-CSV.
format-sdmx-action = la riga dice di cancellare osservazioni ({ $found }), attese righe che le contengono. Scarica i dati per intero.
expected-format-sdmx-action = una riga che contiene un’osservazione
format-not-calendar = trovato «{ $found }», atteso un calendario iCalendar, che comincia con BEGIN:VCALENDAR. Esporta di nuovo il calendario come .ics.
format-calendar-value = trovato «{ $found }», atteso un giorno (20261129), un momento (20261129T180000) o una durata (PT2H). Correggi l’evento nel calendario.
expected-format-calendar-value = un giorno (20261129), un momento (20261129T180000) o una durata (PT2H)
format-no-table = nel file non c’è la tabella «{ $found }». Ci sono: { $names }.
format-not-pabulib = trovato «{ $found }», attese le sezioni META, PROJECTS e VOTES una volta ciascuna, come in un file Pabulib. Controlla di aver scelto il file giusto.
format-pabulib-section = manca la sezione { $found }: un file Pabulib ha META, PROJECTS e VOTES. Copia o scarica di nuovo il file.

format-crs-missing = il sistema di riferimento non è indicato: manca il file .prj. Indicalo, oppure riproietta il file in WGS 84 (EPSG:4326).
format-crs-unknown = trovato il sistema di riferimento «{ $found }», che qui non è conosciuto. Riproietta il file in WGS 84 (EPSG:4326).
format-layer = nel file non c’è lo strato «{ $found }». Ci sono: { $names }.
format-layer-none = nel file non c’è nessuno strato di forme o di attributi. Esportalo di nuovo.
format-field-value = trovato «{ $found }», che non è un valore del tipo della sua colonna. Correggilo nel programma di mappe.
expected-format-field-value = un valore del tipo della colonna
format-geometry-complex = trovata una forma con { $found } contorni, troppi per capire quale sta dentro quale. Dividila o semplificala.
expected-format-geometry-complex = una forma con meno contorni
format-dbf-encoding = la tabella è nella codifica «{ $found }», che qui non è conosciuta. Esporta il file in UTF-8.
format-shapefile-damaged = il file { $found } dello shapefile è danneggiato. Esporta di nuovo lo shapefile.
format-shapefile-missing = allo shapefile manca il file { $found }. Metti .shp, .shx, .dbf e .prj in un solo archivio zip.
format-shapefile-order = trovata una forma fuori dall’ordine della tabella. Esporta di nuovo lo shapefile.
expected-format-shapefile-order = forme nell’ordine delle righe della tabella
format-shapefile-rows = lo shapefile ha { $found } forme, ma { $rows } righe nella tabella. Esportalo di nuovo.
format-not-geopackage = trovato { $found }, atteso un GeoPackage. Esporta il file come GeoPackage.
format-geopackage-damaged = il GeoPackage è danneggiato o incompleto ({ $found }). Copialo o esportalo di nuovo.

format-item = trovato qualcosa che non è una voce con i suoi campi. Controlla l’elenco o togli questa voce.
expected-format-item = una voce con i suoi campi
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
