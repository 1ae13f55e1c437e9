### Schede che potrebbero essere la stessa cosa: l’elenco delle coppie, i motivi, e la pagina in cui due schede diventano una.

page-duplicates = Schede doppie
    .help = Coppie di schede che potrebbero essere la stessa cosa. Il programma propone e dice perché; decidi tu. Niente viene unito da solo, e ogni decisione si può annullare.
duplicates-found = { $n ->
        [one] Una coppia di schede potrebbe essere la stessa cosa
       *[other] { $count } coppie di schede potrebbero essere la stessa cosa
    }
duplicates-none = Nessuna scheda doppia
    .help = Nessuna coppia raggiunge questa probabilità. Prova ad abbassarla.
duplicates-pairs = Le coppie
duplicates-least = Probabilità
duplicates-from = dal { $percent } in su
duplicates-kind = Tipo di scheda
duplicates-all_kinds = Tutti
duplicates-one = Una scheda
duplicates-other = L’altra
duplicates-how_likely = La stessa cosa?
duplicates-why = Perché
duplicates-decide = Decidi
duplicates-for = A favore:
duplicates-against = Contro:
duplicates-merge = Sono la stessa: unisci…
duplicates-apart = Sono due cose diverse
duplicates-these = «{ $one }» e «{ $other }»
duplicates-told_apart_before = già giudicate diverse, con un altro nome
duplicates-page = pagina { $page } di { $pages }
duplicates-previous = Precedenti
duplicates-next = Successive
duplicates-method = Il confronto
    .help = Si confrontano nomi, codici, luoghi, indirizzi, date e importi delle schede che hai il permesso di vedere. Un campo vuoto non conta né a favore né contro; una parola o un codice raro conta più di uno comune.

duplicates-almost_certain = quasi certo
duplicates-very_likely = molto probabile
duplicates-likely = probabile
duplicates-possible = possibile

duplicates-title-same = stesso nome
duplicates-title-near = nomi uguali, scritti in modo un po’ diverso
duplicates-title-within = il nome dell’una sta tutto nell’altro
duplicates-title-partly = nomi in buona parte uguali
duplicates-title-little = poche parole in comune nei nomi
duplicates-title-different = nomi diversi
duplicates-numbers-same = stessi numeri nel nome
duplicates-numbers-partly = un numero nel nome che l’altra non ha
duplicates-numbers-different = numeri diversi nel nome
duplicates-place-same = a meno di 150 metri l’una dall’altra
duplicates-place-near = stesso comune
duplicates-place-within = luoghi vicini o in parte comuni
duplicates-place-different = luoghi diversi
duplicates-field-same = { $field }: uguale
duplicates-field-near = { $field }: quasi uguale
duplicates-field-within = { $field }: l’uno contiene l’altro
duplicates-field-partly = { $field }: in buona parte uguale
duplicates-field-little = { $field }: poco in comune
duplicates-field-different = { $field }: diverso

merge-title = Da due schede una
    .help = Scegli campo per campo quale valore resta. L’altra scheda viene eliminata e i suoi legami e file passano a questa. È un solo atto, che si può annullare tutto insieme.
merge-stays = Resta
merge-goes = Va via
merge-turn_round = Scambia: resta l’altra
merge-choose = I campi in cui le due schede differiscono
merge-take = { $field }: valore di «{ $side }»
merge-all_alike = Le due schede dicono le stesse cose: non c’è niente da scegliere.
merge-personal = Dati personali
merge-visibility_note = Se le due schede non sono visibili alle stesse persone, è proposta la visibilità più stretta: unire non rende pubblico niente.
merge-personal_note = I dati personali vengono tutti da una scheda, così non si mescolano due persone.
merge-cells = { $n ->
        [one] una casella della griglia
       *[other] { $count } caselle della griglia
    }
merge-alike = { $n ->
        [one] Un campo è uguale in tutte e due.
       *[other] { $count } campi sono uguali in tutte e due.
    }
merge-ties = { $n ->
        [0] La scheda che va via non ha legami.
        [one] Un legame della scheda che va via passa all’altra, se non lo ha già.
       *[other] { $count } legami della scheda che va via passano all’altra, se non li ha già.
    }
merge-tags = Etichette di tutte e due: { $tags }.
merge-origins = La scheda resta riconosciuta nelle sue fonti:
merge-history = La storia di tutte e due resta leggibile; lo stato è quello della scheda che resta.
merge-do = Unisci
done-merged = Le due schede ora sono una.
done-apart = Segnate come due cose diverse: non saranno riproposte, finché i nomi restano questi.
history-merged_with = unita con un’altra scheda: la sua storia
history-merged_into = unita a un’altra scheda: la sua storia

problem-least = { $found } non va bene come probabilità. Scrivi un numero da { $lowest } a 1.
problem-merge-itself = «{ $found }» è una scheda sola. Scegline un’altra con cui unirla.
problem-merge-kinds = «{ $found }» è di un altro tipo ({ $other }, non { $kind }). Si uniscono solo schede dello stesso tipo.
problem-merge-illustrative = Una delle due schede è un esempio illustrativo: non si unisce a una vera. Correggi prima quale delle due lo è.
problem-side = «{ $found }» non dice quale valore resta. Scrivi stays o goes.
expected-problem-least = un numero da { $lowest } a 1
expected-problem-merge-itself = due schede
expected-problem-merge-kinds = due schede dello stesso tipo
expected-problem-merge-illustrative = due schede vere, o due esempi
expected-problem-side = stays o goes

cli-duplicates-none = Nessuna coppia con probabilità almeno { $least }.
cli-duplicates-found = { $n ->
        [one] Una coppia potrebbe essere la stessa cosa. Si decide nella pagina /duplicates.
       *[other] { $count } coppie potrebbero essere la stessa cosa. Si decide nella pagina /duplicates.
    }
problem-sort-of-column = «{ $found }» non dice come si confronta una colonna. Scrivi COLONNA=COME; come può essere: { $known }.
expected-problem-sort-of-column = COLONNA=COME, con come tra { $known }
problem-linkage = Le righe di «{ $found }» non si confrontano: { $reason }. Controlla chiave e colonne.
expected-problem-linkage = una chiave diversa per ogni riga, e colonne leggibili
