### L’impegno: nome, stati e campi con il loro aiuto.

commitment = Impegno
commitment-plural = Impegni
commitment-help = Ciò che qualcuno ha promesso di fare ed entro quando; ne risponde uno solo.

commitment-state-taken = preso
commitment-state-kept = mantenuto
commitment-state-broken = non mantenuto
commitment-state-renegotiated = rinegoziato

commitment-due = Scadenza
    .help = Il giorno entro cui va mantenuto, per esempio 29/11/2026.
commitment-taken_on = Preso il
    .help = Il giorno in cui è stato preso, per esempio 15/05/2026.
commitment-consulted = Da consultare
    .help = Gli enti da sentire prima di decidere, separati da punto e virgola, per esempio «Comune di Esempio; ASL».
commitment-informed = Da informare
    .help = Gli enti da avvisare dopo, separati da punto e virgola, per esempio «pro loco di Esempio; scuole».
commitment-evidence = Prova
    .help = Da che cosa si vede che è stato mantenuto, oppure perché non lo è stato o perché è cambiato. Per esempio «delibera 14 del 20/11/2026».
commitment-public_promise = Promessa pubblica
    .help = Sì se l’impegno è stato preso davanti a tutti, per esempio in un incontro pubblico.
