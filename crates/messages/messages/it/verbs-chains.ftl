### Filiere: titoli e ciò che dice il verbo.

analysis-chains = Filiere

problem-table-square = { $file }: le righe hanno { $found } numeri, attesi { $expected }: quanti le righe, una colonna per ogni settore.
expected-problem-table-square = tante colonne quante righe
problem-table-branches = { $file }: trovate { $found } righe di numeri, attese { $expected }: una per ogni settore dei flussi.
expected-problem-table-branches = una riga per ogni settore dei flussi
problem-table-branch = { $file }: riga { $row }: trovato «{ $found }», atteso «{ $expected }»: i settori nell’ordine dei flussi.
expected-problem-table-branch = i settori nell’ordine dei flussi

verb-chains-key = Settori chiave, che trascinano e spingono più della media ({ $count }): { $branches }.
verb-chains-no-key = Nessun settore trascina e insieme spinge più della media.
verb-chains-extraction = Senza { $branch } e tutti i suoi legami verrebbe meno { $share } della produzione totale, più che senza ogni altro settore.
verb-chains-tie = Dal legame fra { $from } e { $to } dipende di più: senza verrebbe meno { $share } della produzione totale.
verb-chains-outside = La domanda finale di { $branch } esce di più: { $share } di ogni unità va fuori lungo la sua filiera.
verb-chains-rings = Anelli che mancano o sono corti, prima quelli da cui si guadagnerebbe di più, con la parte che la regione trova dentro: { $branches }.
verb-chains-no-rings = Non manca nessun anello: di tutto ciò che serve ai suoi settori la regione trova dentro la metà o più.
verb-chains-below = Il quoziente di Flegg lascia meno di quanto gli altri settori chiedono in: { $branches }. Lì la domanda finale risulta sotto zero: leggi questi settori con cautela.
verb-chains-idle = Senza alcuna produzione qui: { $branches }.
verb-chains-proof = Nessun moltiplicatore dista dal vero più di { $bound } di sé: lo dimostra ciò che resta del suo saldo.
