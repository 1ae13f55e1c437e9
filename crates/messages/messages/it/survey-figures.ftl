### Che cosa si dice dei valori e delle caratteristiche dei comuni quando si importano: tabelle larghe, periodi, somme, doppioni.

problem-figures-period = Non si sa a quale periodo si riferiscono queste colonne: { $found }. Scrivi nella mappatura period = "2021" nella voce di ciascuna, oppure una colonna o una costante period per tutte.
expected-problem-figures-period = un periodo per ogni colonna di valori
problem-figures-column = La mappatura non dice di che cosa sono i valori della colonna «{ $found }»: manca { $wanted }.
expected-problem-figures-column = { $wanted } con un codice senza spazi
problem-figures-twice = Più colonne danno lo stesso valore, «{ $what }», per lo stesso periodo: { $found }. Toglile tutte tranne una, o correggi codice o periodo.
expected-problem-figures-twice = una sola colonna per indicatore e periodo
problem-day-of-year = «{ $found }» non è un giorno dell’anno. Scrivilo come MM-GG, per esempio 01-01.
expected-problem-day-of-year = un giorno come 01-01
problem-suppressed-bound = «{ $found }» non è la soglia sotto cui un valore è soppresso. Scrivi un numero, o lascia vuoto se non si conosce.
expected-problem-suppressed-bound = un numero
problem-mapping-encoding = «{ $found }» non è una codifica conosciuta. Si può scrivere: { $known }.
expected-problem-mapping-encoding = una codifica tra { $known }

cli-import-read_as = Letto come: { $found }.
read-gzip-yes = compresso con gzip
read-mark-yes = con il segno dell’ordine dei byte
read-scientific-yes = con numeri in notazione scientifica
cli-import-kept_by_units = Classi e testi che si possono tenere come caratteristiche dei comuni, importando lo stesso file con --as units: { $columns }.
cli-import-names_met = { $n ->
    [one] Un nome scritto in altro modo è stato riconosciuto: { $names }.
   *[other] { $count } nomi scritti in altro modo sono stati riconosciuti: { $names }.
}
cli-import-figures = { $n ->
    [one] Un valore letto.
   *[other] { $count } valori letti.
}
cli-import-suppressed = { $n ->
    [one] Un valore è soppresso e non conta come zero: non c’è totale che lo comprenda.
   *[other] { $count } valori sono soppressi e non contano come zero: non c’è totale che li comprenda.
}
cli-import-merged = { $n ->
    [one] Un valore riguarda comuni che ora sono uno solo: è la somma dei loro valori se l’indicatore si somma, altrimenti manca.
   *[other] { $count } valori riguardano comuni che ora sono uno solo: sono la somma dei loro valori se l’indicatore si somma, altrimenti mancano.
}
cli-import-zeros = { $n ->
    [one] A un comune senza riga è stato dato il valore zero, come dice la mappatura.
   *[other] { $count } valori mancanti valgono zero, come dice la mappatura.
}
cli-import-left_out = { $n ->
    [one] Una riga fuori dal territorio è stata lasciata da parte, come dice la mappatura.
   *[other] { $count } righe fuori dal territorio sono state lasciate da parte, come dice la mappatura.
}
cli-import-sum = Le parti non danno il totale: { $total }, { $unit }, { $period }: scritto { $stated }, somma { $summed }.
cli-import-sums = { $n ->
    [one] Un totale non è la somma delle sue parti; resta com’è scritto.
   *[other] { $count } totali non sono la somma delle loro parti; restano come sono scritti.
}
cli-import-also_in = { $indicator }, { $period }: anche nella banca dati { $data_set } ({ $units } unità in comune, { $differ } diverse). Si usa { $used }.

data_sets-used_from = si usa { $title }
data_sets-also_in = anche in { $data_sets }
