### La risposta: nome, stati e campi con il loro aiuto.

response = Risposta
response-plural = Risposte
response-help = Ciò che una persona o un ente ha risposto a un questionario, e se lo si può usare.

response-state-received = ricevuta
response-state-checked = controllata
response-state-used = usata

response-answered_on = Data
    .help = Il giorno in cui si è risposto, per esempio 29/11/2026.
response-asker = Chi risponde
    .help = Che tipo di persona o di ente risponde, senza nome, per esempio «impresa».
response-answers = Risposte alle domande
    .help = Ogni riga è una risposta: il nome breve della domanda e ciò che si è risposto. Per esempio «vive_solo, sì».
response-score = Punteggio
    .help = La somma dei punti, come dice il questionario, per esempio 12,5.
response-tutor_note = Nota del tutor
    .help = Che cosa ha notato chi l’ha controllata, senza nomi, per esempio «la domanda 4 non è stata capita».
response-respondent_name = Nome di chi risponde
    .help = Solo se il questionario non è anonimo. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
response-respondent_email = E-mail di chi risponde
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
