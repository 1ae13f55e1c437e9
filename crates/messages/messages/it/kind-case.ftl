### La pratica: nome, stati e campi con il loro aiuto.

case = Pratica
case-plural = Pratiche
case-help = Ciò che qualcuno ha chiesto a uno sportello: chi se n’è occupato, che cosa ha risposto e in quanto tempo.

case-state-received = ricevuta
case-state-taken = presa in carico
case-state-answered = con risposta
case-state-closed = chiusa
case-state-referred = inviata ad altri

case-asker = Chi chiede
    .help = Che tipo di persona o di ente chiede, senza nome: cittadino, impresa, terzo settore, ente pubblico, professionista, gruppo.
case-question = Richiesta
    .help = Che cosa si chiede, con parole semplici e senza nomi, per esempio «come avere il trasporto a chiamata per la visita».
case-channel = Canale
    .help = Da dove arriva la richiesta: di persona, per telefono, per e-mail, dal sito.
case-received_on = Ricevuta il
    .help = Il giorno in cui la richiesta è arrivata, per esempio 29/11/2026.
case-taken_on = Presa in carico il
    .help = Il giorno in cui qualcuno ha cominciato a occuparsene, per esempio 30/11/2026.
case-answered_on = Risposta data il
    .help = Il giorno in cui si è risposto, per esempio 03/12/2026. Da qui si conta il tempo di risposta.
case-tutor = Tutor
    .help = Chi la segue, con la sua funzione e non con il nome, per esempio «tutor dello sportello lavoro».
case-answer = Risposta
    .help = Che cosa si è risposto, in poche frasi e senza nomi, per esempio «si chiama il numero verde il giorno prima».
case-referral = Inviata a
    .help = A chi è stata passata, se non tocca allo sportello, per esempio «centro per l’impiego di Esempio».
case-outcome = Esito
    .help = Com’è finita: risolta, risolta in parte, non risolta, ritirata.
case-money_obtained = Denaro ottenuto
    .help = Quanto chi chiede ha ottenuto grazie alla risposta, in euro, per esempio 1.200,00.
case-satisfaction = Soddisfazione
    .help = Il voto di chi ha chiesto, da 0 a 10, per esempio 8,5.
case-asker_name = Nome di chi chiede
    .help = La persona a cui rispondere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
case-asker_email = E-mail di chi chiede
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
case-asker_phone = Telefono di chi chiede
    .help = Con il prefisso, per esempio 02 000000. È un dato personale, tenuto a parte e mai pubblicato.
