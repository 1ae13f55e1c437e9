### Il metodo: nome, stati e campi con il loro aiuto.

method = Metodo
method-plural = Metodi
method-help = Un modo di lavorare descritto perché altri possano seguirlo: quando serve, con quali passi, che cosa ha dato.

method-state-draft = bozza
method-state-published = pubblicato
method-state-superseded = superato

method-version = Versione
    .help = Quale stesura è, per esempio 1.2. Cambia quando cambia un passo.
method-when_to_use = Quando usarlo
    .help = In quali casi serve e in quali no, per esempio «quando i bisogni sono molti e sparsi; non per un’emergenza».
method-steps = Passi
    .help = Ogni riga è un passo: il numero, che cosa si fa, con che cosa, quanti giorni dura. Per esempio «1, interviste, questionario, 2,5».
method-uses = Volte in cui è stato usato
    .help = Ogni riga è una volta: la versione, dove, quando, che cosa ha dato. Per esempio «1.1, Esempio, 15/05/2026, 24 bisogni nuovi».
method-source = Fonte
    .help = Da dove viene, se altri lo hanno scritto, per esempio un libro o il manuale di un ente.
method-doi = DOI
    .help = Il codice della pubblicazione, senza spazi, per esempio 10.1234/esempio.
method-languages = Lingue
    .help = Le lingue in cui è scritto, separate da punto e virgola, per esempio «it; en».
method-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
