### La domanda aggregata: nome, stati e campi con il loro aiuto.

lot = Domanda aggregata
lot-plural = Domande aggregate
lot-help = Bisogni simili, raccolti per genere, luogo e tempo finché conviene rispondere a tutti insieme.

lot-state-forming = in formazione
lot-state-ready = pronta
lot-state-call_open = aperta alle offerte
lot-state-covered = coperta
lot-state-closed = chiusa

lot-category = Servizio richiesto
    .help = Il servizio che risponderebbe a tutti i bisogni raccolti, scelto dall’elenco, per esempio «assistenza a domicilio».
lot-quantity = Quantità
    .help = Quanto ne serve in tutto, in numero, per esempio 120. L’unità e ogni quanto si scrivono accanto.
lot-quantity_least = Quantità minima stimata
    .help = La stima più bassa di quanto ne serve, nella stessa unità, per esempio 90.
lot-quantity_most = Quantità massima stimata
    .help = La stima più alta di quanto ne serve, nella stessa unità, per esempio 150.
lot-quantity_unit = Unità della quantità
    .help = Che cosa conta il numero: ore, posti, visite, pasti, viaggi…
lot-per_period = Ogni quanto
    .help = Se la quantità vale una volta sola, al giorno, alla settimana, al mese o all’anno.
lot-people = Persone interessate
    .help = Quante persone hanno questi bisogni, ognuna una volta, in cifre intere, per esempio 85.
lot-minimum_quantity = Quantità che basta
    .help = Da quanto in su conviene rispondere, nella stessa unità, per esempio 100. Senza, la domanda non può dirsi pronta.
lot-deadline = Scadenza
    .help = Il giorno entro cui chi vuole rispondere si fa avanti, per esempio 29/11/2026.
lot-price_ceiling = Prezzo massimo
    .help = Il massimo che si può pagare per unità, in euro, per esempio 8,00.
lot-conditions = Condizioni
    .help = Che cosa deve garantire chi risponde, per esempio «lo stesso operatore per ogni famiglia, anche il sabato».
