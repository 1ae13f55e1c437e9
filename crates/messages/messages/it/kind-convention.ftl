### La convenzione: nome, stati e campi con il loro aiuto.

convention = Convenzione
convention-plural = Convenzioni
convention-help = Il patto tra enti su cui poggiano la struttura e la griglia: chi firma, su che cosa, da quando, e a che cosa obbliga.

convention-state-drafted = bozza
convention-state-signed = firmata
convention-state-in_force = in vigore
convention-state-ended = finita

convention-number = Numero
    .help = Il numero di repertorio o di protocollo, senza spazi, per esempio 1234/2026.
convention-object = Oggetto
    .help = Su che cosa ci si accorda, in una o due frasi, per esempio «gestire insieme lo sportello per il lavoro».
convention-parties = Parti
    .help = Ogni riga è un ente che firma: il nome, la sua funzione, quando ha firmato. Per esempio «Comune di Esempio, capofila, 29/11/2026».
convention-signed_on = Firmata il
    .help = Il giorno dell’ultima firma, per esempio 29/11/2026.
convention-ends_on = Finisce il
    .help = Il giorno in cui smette di valere, per esempio 31/12/2029.
convention-text = Testo
    .help = Il testo firmato, o la parte che conta, per esempio gli articoli sui compiti di ciascuno.
convention-obligations = Obblighi
    .help = Ogni riga è un obbligo: chi lo ha, che cosa deve fare, entro quando. Per esempio «Comune di Esempio, dare la sede, 31/01/2027».
convention-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
