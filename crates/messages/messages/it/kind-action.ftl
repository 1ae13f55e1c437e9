### L’azione: nome, stati e campi con il loro aiuto.

action = Azione
action-plural = Azioni
action-help = Ciò che si fa per una latenza o un bisogno: chi, entro quando, a quale costo e con quale effetto.

action-state-planned = prevista
action-state-under_way = in corso
action-state-done = fatta
action-state-dropped = abbandonata

action-form = Tipo
    .help = Che genere di azione è, scelto dall’elenco: sensibilizzazione, sostegno, integrazione, competenza o metodo.
action-owner = Responsabile
    .help = L’ente, il gruppo o la funzione che la porta avanti, per esempio «Sportello imprese». Le persone non si nominano.
action-due = Entro il
    .help = Il giorno entro cui va fatta, per esempio 29/11/2026.
action-cost = Costo
    .help = Quanto costa in tutto, in euro, per esempio 3.500,00; 0 se non costa nulla.
action-expected_effect = Effetto atteso
    .help = Che cosa dovrebbe cambiare, con un numero se si può, per esempio «10 famiglie servite entro l’anno».
action-measured_effect = Effetto misurato
    .help = Che cosa è cambiato davvero, e come si è misurato, per esempio «7 famiglie servite, dal registro della sede».
action-done_on = Fatta il
    .help = Il giorno in cui è stata conclusa, per esempio 29/11/2026.
action-reason = Motivo
    .help = Perché è stata abbandonata, per esempio «la sede ha trovato da sé altri utenti». Senza, non si può abbandonare.
