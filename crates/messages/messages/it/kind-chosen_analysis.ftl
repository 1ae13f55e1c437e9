### L’analisi scelta per il piano: nome, stato e campi con il loro aiuto.

chosen_analysis = Analisi scelta
chosen_analysis-plural = Analisi scelte
chosen_analysis-help = Una domanda a un metodo di analisi che il piano rifà ogni volta che si scrive, sui dati che il suo pubblico vede.

chosen_analysis-state-in_use = nel piano

chosen_analysis-verb = Metodo
    .help = Il nome del metodo come nell’indirizzo della sua pagina, per esempio regions o inequality.
chosen_analysis-arguments = Parametri del metodo
    .help = Ciò che è chiesto al metodo, per esempio k e 6. Ciò che non è detto vale come di solito.
chosen_analysis-settings = Che cosa si legge del territorio
    .help = Le scelte sui dati del territorio, per esempio indicators e i codici di alcuni indicatori, divisi da virgole.
chosen_analysis-files = File propri
    .help = I file portati per questa domanda: l’argomento al cui posto stanno, il nome e l’impronta. I file stessi sono allegati alla scheda.
chosen_analysis-title_it = Titolo italiano
    .help = Come il piano la chiama, per esempio «Dove i redditi si somigliano». Se manca, il piano usa il nome del metodo.
chosen_analysis-title_en = Titolo inglese
    .help = Lo stesso in inglese, per il piano in inglese.
chosen_analysis-comment_it = Commento italiano
    .help = Una frase o due dell’ente su che cosa l’analisi dice, in Markdown semplice. Se manca, non c’è nulla al suo posto.
chosen_analysis-comment_en = Commento inglese
    .help = Lo stesso in inglese, per il piano in inglese.
