### File che non si leggono: dove, che cosa si è trovato e che cosa fare. `$text` è una delle frasi che seguono.

format-in-file = { $file }: { $text }
format-in-row = { $file }: riga { $row }: { $text }
format-in-column = { $file }: colonna { $column }: { $text }
format-in-cell = { $file }: riga { $row }, colonna { $column }: { $text }

format-not-utf8 = trovato «{ $found }», atteso testo in UTF-8. Indica la codifica che il file ha (utf-16le, utf-16be, windows-1252) oppure salvalo in UTF-8.
format-not-text = trovato { $found }, atteso un file CSV, GeoJSON, TopoJSON o XLSX. Salvalo o estrailo come tale.
format-truncated = il file finisce a metà. Copialo o scaricalo di nuovo.
format-damaged = il file compresso è danneggiato. Copialo o scaricalo di nuovo.
format-too-large = il file, una volta estratto, supera { $limit } byte, che è il limite. Dividilo in parti.
format-empty = il file è vuoto. Controlla di aver scelto quello giusto.
format-not-found = questo file non c’è. Controlla il nome e la cartella.
format-unreadable = il file non si riesce a leggere ({ $found }). Controlla di poterlo aprire.
format-io = il file non si riesce a leggere ({ $found }). Controlla di poterlo aprire.
format-unknown = l’estensione non dice che file è. Usa .csv, .geojson o .jsonl.

format-no-header = mancano i nomi delle colonne. Scrivili nella prima riga.
format-column-unnamed = una colonna non ha nome. Scrivilo nella prima riga.
format-empty-column = la colonna è tutta vuota. Toglila o riempila.
format-duplicate-column = il nome di colonna «{ $found }» compare due volte. Cambia nome a una delle due.
format-too-many-columns = trovate { $found } colonne, attese al più { $limit }. Togli quelle che non servono.
format-row-length = trovate { $found } celle, attese { $expected } come nella prima riga. Controlla separatori e virgolette.
format-row-too-long = una riga o un elemento supera { $limit } byte. Forse una virgoletta non è mai chiusa: controllala.
format-line-too-long = una riga supera { $limit } byte. Controlla che il file sia quello giusto.
format-cell-too-long = trovata una cella di { $found } byte, attesi al più { $limit }. Accorciala.
format-open-quote = una virgoletta non è mai chiusa. Chiudila o toglila.
format-nul = trovato un byte zero, atteso testo. Forse non è un file di testo: controlla di aver scelto quello giusto.

format-not-json = il file non è JSON valido (riga { $line }, carattere { $character }). Salvalo di nuovo dal programma che lo ha fatto.
format-too-deep = il JSON è annidato troppo in profondità per essere GeoJSON. Controlla di aver scelto il file giusto.
format-not-feature-collection = il file è JSON, ma non una FeatureCollection. Esportalo come GeoJSON.
format-feature = trovato qualcosa che non è un elemento GeoJSON (riga { $line }, carattere { $character }). Esporta il file di nuovo.
format-geometry = trovata la forma «{ $found }», attesi un punto, una linea o un poligono, con le loro coordinate. Correggila nel programma di mappe.
format-geometry-range = trovate le coordinate { $found }, attese longitudine da -180 a 180 e latitudine da -90 a 90. Esporta in WGS 84.
format-geometry-ring = trovato un contorno che non si chiude o ha meno di quattro punti. Correggilo nel programma di mappe.
format-crs = trovato il sistema di riferimento «{ $found }», attese longitudine e latitudine in WGS 84 (EPSG:4326). Esporta in quel sistema.

format-not-archive = il file non è un archivio zip. Controlla di aver scelto quello giusto.
format-archive-damaged = l’archivio zip è danneggiato o interrotto. Copialo o scaricalo di nuovo.
format-archive-member = nell’archivio non c’è un file «{ $found }» che si possa leggere. Controlla che l’archivio sia completo.
format-archive-name = l’archivio contiene un file dal nome insicuro, «{ $found }». Non usarlo se non sai da dove viene.
format-archive-too-many = l’archivio contiene { $found } file, attesi al più { $limit }. Dividilo in parti.
expected-format-row-length = { $expected } celle come nella prima riga
