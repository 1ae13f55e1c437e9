### La banca dati: nome, stati e campi con il loro aiuto.

data_set = Banca dati
data_set-plural = Banche dati
data_set-help = Da dove vengono i valori e le schede, con quale licenza e a quale data.

data_set-state-draft = bozza
data_set-state-published = pubblicata
data_set-state-superseded = superata

data_set-code = Codice
    .help = Un nome breve senza spazi, per esempio residenti_2025. Importare con lo stesso nome ne fa la versione successiva.
data_set-form = Forma
    .help = Che cosa contiene: unità del territorio, indicatori, flussi o schede.
data_set-publisher = Chi la pubblica
    .help = L’ente che diffonde i dati, per esempio ISTAT.
data_set-licence = Licenza
    .help = La licenza con cui i dati si possono usare, per esempio CC BY 4.0. Se è aperta, ciò che si importa diventa pubblico.
data_set-source = Fonte
    .help = Il nome della pubblicazione o del file di origine, per esempio «Popolazione residente per età».
data_set-source_date = Data della fonte
    .help = A che data si riferiscono i dati: un anno, un trimestre, un mese o un giorno, per esempio 2025-01-01.
data_set-quality_notes = Note sulla qualità
    .help = Ciò che chi legge deve sapere, per esempio «mancano i comuni sotto i 100 abitanti».
data_set-website = Sito web
    .help = La pagina da cui si scaricano i dati, per esempio https://www.example.org/dati.
data_set-partial = Elenco incompleto
    .help = Sì se l’elenco non contiene tutto ciò che esiste del suo genere, per esempio solo le scuole paritarie: da ciò che non vi compare non si conclude nulla.
