### Efficienza: titolo e ciò che dice il verbo.

analysis-efficiency = Efficienza

verb-efficiency-best = { $best } unità su { $units } sono efficienti: nessuno fa meglio in qualcosa senza fare peggio in altro. Il punteggio medio è { $mean }.
verb-efficiency-worst-input = La più lontana è { $unit }: basterebbe { $score } dei suoi mezzi. Può imparare da { $peers }; tra parentesi il peso di ciascuna.
verb-efficiency-worst-output = La più lontana è { $unit }: con gli stessi mezzi si potrebbe dare { $score } volte tanto. Può imparare da { $peers }; tra parentesi il peso di ciascuna.
verb-efficiency-few = { $units } unità sono poche per { $columns } colonne: con meno di tre unità per colonna quasi tutte sono le migliori in qualcosa. Togli colonne o aggiungi unità.
verb-efficiency-beyond = Le altre non raggiungono in nessun modo, e quindi non c’è super-efficienza: { $units }.
verb-efficiency-bands = Il punteggio corretto toglie ciò che viene dal confrontarsi con i soli migliori osservati; la sua banda sta dalla sua parte del punteggio, che può restarne fuori.
