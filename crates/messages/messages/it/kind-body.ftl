### L’organismo: nome, stati e campi con il loro aiuto.

body = Organismo
body-plural = Organismi
body-help = Un gruppo promotore, un’unità tecnica, una task force o un gruppo di lavoro, con il suo mandato, i suoi membri e ciò che può fare.

body-state-constituted = costituito
body-state-active = attivo
body-state-expired = scaduto
body-state-closed = chiuso

body-form = Forma
    .help = Che tipo di organismo è, scelto dall’elenco: gruppo promotore, unità tecnica, task force, gruppo di lavoro, gruppo di studio.
body-mandate = Mandato
    .help = Che cosa gli è stato chiesto di fare e da chi, per esempio «preparare il piano della mobilità per la convenzione». Serve per renderlo attivo.
body-quorum = Numero legale
    .help = Quanti membri devono essere presenti perché una decisione valga, per esempio 5.
body-members = Membri
    .help = Ogni riga è un posto: la funzione, l’ente che vi siede, da quando, fino a quando. Si scrivono gli enti, non i nomi delle persone.
body-members_count = Numero di membri
    .help = Quanti sono in tutto, per esempio 9.
body-powers = Poteri
    .help = Ogni riga è un potere: il tipo di scheda, con il suo codice, e che cosa l’organismo può farne. Per esempio «need, scrivere».
body-expires_on = Scadenza
    .help = Il giorno in cui il mandato finisce, per esempio 31/12/2027.
body-handover = Consegne
    .help = Che cosa passa a chi continua: documenti, lavori aperti, contatti. Per esempio «il questionario sui trasporti passa all’unità tecnica». Serve per chiuderlo.
body-contact_name = Referente
    .help = La persona a cui scrivere. È un dato personale: lo vede solo chi ne ha il compito, e si può cancellare.
body-contact_email = E-mail del referente
    .help = Per esempio nome@example.org. È un dato personale, tenuto a parte e mai pubblicato.
