### `analyse regions`: che cosa si dice dei bacini fatti da file.

verb-regions-above = { $column } { $by } sopra
verb-regions-below = { $column } { $by } sotto
verb-regions-share = { $n ->
        [one] Il bacino { $region } (un’unità) sta, in deviazioni dalla media generale: { $shares }.
       *[other] Il bacino { $region } ({ $count } unità) sta, in deviazioni dalla media generale: { $shares }.
    }
verb-regions-cut = L’albero è stato tagliato tra { $one } e { $two }: il taglio aggiunge { $gain } al rapporto.
verb-regions-strong = Il confine che vale di più è quello tra i bacini { $one } e { $two }: senza, il rapporto perderebbe { $cost }; differiscono soprattutto in { $column }.
verb-regions-weak = Il confine che vale di meno è quello tra i bacini { $one } e { $two }: senza, il rapporto perderebbe { $cost }; differiscono soprattutto in { $column }.
verb-regions-ceiling = I bacini tengono { $ratio } delle differenze; altrettanti gruppi non potrebbero tenerne più di { $ceiling }, anche se non dovessero stare insieme sul terreno.
verb-regions-most = { $n ->
        [one] È stato fatto un bacino; la soglia ne permette al più { $most }, comunque li si disegni.
       *[other] Sono stati fatti { $count } bacini; la soglia ne permette al più { $most }, comunque li si disegni.
    }
verb-regions-short = { $n ->
        [one] Con questa soglia si è trovato un solo bacino, non i { $asked } chiesti.
       *[other] Con questa soglia si sono trovati { $count } bacini, non i { $asked } chiesti.
    }
verb-regions-stable = Reggono: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media per { $agreement } su 1 (stabili da { $threshold }).
verb-regions-unstable = Non reggono del tutto: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media solo per { $agreement } su 1 (stabili da { $threshold }). Prova un altro numero o altre colonne.
verb-regions-missing = { $n ->
        [one] Un’unità è lasciata fuori, perché le manca un valore.
       *[other] { $count } unità sono lasciate fuori, perché manca loro un valore.
    }
verb-regions-parts = La carta è in { $count } parti che non si toccano: nessun bacino ne attraversa due.
verb-regions-constant = In { $columns } tutte le unità sono uguali: non distingue nulla e non è stata usata.
