### Le analisi: parole comuni, e gli addensamenti.

analysis-question = Domanda
analysis-method = Metodo
analysis-source = Fonte del metodo
analysis-parameters = Parametri
analysis-input = Dati di partenza
analysis-digest = Impronta dei dati
analysis-result = Risultato
analysis-evidence = Perché
analysis-units_used = { $n ->
        [one] Un’unità considerata
       *[other] { $count } unità considerate
    }
analysis-units_missing = { $n ->
        [one] Un’unità senza valore, lasciata fuori
       *[other] { $count } unità senza valore, lasciate fuori
    }
analysis-islands = { $n ->
        [one] Un’unità senza vicini
       *[other] { $count } unità senza vicini
    }
analysis-not_aggregated = L’indicatore «{ $indicator }» non si aggrega, perché non dice come. Completa il campo «Come si aggrega».

hotspot-question = Dove si addensano i valori alti e quelli bassi?
hotspot-HH = alto tra alti
    .help = Un valore alto circondato da valori alti: un addensamento.
hotspot-LL = basso tra bassi
    .help = Un valore basso circondato da valori bassi: una zona fredda.
hotspot-LH = basso tra alti
    .help = Un valore basso circondato da valori alti: un’eccezione.
hotspot-HL = alto tra bassi
    .help = Un valore alto circondato da valori bassi: un’eccezione.
hotspot-none = nessun addensamento
    .help = Ciò che si vede potrebbe essere dovuto al caso.
hotspot-statistic = Statistica
hotspot-p = Quanto spesso il caso fa altrettanto
    .help = La parte delle permutazioni che dà un valore almeno così estremo, per esempio 0,01; più è piccola, meno il caso basta a spiegarlo.
hotspot-adjusted = Significativo dopo la correzione
    .help = Sì se resta significativo tenendo conto che si fanno molti confronti insieme.
hotspot-permutations = Permutazioni
hotspot-seed = Seme
statistic-moran = Moran locale
statistic-geary = Geary locale
statistic-gi = Getis-Ord Gi
statistic-gistar = Getis-Ord Gi*

analysis-contiguity = Chi confina con chi
analysis-hotspots = Dove si addensano i valori
analysis-access = Chi può raggiungere un servizio
analysis-inequality = Quanto equamente è distribuito
analysis-placement = Dove appartiene un testo
analysis-duplicates = Schede doppie
