### L’edizione del piano: nome, stati e campi con il loro aiuto.

edition = Edizione del piano
edition-plural = Edizioni del piano
edition-help = Il frontespizio della prossima edizione del piano finché è una bozza; una volta emessa, il piano com’era quel giorno.

edition-state-draft = bozza
edition-state-issued = emessa
edition-state-superseded = superata

edition-number = Numero
    .help = Lo dà il programma quando l’edizione è emessa: 1 per la prima.
edition-body = Ente
    .help = Il nome dell’ente come sta sul frontespizio, per esempio «Agenzia di sviluppo della valle».
edition-edition_name = Nome dell’edizione
    .help = Come si chiama questa edizione, per esempio «Seconda edizione, dopo la consultazione».
edition-date = Data
    .help = Il giorno dell’edizione, per esempio 2026-11-24. Se manca, è il giorno in cui si emette.
edition-signatory = Chi firma
    .help = Nome e cognome di chi firma il piano. Sta su un documento pubblico, e nel registro resta.
edition-signatory_role = Funzione di chi firma
    .help = La funzione di chi firma, per esempio «direttrice dell’agenzia».
edition-logo = Logo
    .help = L’impronta del file con il logo; si carica dalla pagina del frontespizio.
edition-left_out = Sezioni lasciate fuori
    .help = I nomi delle sezioni che il piano non mostra, separati da virgole, per esempio hotspots, needs.
edition-audience = Per chi
    .help = Per chi è stata scritta; lo dice il programma quando l’edizione è emessa.
edition-languages = Lingue
    .help = In quali lingue è stata scritta; lo dice il programma quando l’edizione è emessa.
edition-digest = Impronta dei dati
    .help = L’impronta di tutto ciò da cui il piano è stato scritto: stessi dati, stessa impronta.
edition-pdf_it = PDF italiano
    .help = L’impronta del PDF italiano com’è stato emesso.
edition-json_it = JSON italiano
    .help = L’impronta dei valori del piano italiano com’è stato emesso.
edition-pdf_en = PDF inglese
    .help = L’impronta del PDF inglese com’è stato emesso.
edition-json_en = JSON inglese
    .help = L’impronta dei valori del piano inglese com’è stato emesso.
