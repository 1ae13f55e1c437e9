### L’area salvata: nome, stati e campi con il loro aiuto.

area = Area salvata
area-plural = Aree salvate
area-help = Un bacino, un insieme di comuni o una forma sulla mappa che si conserva per usarla ancora, con il metodo che l’ha fatta.

area-state-draft = bozza
area-state-adopted = adottata
area-state-superseded = superata

area-form = Forma
    .help = Che tipo di area è, scelto dall’elenco: bacino omogeneo, bacino integrato, insieme di comuni, forma disegnata.
area-code = Codice
    .help = Un nome breve senza spazi, per esempio bacino_nord.
area-method = Metodo
    .help = Come è stata fatta, per esempio «comuni simili per età e lavoro» o «scelta in assemblea».
area-method_version = Versione del metodo
    .help = Quale stesura del metodo, per esempio 1.2.
area-made_with = Fatta con
    .help = I dati e le scelte da cui viene, per poterla rifare, per esempio «residenti e pendolari 2025, 6 gruppi».
area-units_count = Numero di comuni
    .help = Quanti comuni comprende, in cifre intere, per esempio 7.
