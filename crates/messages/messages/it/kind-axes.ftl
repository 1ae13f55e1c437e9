### La griglia: i tre assi su cui ogni scheda ha il suo posto.

axes = Assi della griglia
axes-plural = Assi della griglia
axes-help = I tre assi su cui ogni scheda del territorio ha il suo posto, con le caselle in cui non ci si aspetta niente.

axes-state-in_use = in uso

axes-areas = Aree
    .help = Ogni riga è un’area: codice, voce superiore (vuota per le aree principali), nome italiano e inglese, codici degli indicatori che la raccontano, se non è più usata.
axes-dimensions = Dimensioni
    .help = Ogni riga è una dimensione: codice, voce superiore, nome italiano e inglese, indicatori, se non è più usata.
axes-modalities = Modalità
    .help = Ogni riga è una modalità: codice, voce superiore, nome italiano e inglese, indicatori, se non è più usata.
axes-not_pertinent = Caselle non pertinenti
    .help = Ogni riga è una casella in cui non ci si aspetta niente: area, dimensione e modalità (vuote valgono tutte), e perché.
axes-version = Versione
    .help = Come si chiama questa versione della griglia, per esempio «2026».
