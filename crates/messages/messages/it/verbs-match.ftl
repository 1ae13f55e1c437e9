### Ciò che i verbi `match` e `assign` dicono delle loro risposte.

analysis-assignment = Abbinamento uno a uno

match-unmet-no_pairing = { $n ->
        [one] A un bisogno mancano { $units } unità: nessuna offerta lo può servire.
       *[other] A { $count } bisogni mancano { $units } unità: nessuna offerta li può servire.
    }
match-unmet-nothing_offered = { $n ->
        [one] A un bisogno mancano { $units } unità: le offerte che lo possono servire non hanno niente da dare.
       *[other] A { $count } bisogni mancano { $units } unità: le offerte che li possono servire non hanno niente da dare.
    }
match-unmet-dearer = { $n ->
        [one] A un bisogno mancano { $units } unità: servirlo costa quanto lasciarlo scoperto, o di più.
       *[other] A { $count } bisogni mancano { $units } unità: servirli costa quanto lasciarli scoperti, o di più.
    }
match-unmet-taken = { $n ->
        [one] A un bisogno mancano { $units } unità: le offerte che lo possono servire sono prese da bisogni che ne guadagnano di più.
       *[other] A { $count } bisogni mancano { $units } unità: le offerte che li possono servire sono prese da bisogni che ne guadagnano di più.
    }
match-unmet-shares = { $n ->
        [one] A un bisogno mancano { $units } unità: le offerte che lo possono servire vanno a gruppi che altrimenti avrebbero una quota minore, o a bisogni che ne guadagnano di più.
       *[other] A { $count } bisogni mancano { $units } unità: le offerte che li possono servire vanno a gruppi che altrimenti avrebbero una quota minore, o a bisogni che ne guadagnano di più.
    }
match-scarce = La più scarsa è l'offerta { $offer }: un'unità in più farebbe risparmiare { $price }.
match-nothing-scarce = Niente è scarso: un'unità in più di una qualunque offerta non farebbe risparmiare nulla.
match-fair = Il gruppo servito di meno ottiene { $now } di ciò che vuole; al costo minimo il meno servito otterrebbe { $before }. L'equità costa { $price } in più.

assign-first = Di { $pairs } coppie { $got } hanno la colonna più economica della loro riga; le altre la cedono a una riga che perderebbe di più.
assign-rows-alone = { $n } righe restano sole, perché le colonne sono meno.
assign-columns-alone = { $n } colonne restano sole, perché le righe sono meno.
assign-nothing = La tabella è vuota: non c'è niente da abbinare.
