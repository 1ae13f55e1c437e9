### L’obiettivo: nome, stati e campi con il loro aiuto.

objective = Obiettivo
objective-plural = Obiettivi
objective-help = Ciò che si vuole raggiungere, entro quando, con quale misura, e chi ne risponde.

objective-state-proposed = proposto
objective-state-adopted = adottato
objective-state-reached = raggiunto

objective-level = Livello
    .help = Chi l’ha posto: il territorio, la Regione, lo Stato, l’Unione europea o un privato.
objective-indicator = Indicatore
    .help = Con che cosa si misura, per esempio «bambini fino a 3 anni con un posto al nido».
objective-measure_unit = Unità di misura
    .help = In che cosa si misura, per esempio «%» o «persone».
objective-baseline = Valore di partenza
    .help = Quanto vale oggi, nell’unità scritta accanto, per esempio 26,5.
objective-baseline_year = Anno di partenza
    .help = L’anno del valore di partenza, quattro cifre, per esempio 2025.
objective-target = Valore da raggiungere
    .help = Quanto deve valere, nella stessa unità, per esempio 33,0. Serve per adottarlo.
objective-target_year = Anno entro cui
    .help = L’anno entro cui raggiungerlo, quattro cifre, per esempio 2030.
objective-responsible = Chi ne risponde
    .help = L’ente o la funzione, uno solo e senza nomi di persona, per esempio «assessorato ai servizi sociali». Serve per adottarlo.
objective-evidence = Prova
    .help = Da che cosa si vede che è raggiunto, per esempio «rilevazione 2030: 33,4%».
objective-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
