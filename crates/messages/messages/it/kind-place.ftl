### Il luogo: nome, stati e campi con il loro aiuto.

place = Luogo
place-plural = Luoghi
place-help = Un’agenzia, uno sportello, un circolo o una rete in cui ci si incontra e si trova aiuto, con orari, personale e servizi.

place-state-planned = previsto
place-state-open = aperto
place-state-closed = chiuso

place-form = Forma
    .help = Che tipo di luogo è, scelto dall’elenco: agenzia, sportello, circolo, rete.
place-hours = Orari
    .help = Quando è aperto, per esempio «lun–ven 9–13; mar anche 15–18». Servono per dire che è aperto.
place-services = Servizi
    .help = I servizi che vi si trovano, scelti dall’elenco; si può indicarne più d’uno.
place-staff = Personale
    .help = Quante persone vi lavorano, in cifre intere, per esempio 3.
place-members_count = Numero di soci
    .help = Quante persone vi sono iscritte, per esempio 120. I nomi non si scrivono qui.
place-dues = Quota
    .help = Quanto si paga all’anno per farne parte, in euro, per esempio 15,00; 0 se è gratis.
place-rules = Regole
    .help = Come si entra e come ci si comporta, in poche frasi, per esempio «aperto a chi abita nella valle; le sale si prenotano».
place-address = Indirizzo
    .help = Via e numero civico, per esempio «via Roma 12». Il comune si indica nel luogo sulla mappa.
place-feed = Notizie
    .help = L’indirizzo intero da cui si leggono le sue notizie, per esempio https://www.example.org/notizie.xml.
place-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
place-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
place-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
place-contact_phone = Telefono del referente
    .help = Con il prefisso, per esempio 02 000000. È un dato personale, tenuto a parte e mai pubblicato.
