### Il corso: nome, stati e campi con il loro aiuto.

course = Corso
course-plural = Corsi
course-help = Ciò che l’Università del territorio insegna: a chi, in quante ore e che cosa si impara a fare.

course-state-planned = previsto
course-state-open = aperto
course-state-running = in corso
course-state-done = concluso

course-code = Codice
    .help = Un codice breve senza spazi, per esempio C-07.
course-audiences = Destinatari
    .help = A chi si rivolge, scelto dall’elenco, per esempio imprenditori e dirigenti o amministratori; si può indicarne più d’uno.
course-outcomes = Che cosa si impara
    .help = Ogni riga è una competenza che si acquisisce: competenza, codice ESCO e livello, per esempio «leggere un bilancio, autonomo».
course-hours = Ore
    .help = Quante ore dura in tutto, per esempio 24 o 7,5.
course-mode = Modalità
    .help = Come si svolge, scelto dall’elenco: in presenza, a distanza, in parte a distanza o dentro un progetto.
course-assessment = Verifica
    .help = Come si controlla che cosa si è imparato, per esempio «un progetto breve discusso con il tutor».
course-requirements = Requisiti
    .help = Che cosa serve per iscriversi, per esempio «un anno di lavoro nel settore».
course-price = Prezzo
    .help = Quanto paga chi partecipa, in euro, per esempio 120,00; 0 se è gratuito.
course-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
course-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
course-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
