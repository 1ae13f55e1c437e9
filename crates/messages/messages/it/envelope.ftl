### Ciò che ogni scheda ha, di qualunque tipo sia; visibilità, ruoli, atti.

envelope-title = Titolo
    .help = Il nome con cui la scheda si trova, al più 500 caratteri, per esempio «Biblioteca comunale di Esempio».
envelope-summary = Descrizione
    .help = Di che cosa si tratta, in poche frasi; al più 20.000 caratteri.
envelope-language = Lingua
    .help = La lingua in cui titolo e descrizione sono scritti.
envelope-status = Stato
    .help = A che punto è la scheda nel suo percorso; non tutti i passaggi sono possibili.
envelope-visibility = Visibilità
    .help = Chi può vedere la scheda: tutti, chi accede, o solo le persone indicate.
envelope-named = Persone indicate
    .help = Gli utenti che vedono la scheda quando la visibilità è «solo le persone indicate».
envelope-place = Luogo
    .help = Dove si trova: un clic sulla mappa, due coordinate, oppure un comune.
envelope-latitude = Latitudine
    .help = In gradi decimali, per esempio 45,5000.
envelope-longitude = Longitudine
    .help = In gradi decimali, per esempio 9,2500.
envelope-unit = Comune
    .help = Il comune, o i comuni, in cui la scheda si trova; denaro e quantità si dividono tra loro.
envelope-precision = Precisione del luogo
    .help = Se il luogo è noto al punto, all’indirizzo o soltanto al comune.
envelope-period_from = Dal
    .help = Da quando vale: un anno (2025), un trimestre (2025-Q1), un mese (2025-01) o un giorno (2025-01-31).
envelope-period_to = Al
    .help = Fino a quando vale, scritto allo stesso modo; vuoto se vale ancora.
envelope-positions = Posizioni sulla griglia
    .help = Le caselle della griglia a cui la scheda appartiene: area, dimensione e modalità, con pesi che insieme fanno 1.
envelope-weight = Peso
    .help = La parte della scheda che sta in questa casella, come frazione, per esempio 1/2.
envelope-tags = Etichette
    .help = Parole libere per ritrovarla, separate da virgole, per esempio «montagna, anziani».
envelope-origin = Provenienza
    .help = La banca dati da cui la scheda viene e la chiave con cui vi si riconosce.
envelope-data_set = Banca dati
    .help = Il codice della banca dati da cui la scheda viene, per esempio biblioteche_2025.
envelope-key = Chiave
    .help = Il codice con cui la fonte riconosce la riga, per esempio un codice ISIL.
envelope-confirmed = Ultima conferma
    .help = Il giorno in cui qualcuno ha controllato che è ancora vero, per esempio 2026-03-31.
envelope-version = Versione
    .help = Quante volte la scheda è stata scritta; la prima è 1.
envelope-illustrative = Esempio illustrativo
    .help = Sì se la scheda è inventata per mostrare come si usa il programma; piani e analisi la lasciano fuori.
envelope-id = Identificativo
    .help = Il codice unico della scheda, che non cambia mai.
envelope-kind = Tipo
    .help = Che cosa descrive la scheda: un soggetto, un bisogno, un’offerta, un’iniziativa, una risorsa…

visibility-public = tutti
    .help = La vede chiunque, anche senza accedere, e compare nei dati aperti.
visibility-signed-in = chi accede
    .help = La vede chi ha un account e accede.
visibility-named = solo le persone indicate
    .help = La vedono soltanto gli utenti indicati, e chi amministra.

audience-public = per tutti
audience-signed-in = per chi accede
audience-named = per { $user }
audience-everything = per chi amministra

precision-point = al punto
    .help = Il luogo esatto è noto.
precision-address = all’indirizzo
    .help = Si conosce la via, e il punto può essere vicino ma non esatto.
precision-unit = al comune
    .help = Si sa soltanto in quale comune; sulla mappa si conta, non si disegna.

role-reader = Legge
    .help = Vede ciò che è per chi accede; non scrive.
role-editor = Scrive
    .help = Scrive, importa, pubblica e nasconde.
role-administrator = Amministra
    .help = Vede tutto e si occupa di utenti, copie di sicurezza e impostazioni.

language-it = italiano
language-en = inglese

act-record = scheda
act-link = legame
act-import = importazione
act-data_set = banca dati
act-distinct = due schede distinte
act-undo = annullamento
act-selection = atto su più schede
act-erasure = cancellazione per sempre
act-user = utente
act-territory = territorio

by-command_line = riga di comando
by-set_up = primo avvio
by-visitor = visitatore
envelope-area = Area della griglia
envelope-cell = Casella della griglia
