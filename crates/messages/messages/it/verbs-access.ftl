### Accesso e localizzazione su file.

analysis-locate = Dove conviene aprire i servizi

access-bad-step = i gradini sono coppie distanza:peso separate da virgole, come 10:1,20:0.68,30:0.22
access-no-weights = gradini e ampiezza servono a e2sfca e 3sfca
access-snapped = I luoghi sono stati portati al nodo più vicino della rete, distante al più { $largest }; quella parte di strada non è contata.
access-gap = Dopo { $rounds } giri le persone potrebbero ancora risparmiare { $share } di ciò che sopportano in code e strade.

locate-proven = Niente di meglio è possibile: è provato.
locate-gap = Niente di meglio di oltre { $gap } è possibile; più sforzo può restringere il margine.
locate-site-people = { $site }: aggiunge { $gain } persone a quelle coperte dalle sedi precedenti; è la più vicina per { $people }.
locate-site-people-first = { $site }: è la più vicina per { $people } persone.
locate-site-way = { $site }: risparmia { $gain } di strada (persone per distanza) rispetto alle sedi precedenti; è la più vicina per { $people } persone.
locate-site-way-first = { $site }: la prima di tutte; è la più vicina per { $people } persone.
locate-loss-people = Se chiude, { $loss } persone restano fuori.
locate-loss-way = Se chiude, tutti insieme fanno { $loss } di strada in più.
locate-instead-people = Al suo posto la migliore sarebbe { $site }, che lascerebbe fuori { $loss } persone.
locate-instead-way = Al suo posto la migliore sarebbe { $site }, con { $loss } di strada in più.
locate-uncovered = { $count } luoghi con { $people } persone restano oltre la soglia.
locate-unserved = { $count } luoghi con { $people } persone non hanno strada verso nessuna sede aperta.
locate-unreachable = Nessuna sede in elenco, aperta o no, potrebbe servire { $count } dei luoghi con persone.

format-not-osm = il file non contiene dati OpenStreetMap in XML (riga o parte «{ $found }»). Prendi un estratto nella forma .osm o .osm.gz.

problem-roads = La rete { $found } non si può usare: { $reason }.
problem-roads-form = «{ $found }» non è né un estratto OpenStreetMap (.osm, .osm.gz) né un CSV di archi con --nodes. La forma compressa .pbf non si legge: salvala come .osm.
problem-table-yes = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso sì o no (1 o 0).

expected-problem-roads = nodi con coordinate, e tra loro archi da zero in su
expected-problem-roads-form = un estratto OpenStreetMap in XML, o un CSV di archi con i suoi nodi
expected-problem-table-yes = sì o no (1 o 0)
