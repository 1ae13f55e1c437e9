### L’edizione del corso: nome, stati e campi con il loro aiuto.

course_edition = Edizione del corso
course_edition-plural = Edizioni del corso
course_edition-help = Una volta in cui un corso si tiene, con date, luoghi, posti e presenze.

course_edition-state-planned = prevista
course_edition-state-open = aperta
course_edition-state-running = in corso
course_edition-state-done = conclusa

course_edition-code = Codice
    .help = Un codice breve senza spazi, per esempio C-07-2026.
course_edition-starts_on = Comincia il
    .help = Il giorno della prima lezione, per esempio 29/11/2026.
course_edition-ends_on = Finisce il
    .help = Il giorno dell’ultima lezione, per esempio 31/01/2027.
course_edition-seats = Posti
    .help = Quante persone può accogliere, in cifre intere, per esempio 20.
course_edition-enrolled = Iscritti
    .help = Quante persone si sono iscritte, in cifre intere, per esempio 18. I nomi non si scrivono.
course_edition-attended = Frequentanti
    .help = Quante persone hanno frequentato, in cifre intere, per esempio 16.
course_edition-completed = Hanno concluso
    .help = Quante persone hanno superato la verifica finale, in cifre intere, per esempio 14.
course_edition-sessions = Lezioni
    .help = Ogni riga è una lezione: data, ore, luogo e argomento, per esempio «29/11/2026, 3,5, biblioteca, il bilancio».
course_edition-results = Risultati
    .help = Che cosa ne è venuto, con i numeri che si conoscono, per esempio «quattro partecipanti hanno avviato un’impresa».
course_edition-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
course_edition-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
