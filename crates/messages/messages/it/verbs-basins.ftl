### Le aree disegnate dai flussi: che cosa le tiene insieme, e perché due luoghi stanno nella stessa.

analysis-functional_areas = Quali luoghi funzionano come uno solo
problem-basins-why = «{ $found }» non nomina due unità dei flussi. Scrivi due codici, o due nomi di --names, con una virgola in mezzo.
problem-basins-columns = «{ $found }» dopo { $option } non nomina { $many } colonne. Scrivi i loro nomi separati da virgole.
problem-basins-id = { $file }: riga { $row }, colonna { $column }: manca l’unità. Scrivi il suo codice.
expected-problem-basins-why = due unità
expected-problem-basins-columns = nomi di colonne
expected-problem-basins-id = il codice di un’unità

basins-flow-tie = da { $from } a { $to } { $go }, al contrario { $come }
basins-flow-area = Area di { $area } (unità: { $units }; lavoratori che vi abitano: { $workers }): il { $residents } di loro vi lavora, il { $jobs } dei suoi posti è di chi vi abita.
basins-flow-inner = Legami più forti: { $ties }.
basins-flow-next = Tagliato dal confine: verso l’area di { $area } ne escono { $go } e ne entrano { $come }.
basins-flow-short = Non raggiunge le soglie (validità { $validity }), perché alla fine ha ricevuto unità che nessuna area poteva prendere senza perderci, o enclave.
basins-flow-more = Altre aree: { $many }; il JSON le dice tutte.
basins-flow-none = Nessuna area raggiunge le soglie, quindi tutte le unità stanno da parte. Abbassa --min-size o --min-self.
basins-flow-enclaves = Pezzi staccati dalla loro area che non hanno legami con una confinante, e restano dove sono: { $many }.
basins-flow-not_found = Unità che l’altra divisione non contiene, e che non sono confrontate: { $many } ({ $some }).

basins-why-together = { $one } e { $other } stanno insieme nell’area di { $area }.
basins-why-parted = { $one } e { $other } non stanno nella stessa area.
basins-why-same = { $one } è una sola unità: è stata chiesta due volte.
basins-why-direct = Da { $one } a { $other } vanno in { $go } (il { $of_one } di chi abita a { $one } e lavora), al contrario { $come } (il { $of_other } di chi abita a { $other } e lavora).
basins-why-nothing = Nessuno va dall’una all’altra.
basins-why-chain = Ciò che le unisce meglio è la catena: { $ties }.
basins-why-holds = { $unit } tiene all’area di { $own } con coesione { $k }, e a quella di { $next }, la seconda, con { $l }.
basins-why-only = { $unit } tiene all’area di { $own } con coesione { $k }, e a nessun’altra.
basins-why-apart = { $unit } sta da parte: non ha lavoratori, posti o legami che contano.
basins-why-reserve = Nessuna area poteva prendere { $unit } senza peggiorare: alla fine è andata a quella a cui tiene di più.
