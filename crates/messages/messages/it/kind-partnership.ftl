### Il partenariato: nome, stati e campi con il loro aiuto.

partnership = Partenariato
partnership-plural = Partenariati
partnership-help = Chi sta insieme per che cosa, con quale ruolo e con quale quota.

partnership-state-forming = in formazione
partnership-state-agreed = concordato
partnership-state-active = attivo
partnership-state-closed = chiuso

partnership-form = Forma
    .help = La forma con cui si sta insieme, scelta dall’elenco, per esempio associazione temporanea, consorzio o protocollo d’intesa.
partnership-purpose = Finalità
    .help = Per che cosa si sta insieme, per esempio «gestire i trasporti a chiamata di cinque comuni».
partnership-roles = Ruoli
    .help = Ogni riga è un partner: soggetto, ruolo, quota in percentuale e natura, per esempio «Cooperativa di Esempio, capofila, 40, terzo settore».
partnership-governance = Come si decide
    .help = Chi decide che cosa e con quale maggioranza, per esempio «assemblea due volte l’anno, due terzi per le spese».
partnership-document = Atto
    .help = L’indirizzo intero dell’atto che lo istituisce, per esempio https://www.example.org/atto.pdf.
partnership-signed_on = Firmato il
    .help = Il giorno in cui tutti hanno firmato, per esempio 29/11/2026.
partnership-obligations = Obblighi
    .help = Ogni riga è un obbligo: che cosa, a chi tocca, entro quale giorno e quando è stato fatto, per esempio «versare la quota, Comune di Esempio, 31/01/2027».
partnership-public_share = Quota pubblica
    .help = Quanta parte è di enti pubblici, in percentuale da 0 a 100, per esempio 37,5.
partnership-website = Sito web
    .help = L’indirizzo intero, per esempio https://www.example.org.
partnership-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
partnership-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
