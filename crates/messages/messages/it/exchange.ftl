### Ciò che si scambia con altri programmi: esportazioni in molti formati, e le tabelle nostre che tornano.

problem-position = « { $found } » non è una posizione sulla griglia. Scrivi area/dimensione/modalità=peso, per esempio welfare/services/improvement=1/1.
expected-problem-position = area/dimensione/modalità=peso
problem-precision = « { $found } » non è una precisione del luogo. Scrivi una di: { $known }.
expected-problem-precision = una di { $known }
problem-share = « { $found } » non dice una parte per ogni unità. Scrivi una frazione per unità, per esempio 1/3;2/3.
expected-problem-share = una frazione per ogni unità

envelope-shares = Parti nelle unità
envelope-also_in = Anche in
import-page-read-parts = Parti del file
import-page-epsg = Sistema di riferimento (codice EPSG)
    .help = Il numero EPSG delle coordinate, se il file non lo dice o lo dice male: per esempio 32633.

problem-export-cells = { $found } testi sono più lunghi di quanto una cella di XLSX può contenere. Esporta in uno di: { $known }.
expected-problem-export-cells = testi di al più 32767 lettere

ogc-collections = Schede e comuni
ogc-description = Le schede che hanno un luogo e i comuni del territorio, per i programmi di mappe.
problem-ogc-bbox = « { $found } » non è un rettangolo. Scrivi ovest,sud,est,nord in gradi, per esempio 12.5,42.4,12.9,42.8.
expected-problem-ogc-bbox = ovest,sud,est,nord
problem-ogc-datetime = « { $found } » non è un tempo. Scrivi un giorno (2026-03-01) o due con una barra (2026-01-01/2026-12-31, ../2026-12-31).
expected-problem-ogc-datetime = un giorno o due giorni
problem-ogc-limit = « { $found } » non è un numero di elementi. Scrivi un numero da 1 a { $most }.
expected-problem-ogc-limit = un numero da 1 a { $most }
problem-ogc-crs = « { $found } » non è un sistema di riferimento che si conosca qui. Si conosce: { $known }.
expected-problem-ogc-crs = { $known }

problem-export-one = Ci sono { $found } consultazioni con opzioni, ma un file Pabulib ne contiene una. Restringi l’elenco a quella che vuoi.
expected-problem-export-one = una sola consultazione con opzioni

read-parts = parti del file: { $parts }
away-title = Portare via
away-help = Ciò che vedi, in un file.
away-all = Tutto
away-units = I comuni con i loro confini
away-hsds = Servizi, soggetti e luoghi (HSDS)
away-360giving = Contributi e iniziative finanziate (360Giving)
away-linked-art = Patrimonio culturale (Linked Art)
away-catalogue = Catalogo delle banche dati (DCAT-AP_IT)
away-network = La rete delle schede e dei legami
away-ogc = Per i programmi di mappe (OGC API – Features)

dcat-description = Banche dati pubblicate: { $name }.
dcat-no_licence = Licenza non dichiarata
