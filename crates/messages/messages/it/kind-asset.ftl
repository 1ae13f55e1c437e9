### La risorsa del territorio: nome, stati e campi con il loro aiuto.

asset = Risorsa
asset-plural = Risorse
asset-help = Una struttura, un bene, un’infrastruttura, uno spazio o una tecnologia del territorio: dice dove.

asset-state-recorded = rilevata
asset-state-verified = verificata
asset-state-at_risk = a rischio
asset-state-lost = perduta

asset-class = Classe
    .help = Che cos’è: patrimonio, sede di servizio, infrastruttura, edificio o spazio, tecnologia, capacità produttiva.
asset-service = Servizio
    .help = Il servizio che vi si svolge, scelto dall’elenco, per esempio «biblioteca».
asset-code = Codice
    .help = Il codice che la identifica nella sua anagrafe, senza spazi, per esempio IT-XX0001 per una biblioteca.
asset-address = Indirizzo
    .help = Via e numero civico, per esempio «piazza Garibaldi 3». Il comune si indica nel luogo.
asset-condition = Condizioni
    .help = Lo stato di conservazione: buono, discreto, cattivo, in rovina.
asset-owner = Proprietario
    .help = Il nome dell’ente o dell’impresa che la possiede, per esempio «Comune di Esempio». Le persone non si nominano.
asset-rights = Titolo d’uso
    .help = A che titolo si usa, per esempio «comodato fino al 2030».
asset-use = Uso
    .help = Se è in uso, in parte libera o libera.
asset-free_share = Parte libera
    .help = Quanta ne è libera, in percentuale da 0 a 100, per esempio 40.
asset-capacity = Capacità
    .help = Quanto può accogliere o produrre, in numero, per esempio 60. L’unità e ogni quanto si scrivono accanto.
asset-capacity_unit = Unità della capacità
    .help = Che cosa conta il numero: posti, persone, metri quadrati, chilowattora…
asset-per_period = Ogni quanto
    .help = Se la capacità vale una volta sola, al giorno, alla settimana, al mese o all’anno.
asset-protection = Tutela
    .help = Il vincolo che la protegge, per esempio «bene culturale, D.Lgs. 42/2004».
asset-sensitive_place = Luogo delicato
    .help = Sì se il punto esatto non va mostrato, per esempio una casa rifugio o un sito archeologico non protetto.
asset-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
asset-custodian_name = Custode
    .help = La persona che ne ha cura o le chiavi. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
asset-custodian_email = E-mail del custode
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
