### Che cosa dicono `analyse network` e `analyse ties`.

problem-table-weight = { $file }: riga { $row }, colonna { $column }: trovato «{ $found }», atteso un peso maggiore di zero.

expected-problem-table-weight = un peso maggiore di zero

network-verb-loops = { $n ->
        [one] Un legame di un nodo con sé stesso è stato tralasciato.
       *[other] { $count } legami di nodi con sé stessi sono stati tralasciati.
    }
network-verb-repeated = { $n ->
        [one] Un legame ne ripete un altro ed è stato sommato a quello.
       *[other] { $count } legami ne ripetono un altro e sono stati sommati a quello.
    }
network-verb-sampled = L’intermediazione è stimata su { $samples } cammini più brevi: con nove probabilità su dieci nessun nodo si scosta di più di { $bound } coppie, e ognuno sta tra il suo minimo e il suo massimo.
network-verb-eigenvector = La centralità d’autovettore non si è fermata: si scosta di { $residual } dell’autovalore. Due parti della rete crescono quasi altrettanto in fretta.
network-verb-no_ties = Non c’è nessun legame: nessuno guida e nessuno sta tra gli altri.
network-verb-broker = { $node } sta tra gli altri. I suoi legami che aprono di più: { $ties }.
network-verb-tie = { $bridge ->
        [yes] { $to } (nient’altro unisce le due parti)
       *[no] { $n ->
            [one] { $to } (uno degli altri suoi vicini non gli è legato)
           *[other] { $to } ({ $count } degli altri suoi vicini non gli sono legati)
        }
    }
network-verb-without = { $n ->
        [one] Senza, la sua componente si spezza in { $pieces } pezzi e un nodo resta staccato dal più grande: { $some }. Coppie che si perdono: { $pairs }.
       *[other] Senza, la sua componente si spezza in { $pieces } pezzi e { $count } nodi restano staccati dal più grande, tra cui { $some }. Coppie che si perdono: { $pairs }.
    }
network-verb-holds = Senza, la rete regge, per vie più lunghe.

ties-verb-none = Nulla parla per nessuna coppia: nessuno ha partner in comune, e nessuno offre ciò che a un altro manca.
ties-verb-better = I legami nascosti si ritrovano meglio che con il solo grado: la classifica dice qualcosa di questa rete.
ties-verb-no_better = I legami nascosti non si ritrovano meglio che con il solo grado: su questa rete la classifica va presa con cautela.
ties-verb-pair = { $a } e { $b }:
ties-verb-partners = { $n ->
        [one] hanno un partner in comune, { $some }.
       *[other] hanno { $count } partner in comune, tra cui { $some }.
    }
ties-verb-offers = { $by } offre ciò che serve a { $to }: { $codes }.
ties-verb-km = Distano { $km } km.
ties-verb-place = Sono nello stesso luogo.
