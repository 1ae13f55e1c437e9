### L’incontro: nome, stati e campi con il loro aiuto.

meeting = Incontro
meeting-plural = Incontri
meeting-help = Un dibattito, un’assemblea o una riunione: quando e dove si tiene, di che cosa parla, chi viene e che cosa si decide.

meeting-state-announced = annunciato
meeting-state-open = aperto alle iscrizioni
meeting-state-held = svolto
meeting-state-minuted = verbalizzato

meeting-form = Forma
    .help = Che tipo di incontro è, scelto dall’elenco: dibattito pubblico, incontro specialistico, assemblea, riunione di lavoro, seminario.
meeting-date = Data
    .help = Il giorno in cui si tiene, per esempio 29/11/2026.
meeting-start_time = Ora di inizio
    .help = Ore e minuti, per esempio 17:30.
meeting-end_time = Ora di fine
    .help = Ore e minuti, per esempio 19:30.
meeting-address = Indirizzo
    .help = Sala, via e numero civico, per esempio «sala consiliare, piazza Garibaldi 1». Il comune si indica nel luogo.
meeting-online = Collegamento
    .help = L’indirizzo intero da cui si partecipa a distanza, per esempio https://www.example.org/incontro.
meeting-agenda = Ordine del giorno
    .help = Ogni riga è un punto da trattare: l’ora, il punto, chi ne parla. Per esempio «17:45, trasporto a chiamata, Comune di Esempio».
meeting-speakers = Relatori
    .help = Chi parla, come si legge nell’annuncio pubblico, separati da punto e virgola: per esempio «Comune di Esempio; Università di Esempio».
meeting-seats = Posti
    .help = Quante persone possono venire, in cifre intere, per esempio 80.
meeting-registered = Iscritti
    .help = Quante persone si sono iscritte, per esempio 64. I nomi non si scrivono qui.
meeting-attended = Presenti
    .help = Quante persone sono venute, per esempio 57. Serve per dire che l’incontro si è svolto.
meeting-minutes = Verbale
    .help = Che cosa si è detto, in poche frasi che chi non c’era capisce, per esempio «Le famiglie chiedono una corsa alle 14».
meeting-decisions = Decisioni
    .help = Ogni riga è una decisione: che cosa si è deciso, chi se ne occupa, entro quando, quando è stata attuata.
meeting-uid = Codice nel calendario
    .help = Il codice con cui i calendari riconoscono l’incontro, senza spazi, per esempio incontro-12@example.org.
meeting-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
meeting-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
meeting-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
