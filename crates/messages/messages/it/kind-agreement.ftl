### L’accordo: nome, stati e campi con il loro aiuto.

agreement = Accordo
agreement-plural = Accordi
agreement-help = Ciò che qualcuno si impegna a fornire per certi bisogni, a quale prezzo e con quale qualità, e che cosa ne è venuto.

agreement-state-proposed = proposto
agreement-state-accepted = accettato
agreement-state-in_service = in servizio
agreement-state-fulfilled = adempiuto
agreement-state-evaluated = valutato
agreement-state-refused = rifiutato
agreement-state-broken = interrotto

agreement-category = Servizio
    .help = Il servizio su cui ci si accorda, scelto dall’elenco, per esempio «assistenza a domicilio».
agreement-amount = Quantità
    .help = Quanto si fornisce, in numero, per esempio 120. L’unità e ogni quanto si scrivono accanto.
agreement-amount_unit = Unità della quantità
    .help = Che cosa conta il numero: ore, posti, visite, pasti, viaggi…
agreement-per_period = Ogni quanto
    .help = Se la quantità vale una volta sola, al giorno, alla settimana, al mese o all’anno.
agreement-price = Prezzo
    .help = Il prezzo concordato, in euro, per esempio 18,50. Per che cosa si paga si scrive accanto.
agreement-price_basis = Prezzo per
    .help = Per che cosa si paga quel prezzo, per esempio «per ora, spostamenti compresi».
agreement-accepted_by_demand = Accettato da chi chiede
    .help = Il giorno in cui ha accettato chi ha il bisogno o lo rappresenta, per esempio 29/11/2026.
agreement-accepted_by_supply = Accettato da chi offre
    .help = Il giorno in cui ha accettato chi fornisce il servizio, per esempio 29/11/2026.
agreement-charter = Carta del servizio
    .help = La qualità promessa. Ogni riga è una promessa: indicatore, soglia, unità e verso, per esempio «attesa, 5, giorni, di meno è meglio».
agreement-deliveries = Prestazioni rese
    .help = Ogni riga è una prestazione: data, quantità fornita, giorni di attesa, costo in euro e soddisfazione da 0 a 10, per esempio 29/11/2026, 40, 3, 740,00 e 8,5.
agreement-complaints = Reclami
    .help = Ogni riga è un reclamo: data, che cosa si lamenta, risposta data e giorno in cui è chiuso. Chi reclama non si nomina.
agreement-evaluation = Valutazione
    .help = Che cosa ha funzionato e che cosa no, rispetto a quanto promesso, per esempio «attesa rispettata 9 volte su 10».
agreement-reason = Motivo
    .help = Perché è stato rifiutato o interrotto, per esempio «il fornitore ha chiuso la sede». Senza, non può diventare né l’uno né l’altro.
agreement-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
agreement-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
