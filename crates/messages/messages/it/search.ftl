### La ricerca su tutto: che cosa dice di quel che trova.

search-hint = Cerca in tutte le schede, nelle due lingue: titoli, descrizioni, campi e voci scelte. Le parole vicine si trovano da sé.
search-filtered = { $n ->
        [0] Nessuna scheda con questi filtri
        [one] Una scheda con questi filtri
       *[other] { $count } schede con questi filtri
    }
search-go_to = Vai a
search-page = Pagina
search-unit = Comune
search-entry = Voce
search-indicator = Indicatore
search-data_set = Banca dati
search-nothing = Niente per «{ $q }».
search-meant = Forse cercavi
search-shown = Qui sotto c’è quel che si trova con «{ $q }».
search-exact = Cerca proprio quel che ho scritto
search-first = Dall’inizio
search-next = Successive
