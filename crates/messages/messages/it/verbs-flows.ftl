### Flussi stimati dai loro margini.

analysis-estimated_flows = Chi va da dove a dove, stimato
problem-flows-place = { $file }: «{ $found }» non è fra i luoghi. Aggiungilo lì, o togli i suoi flussi.
problem-flows-length = { $found } non contiene flussi fra due luoghi, quindi non ha una lunghezza media. Indica --mean o --beta.
expected-problem-flows-place = luoghi elencati
expected-problem-flows-length = flussi fra luoghi

flows-estimate = Questi flussi sono una stima da margini e distanze: tornano con quanti partono e arrivano in ogni luogo, ma nessuno li ha contati.
flows-scaled = I posti sono stati moltiplicati per { $by }, perché siano quanti i lavoratori: alcuni degli uni o degli altri stanno fuori da questi luoghi.
flows-own = È stimato anche chi resta nel proprio luogo, e la distanza lo dice male: dove è noto, indicalo in una colonna own.
flows-left = I flussi più piccoli di { $least } sono lasciati fuori; insieme contengono il { $part } del totale.
flows-alike = La stima e i flussi osservati hanno in comune il { $common }; senza ciò che resta nel proprio luogo, il { $between }.
