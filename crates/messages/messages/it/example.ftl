### L’esempio generato.

example-territory = Territorio di prova
example-summary = Scheda inventata per prova: non descrive niente che ci sia davvero.

problem-example-mixed = Il territorio «{ $found }» ha già delle schede: le schede inventate vi entrano solo segnate come illustrative. Togli --not-illustrative o usa una cartella nuova.
problem-example-codes = In «{ $found }» non si trova il codice dei comuni. Scrivi con --mapping quale proprietà è il codice.
problem-example-clock = «{ $found }» non è un momento. Scrivilo così: 2026-06-30T08:00:00Z.
problem-example-truths = «{ $found }» sta dentro la cartella del territorio, e le verità piantate devono starne fuori. Scrivi un’altra posizione.
expected-problem-example-mixed = un territorio senza schede, o schede illustrative
expected-problem-example-codes = una proprietà con il codice del comune
expected-problem-example-clock = un momento, per esempio 2026-06-30T08:00:00Z
expected-problem-example-truths = un file fuori dalla cartella del territorio

cli-generate-truths = { $n ->
        [one] Una verità piantata, scritta in { $file }.
       *[other] { $count } verità piantate, scritte in { $file }.
    }
