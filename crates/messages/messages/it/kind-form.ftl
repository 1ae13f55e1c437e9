### Il questionario: nome, stati e campi con il loro aiuto.

form = Questionario
form-plural = Questionari
form-help = Le domande che si fanno a molti allo stesso modo, con i punti che ogni risposta vale.

form-state-draft = bozza
form-state-open = aperto
form-state-closed = chiuso

form-code = Codice
    .help = Un nome breve senza spazi che non cambia, per esempio bisogni_anziani.
form-version = Versione
    .help = Quale stesura è, per esempio 2026-1. Cambia quando cambia una domanda.
form-languages = Lingue
    .help = Le lingue in cui si può leggere, separate da punto e virgola, per esempio «it; en».
form-questions = Domande
    .help = Ogni riga è una domanda: il nome breve senza spazi, il tipo, il testo che si legge, se è obbligatoria, le voci tra cui scegliere, quando si fa. Per esempio «eta, numero intero, Quanti anni ha?».
form-scoring = Punteggio
    .help = Ogni riga dà i punti a una risposta: il nome della domanda, la risposta, i punti. Per esempio «vive_solo, sì, 2,5».
form-intro = Introduzione
    .help = Che cosa legge chi risponde prima di cominciare: a che cosa serve, quanto dura, che fine fanno le risposte.
form-anonymous = Anonimo
    .help = Sì se non si chiede a chi risponde chi è.
form-definition = Definizione
    .help = L’impronta della cartella di lavoro XLSForm da cui il questionario è stato importato.
