### L’offerta: nome, stati e campi con il loro aiuto.

offer = Offerta
offer-plural = Offerte
offer-help = Ciò che qualcuno può fornire: quanto, a chi e dove.

offer-state-proposed = proposta
offer-state-active = attiva
offer-state-suspended = sospesa
offer-state-ended = finita

offer-category = Servizio offerto
    .help = Il servizio che si fornisce, scelto dall’elenco, per esempio «asilo nido».
offer-capacity = Capacità
    .help = Quanto si può fornire, in numero, per esempio 24. L’unità e ogni quanto si scrivono accanto.
offer-capacity_unit = Unità della capacità
    .help = Che cosa conta il numero: posti, ore, visite, pasti, viaggi…
offer-per_period = Ogni quanto
    .help = Se la capacità vale una volta sola, al giorno, alla settimana, al mese o all’anno.
offer-reach_km = Raggio di servizio
    .help = Fin dove arriva il servizio, in chilometri, per esempio 15.
offer-hours = Orari
    .help = Giorni e ore, per esempio «dal lunedì al venerdì, 8–13».
offer-eligibility = A chi è rivolta
    .help = Chi può usarla, per esempio «residenti oltre i 65 anni».
offer-price = Prezzo
    .help = Quanto costa ogni unità a chi la usa, in euro, per esempio 4,50; 0 se è gratuita.
offer-quality_marks = Garanzie di qualità
    .help = Certificazioni e accreditamenti, per esempio «ISO 9001».
offer-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
offer-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
offer-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
