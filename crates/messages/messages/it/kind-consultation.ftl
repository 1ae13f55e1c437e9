### La consultazione: nome, stati e campi con il loro aiuto.

consultation = Consultazione
consultation-plural = Consultazioni
consultation-help = Una domanda fatta a molti su che cosa fare, con le sue fasi, chi vi partecipa, i risultati e la risposta di chi decide.

consultation-state-prepared = preparata
consultation-state-open = aperta
consultation-state-closed = chiusa
consultation-state-answered = con risposta

consultation-form = Forma
    .help = Come si fa, a scelta dall’elenco: affermazioni, Delphi, bilancio partecipativo, sondaggio.
consultation-phases = Fasi
    .help = Ogni riga è una fase: il nome, da quando, fino a quando. Per esempio «proposte, 01/03/2027, 31/03/2027». Servono per aprirla.
consultation-who = Chi può partecipare
    .help = A chi è aperta, per esempio «chi abita nella valle e ha almeno 16 anni».
consultation-money_total = Denaro da assegnare
    .help = Quanto si decide come spendere, in euro, per esempio 50.000,00. Vuoto se non si tratta di denaro.
consultation-options = Proposte
    .help = Ogni riga è una proposta: il codice, il titolo, quanto costa in euro, quanti voti ha avuto. Per esempio «P03, Un parco giochi, 12.500,00, 214».
consultation-participants = Partecipanti
    .help = Quante persone vi hanno preso parte, in cifre intere, per esempio 431.
consultation-results = Risultati
    .help = Che cosa ne è venuto, con i numeri, per esempio «il 62,5% preferisce la corsa delle 14».
consultation-outcome = Risposta di chi decide
    .help = Che cosa si farà, che cosa no, e perché, per esempio «la corsa delle 14 parte a settembre». Serve per dire che si è risposto.
consultation-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
consultation-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
consultation-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
