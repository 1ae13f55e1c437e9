### La latenza: nome, stati e campi con il loro aiuto.

latency = Latenza
latency-plural = Latenze
latency-help = Qualcosa che il territorio potrebbe fare e non fa, con la regola che l’ha trovata, i riscontri e che cosa si può fare.

latency-state-found = trovata
latency-state-accepted = accolta
latency-state-postponed = rinviata
latency-state-dismissed = scartata
latency-state-resolved = risolta

latency-rule = Regola
    .help = La regola che l’ha trovata, scelta dall’elenco, per esempio domanda senza risposta od offerta non usata.
latency-finding = Ritrovata come
    .help = Il segno con cui una regola la riconosce quando la ritrova; lo scrive il programma, lascialo vuoto.
latency-why = Perché
    .help = Perché è una latenza, in una o due frasi, per esempio «60 persone chiedono assistenza e una sede vicina ha 20 posti liberi».
latency-evidence = Riscontri
    .help = Ogni riga è un riscontro: che cosa, valore e fonte, per esempio «posti liberi, 20, rilevazione del 29/11/2026».
latency-confidence = Sicurezza
    .help = Quanto se ne è sicuri, in percentuale da 0 a 100, per esempio 75.
latency-since = Dal
    .help = Il giorno da cui dura, per esempio 29/11/2026.
latency-suggestion = Che cosa si può fare
    .help = L’azione che si suggerisce, per esempio «far incontrare le famiglie e chi gestisce la sede».
latency-postponed_until = Rinviata al
    .help = Il giorno in cui guardarla di nuovo, per esempio 29/05/2027. Senza, non si può rinviare.
latency-reason = Motivo
    .help = Perché è stata scartata, o come si è risolta, per esempio «i posti liberi sono già promessi».
