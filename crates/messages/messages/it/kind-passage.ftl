### Le parole dell’ente: nome, stato e campi con il loro aiuto.

passage = Parole dell’ente
passage-plural = Parole dell’ente
passage-help = Ciò che l’ente scrive di suo in una sezione del piano di lavoro; resta quando il piano si riscrive dai dati.

passage-state-in_use = nel piano

passage-section = Sezione
    .help = La sezione del piano a cui le parole appartengono, per esempio people o services. Ogni sezione ne ha una sola.
passage-text_it = Testo italiano
    .help = Markdown semplice: paragrafi, elenchi, **grassetto**, *corsivo*, collegamenti. Al più 20 000 caratteri.
passage-text_en = Testo inglese
    .help = Lo stesso in inglese, per il piano in inglese. Se manca, lì il posto resta vuoto.
