### La griglia: i tre assi su cui ogni scheda ha il suo posto.

grid = Griglia
grid-plural = Griglie
grid-help = I tre assi su cui ogni scheda del territorio ha il suo posto, con le caselle in cui non ci si aspetta niente.

grid-state-in_use = in uso

grid-areas = Aree
    .help = Ogni riga è un’area: codice, voce superiore (vuota per le aree principali), nome italiano e inglese, codici degli indicatori che la raccontano, se non è più usata.
grid-dimensions = Dimensioni
    .help = Ogni riga è una dimensione: codice, voce superiore, nome italiano e inglese, indicatori, se non è più usata.
grid-modalities = Modalità
    .help = Ogni riga è una modalità: codice, voce superiore, nome italiano e inglese, indicatori, se non è più usata.
grid-not_pertinent = Caselle non pertinenti
    .help = Ogni riga è una casella in cui non ci si aspetta niente: area, dimensione e modalità (vuote valgono tutte), e perché.
grid-version = Versione
    .help = Come si chiama questa versione della griglia, per esempio «2026».
