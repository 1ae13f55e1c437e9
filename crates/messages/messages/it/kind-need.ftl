### Il bisogno: nome, stati e campi con il loro aiuto.

need = Bisogno
need-plural = Bisogni
need-help = Ciò che a qualcuno manca: quanto, a chi e dove.

need-state-emerging = emergente
need-state-expressed = espresso
need-state-validated = convalidato
need-state-in_a_lot = in una domanda aggregata
need-state-covered = coperto
need-state-verified = verificato
need-state-withdrawn = ritirato

need-category = Servizio richiesto
    .help = Il servizio che risponderebbe al bisogno, scelto dall’elenco, per esempio «assistenza a domicilio».
need-quantity = Quantità
    .help = Quanto ne serve, in numero, per esempio 12. L’unità e ogni quanto si scrivono accanto.
need-quantity_unit = Unità della quantità
    .help = Che cosa conta il numero: ore, posti, visite, pasti, viaggi…
need-per_period = Ogni quanto
    .help = Se la quantità vale una volta sola, al giorno, alla settimana, al mese o all’anno.
need-people = Persone interessate
    .help = Quante persone hanno questo bisogno, in cifre intere, per esempio 35.
need-people_group = Gruppo
    .help = Chi sono, in poche parole, senza nomi: per esempio «oltre i 75 anni che vivono soli».
need-form = Come è emerso
    .help = Espresso se qualcuno lo ha detto; dedotto se viene da un indicatore o da un’indagine.
need-inferred_from = Dedotto da
    .help = L’indicatore o l’indagine da cui si deduce, per esempio «residenti oltre i 75 anni, 2025».
need-reach_km = Distanza accettabile
    .help = Fin dove ci si può spostare, in chilometri, per esempio 8,5.
need-reach_minutes = Tempo accettabile
    .help = Quanto può durare lo spostamento, in minuti, per esempio 30.
need-eligibility = Requisiti
    .help = Che cosa deve avere chi risponde, per esempio «mezzo con pedana».
need-price_ceiling = Prezzo massimo
    .help = Il massimo che si può pagare per unità, in euro, per esempio 8,00.
need-urgency = Urgenza
    .help = Alta se non può aspettare un mese, media se può aspettare una stagione, bassa negli altri casi.
need-structural = Strutturale
    .help = Sì se il bisogno torna sempre, no se passa da sé.
need-verification = Verifica
    .help = Come si è controllato che il bisogno è coperto, per esempio «telefonata a dieci famiglie: tutte servite». Senza, il bisogno non può dirsi verificato.
need-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
need-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
