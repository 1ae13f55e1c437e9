### Il soggetto: nome, stati e campi con il loro aiuto.

actor = Soggetto
actor-plural = Soggetti
actor-help = Un ente, un’impresa, un’associazione o un gruppo che agisce nel territorio.

actor-state-reported = segnalato
actor-state-verified = verificato
actor-state-dormant = inattivo
actor-state-closed = chiuso

actor-nature = Natura
    .help = Che tipo di soggetto è: ente pubblico, impresa, terzo settore, scuola o ricerca, gruppo di cittadini, rete, studio professionale.
actor-legal_form = Forma giuridica
    .help = La forma scritta nello statuto o nel registro, per esempio «società cooperativa» o «azienda speciale».
actor-tax_code = Codice fiscale
    .help = Undici cifre per un ente o un’impresa, sedici caratteri per una persona. Gli zeri davanti si possono omettere: si rimettono e il codice si controlla.
actor-sectors = Settori
    .help = I codici ATECO dell’attività, separati da punto e virgola, per esempio «62.01; 72.19».
actor-services = Servizi
    .help = I servizi che il soggetto svolge, scelti dall’elenco; si può indicarne più d’uno.
actor-size_class = Dimensione
    .help = Per addetti: micro fino a 9, piccola da 10 a 49, media da 50 a 249, grande da 250.
actor-year_founded = Anno di fondazione
    .help = Quattro cifre, per esempio 1987.
actor-support_received = Sostegno ricevuto
    .help = Quanto cittadini o Stato gli hanno dato nell’anno indicato, in euro: per esempio il cinque per mille, 1.250,50.
actor-support_year = Anno del sostegno
    .help = L’anno a cui il sostegno e le scelte si riferiscono, per esempio 2022.
actor-choices_received = Scelte ricevute
    .help = Quante persone l’hanno scelto in quell’anno, per esempio firmando per il cinque per mille.
actor-work_area = Area di lavoro
    .help = I comuni in cui opera, uno per voce, per esempio «Comune di Esempio». Si può indicarne più d’uno.
actor-competences = Competenze
    .help = Che cosa sa fare, una competenza per voce, per esempio «assistere persone anziane». Si può indicarne più d’una.
actor-address = Indirizzo
    .help = Via e numero civico della sede, per esempio «via Roma 12». Il comune si indica nel luogo.
actor-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
actor-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
actor-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
actor-contact_phone = Telefono del referente
    .help = Con il prefisso, per esempio 02 000000. È un dato personale, tenuto a parte e mai pubblicato.
