### Il garante professionale: nome, stati e campi con il loro aiuto.

professional = Garante professionale
professional-plural = Garanti professionali
professional-help = Una persona iscritta nell’albo dei garanti, per sezione e numero; il suo nome è un dato personale.

professional-state-applicant = candidato
professional-state-under_review = in esame
professional-state-qualified = qualificato
professional-state-suspended = sospeso
professional-state-expired = scaduto
professional-state-refused = respinto

professional-section = Sezione
    .help = La sezione dell’albo, scelta dall’elenco: promotore, tutor diagnosta, progettista, formatore o valutatore.
professional-number = Numero
    .help = Il numero di iscrizione nell’albo, senza spazi, per esempio P-012.
professional-profession = Professione
    .help = Che lavoro fa, in poche parole, per esempio «commercialista».
professional-competences = Competenze
    .help = Ogni riga è una competenza: competenza, codice ESCO, livello, riscontro e data, per esempio «gestire progetti, esperto, dieci progetti chiusi, 29/11/2026».
professional-years = Anni di esperienza
    .help = Da quanti anni esercita, in cifre intere, per esempio 12.
professional-availability = Disponibilità
    .help = Quando e dove è disponibile, per esempio «il lunedì e il martedì, in tutta la provincia».
professional-days_a_month = Giorni al mese
    .help = Quanti giorni al mese può dare, da 0 a 31, per esempio 4,5.
professional-conflicts = Conflitti di interesse
    .help = Dove non può giudicare né assistere, e perché, senza nomi di persone: per esempio «socio di un’impresa del settore».
professional-consent_on = Consenso dato il
    .help = Il giorno in cui ha acconsentito a stare nell’albo, per esempio 29/11/2026. Senza, non può essere qualificato.
professional-admitted_on = Ammesso il
    .help = Il giorno dell’iscrizione nell’albo, per esempio 29/11/2026.
professional-expires_on = Scade il
    .help = L’ultimo giorno in cui la qualifica vale, per esempio 29/11/2029.
professional-reason = Motivo
    .help = Perché è sospeso o respinto, per esempio «aggiornamento non svolto». Senza, non può diventare né l’uno né l’altro.
professional-name = Nome e cognome
    .help = Il nome della persona. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
professional-tax_code = Codice fiscale
    .help = Sedici caratteri, controllati. È un dato personale, tenuto a parte e mai pubblicato.
professional-email = E-mail
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
professional-phone = Telefono
    .help = Con il prefisso, per esempio 02 000000. È un dato personale, tenuto a parte e mai pubblicato.
