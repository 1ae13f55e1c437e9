### La sperimentazione pilota: nome, stati e campi con il loro aiuto.

pilot = Sperimentazione pilota
pilot-plural = Sperimentazioni pilota
pilot-help = Un’idea messa alla prova in alcuni luoghi e confrontata con altri, con una misura di partenza, una regola per fermarsi e una decisione alla fine.

pilot-state-designed = progettata
pilot-state-baseline_done = con misura di partenza
pilot-state-running = in corso
pilot-state-evaluated = valutata
pilot-state-scaled = estesa
pilot-state-adjusted = corretta
pilot-state-stopped = fermata

pilot-hypothesis = Ipotesi
    .help = Che cosa si vuole mettere alla prova, in una frase che può risultare falsa, per esempio «con il trasporto a chiamata raddoppiano le visite al consultorio».
pilot-treated_places = Luoghi della prova
    .help = Dove si prova, un comune o una sede per voce, per esempio «Comune di Esempio». Si può indicarne più d’uno.
pilot-comparison_places = Luoghi di confronto
    .help = Dove non si prova e con cui si confronta, uno per voce: luoghi simili per abitanti e servizi.
pilot-indicators = Indicatori
    .help = Ogni riga è una misura: indicatore, unità, valore di partenza, valore obiettivo ed entro quale data, per esempio «visite, numero al mese, 40, 80, 30/06/2027».
pilot-baseline_on = Misura di partenza
    .help = Il giorno in cui si è misurato prima di cominciare, per esempio 29/11/2026.
pilot-stop_rule = Regola per fermarsi
    .help = Quando ci si ferma prima del tempo, per esempio «se dopo tre mesi gli utenti sono meno di 10».
pilot-checkpoints = Verifiche
    .help = Ogni riga è un momento di verifica: data, che cosa si guarda ed esito, per esempio «29/11/2026, numero di utenti, 14: si continua».
pilot-method_version = Versione del metodo
    .help = Il metodo seguito e la sua versione, per esempio «Ascolto di quartiere, 2».
pilot-money_total = Costo totale
    .help = Tutto il denaro che serve, in euro, per esempio 24.000,00.
pilot-decision = Decisione
    .help = Che cosa si è deciso alla fine, scelto dall’elenco: estendere, correggere o fermare.
pilot-evidence = Riscontri
    .help = Che cosa si è misurato e che cosa ne segue, per esempio «visite da 40 a 71; nei luoghi di confronto da 38 a 41».
pilot-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
pilot-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
