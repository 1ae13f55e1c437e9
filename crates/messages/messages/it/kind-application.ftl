### La domanda di contributo: nome, stati e campi con il loro aiuto.

application = Domanda di contributo
application-plural = Domande di contributo
application-help = Ciò che un progetto chiede a un bando, e che cosa ne è venuto.

application-state-drafting = in preparazione
application-state-ready = pronta
application-state-submitted = presentata
application-state-admitted = ammessa
application-state-awarded = accolta
application-state-paid = pagata
application-state-reported = rendicontata
application-state-refused = respinta

application-number = Numero
    .help = Il numero di protocollo dato da chi la riceve, senza spazi, per esempio 2026-00123.
application-annexes = Allegati
    .help = Ogni riga è un allegato: allegato, stato ed entro quale giorno serve, per esempio «piano dei costi, bozza, 29/11/2026».
application-requested = Richiesto
    .help = Quanto si chiede al bando, in euro, per esempio 96.000,00.
application-own_money = Denaro proprio
    .help = Quanto mettono i partner di tasca loro, in euro, per esempio 24.000,00.
application-awarded = Concesso
    .help = Quanto è stato concesso, in euro, per esempio 90.000,00.
application-paid = Erogato
    .help = Quanto è stato versato finora, in euro, per esempio 45.000,00.
application-submitted_on = Presentata il
    .help = Il giorno in cui è stata inviata, per esempio 29/11/2026.
application-decided_on = Decisa il
    .help = Il giorno in cui chi finanzia ha deciso, per esempio 15/03/2027.
application-reports = Rendiconti
    .help = Ogni riga è un rendiconto dovuto: che cosa, entro quale giorno e quando è stato inviato, per esempio «relazione intermedia, 30/06/2027».
application-reason = Motivo
    .help = Perché è stata respinta, o accolta solo in parte, per esempio «punteggio 58 su 100, ne servivano 60».
