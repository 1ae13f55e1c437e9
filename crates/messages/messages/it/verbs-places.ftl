### Confini, punti caldi, somiglianza, classi di testi e schede uguali, sui file.

analysis-similar = Chi somiglia a chi

problem-table-absent = { $file }: nessuna riga ha «{ $found }» nella colonna { $column }.
problem-table-language = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso it o en.
problem-table-role = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso description, words o telling.
problem-table-empty = { $file }: riga { $row }, colonna { $column }: la cella è vuota (trovato «{ $found }»). Scrivi che cosa va lì.
expected-problem-table-absent = un nome della tabella
expected-problem-table-language = it o en
expected-problem-table-role = description, words o telling
expected-problem-table-empty = una cella non vuota

clusters-said = Alte fra alte: { $hot } unità; basse fra basse: { $cold }. { $sure } unità reggono anche prese tutte insieme (falsi allarmi sotto il 5 %).
clusters-global = Sull’intera mappa la I di Moran è { $moran }: sopra 0 i vicini si somigliano, sotto 0 sono diversi.
clusters-without = { $n ->
        [one] Un’unità non ha un valore o un vicino che l’abbia: nessuna risposta, non zero.
       *[other] { $count } unità non hanno un valore o un vicino che l’abbia: nessuna risposta, non zero.
    }
similar-said = La più vicina a { $unit } è { $like } ({ $nearness }): si somigliano soprattutto in { $most }; meno di tutto in { $least }.
similar-silent = Con { $count } unità di cui si sa troppo poco non si confronta nessuno: { $units }.
classify-doubt = { $doubtful } testi su { $texts } sono in dubbio: guardali prima di collocarli.
same-said = La più probabile: { $one } e { $other } ({ $probability }); «{ $column }» parla più di tutto a favore. Sono state confrontate { $compared } coppie; nulla è stato unito.
contiguity-components = { $n ->
        [one] Tutte le unità sono legate tra loro, direttamente o no.
       *[other] Le unità stanno in { $count } parti senza legami tra loro.
    }
contiguity-islands = Senza vicini: { $count } unità ({ $units }). Restano.
