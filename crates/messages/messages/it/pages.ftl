### Il panorama, gli elenchi, i moduli e le schede: ciò che dicono di quel che trovano.

age-years = { $n ->
        [one] un anno
       *[other] { $count } anni
    }
age-months = { $n ->
        [one] un mese
       *[other] { $count } mesi
    }
age-less = meno di un mese
age-both = { $years } e { $months }
age-since = da { $age }

home-all_lose = { $n ->
        [one] L’unico comune perde residenti dal { $from } al { $to }.
       *[other] Tutti i { $count } comuni perdono residenti dal { $from } al { $to }.
    }
home-all_gain = { $n ->
        [one] L’unico comune guadagna residenti dal { $from } al { $to }.
       *[other] Tutti i { $count } comuni guadagnano residenti dal { $from } al { $to }.
    }
home-some_lose = { $n ->
        [one] Un comune su { $units } perde residenti dal { $from } al { $to }.
       *[other] { $count } comuni su { $units } perdono residenti dal { $from } al { $to }.
    }
home-some_gain = { $n ->
        [one] Un comune su { $units } guadagna residenti dal { $from } al { $to }.
       *[other] { $count } comuni su { $units } guadagnano residenti dal { $from } al { $to }.
    }
home-steady = I residenti sono gli stessi nel { $from } e nel { $to }.
home-people_now = Nel { $year } i residenti sono { $people }.
home-money_to = A { $unit }, dove vive il { $live } dei residenti, va il { $share } del denaro delle iniziative.
home-money_to_only = A { $unit } va il { $share } del denaro delle iniziative.
home-gap_sentence = { $n ->
        [one] Un comune non ha { $one }.
       *[other] { $count } comuni non hanno { $one }.
    }
home-was = { $value } nel { $year }
home-around = intorno { $value }
home-money = Denaro delle iniziative qui
home-money_of = su { $all } in registro
home-money_all = tutto quello in registro
home-money_head = { $money } per residente
home-without = Comuni senza { $one }
home-of_units = su { $units }
home-live_there = vi abita il { $share }
home-doubtful = { $n ->
        [one] Un luogo dubbio
       *[other] { $count } luoghi dubbi
    }
home-drafts = { $n ->
        [one] Una scheda fatta a mano da pubblicare
       *[other] { $count } schede fatte a mano da pubblicare
    }
home-unconfirmed = { $n ->
        [one] Una scheda mai confermata
       *[other] { $count } schede mai confermate
    }
home-rejected = { $n ->
        [one] { $file }: una riga lasciata fuori
       *[other] { $file }: { $count } righe lasciate fuori
    }
home-and_more = e altre { $n }
home-numbers = i numeri sono quelli dell’elenco
home-stands_out = Che cosa spicca
home-nothing_stands_out = Con i dati che ci sono non spicca niente: servono i residenti di due anni, i servizi o il denaro delle iniziative.
home-gap = { $n ->
        [one] Un comune senza { $one }
       *[other] { $count } comuni senza { $one }
    }
home-gap_one = { $unit } non ha { $one }
home-gap_people = Vi abitano { $people } persone, il { $share } del territorio.
home-gap_largest = Il più popoloso è { $unit }.
home-gap_sites = { $n ->
        [one] Nel registro la sede è una, in { $units }.
       *[other] Nel registro le sedi sono { $count }, in { $units }.
    }
home-loses = { $unit } perde il { $change } dei residenti
home-grows = { $unit } guadagna il { $change } dei residenti
home-change_text = Da { $before } nel { $from } a { $now } nel { $to }; l’intero territorio { $whole }.
home-richest = A { $unit } il { $share } del denaro delle iniziative
home-richest_text = Sono { $money }, contata la parte che spetta al comune dove i luoghi sono più di uno.
home-richest_live = Vi abita il { $live } dei residenti.
home-map_label = { $territory }: variazione dei residenti di ogni comune dal { $from } al { $to }, con i numeri dell’elenco accanto
home-legend = Variazione dei residenti dal { $from } al { $to }
home-to = a
home-open_map = Apri la mappa
home-registry = Che cosa c’è in registro
home-records = schede
home-inside = nel territorio
home-sources = Da quali fonti, e di quando
home-rows = { $n ->
        [one] una riga
       *[other] { $count } righe
    }
home-source_of = fonte: { $date }
home-source_undated = la fonte non dice la sua data
home-act_import = { $act } di { $file }: { $added } righe nuove
home-act_import_changed = { $act } di { $file }: { $added } nuove, { $changed } cambiate
home-act_selection = { $n ->
        [one] { $act }: una scheda, ora { $visibility }
       *[other] { $act }: { $count } schede, ora { $visibility }
    }

list-in_registry = { $n ->
        [one] una in registro
       *[other] { $count } in registro
    }
list-at = a { $units }
list-in = in { $units }
list-worth = , { $money } in tutto
list-lead = , e il { $share } del denaro va a { $unit }
list-inside = Nel territorio ricadono { $inside } su { $all }.
list-newest = Il dato più recente ha { $age }.
list-new = Aggiungi: { $kind }
list-map_label = { $n ->
        [one] Mappa: { $total } schede in un comune
       *[other] Mappa: { $total } schede in { $count } comuni; le stesse cifre sono nella tabella
    }
list-where_caption = Le schede trovate, per comune
list-where_filters = scegli un comune per filtrare
list-number = numero
list-bar = confronto
list-more_units = { $n ->
        [one] Un altro comune
       *[other] Altri { $count } comuni
    }
list-outside = { $n ->
        [one] una è fuori dai comuni del territorio
       *[other] { $count } sono fuori dai comuni del territorio
    }
list-unplaced = { $n ->
        [one] una è senza luogo
       *[other] { $count } sono senza luogo
    }
list-only_counts = Sono più di { $n }: per comune se ne dice il numero, non il denaro.
list-usual_columns = Le colonne di sempre
list-never_confirmed = mai
list-chosen_many = { $mark } scelte
list-all_found = { $n ->
        [one] quella trovata
       *[other] tutte le { $count } trovate, anche nelle altre pagine
    }
list-one_act = è un solo atto, e si annulla
list-first_of = Le prime { $shown } di { $total }
list-a_page = Per pagina:
list-next_below = Successive, sotto { $value }
list-next_above = Successive, sopra { $value }
list-next_after = Successive, dopo { $value }

record-stale = Dato fermo da { $age }.
record-stale_mend = Chi sa come stanno le cose adesso può dirlo:
record-stale_confirm = conferma o correggi
record-stale_note = Da allora nessuno ha confermato che è ancora così.
record-edit = modifica
record-edit_field = Modifica: { $field }
record-by_hand = scritto a mano
record-nothing_from = A zero
record-version = versione { $n }
record-row = riga
record-made_by_hand = scheda fatta a mano
record-read = Letta il
record-also_in = Si trova anche in
record-can_do = Che cosa ci si può fare
record-others_here = Guarda le altre a { $unit }: { $kind }
record-compare = Confronta con chi ha { $with }
record-others = { $n ->
        [one] un’altra
       *[other] altre { $count }
    }
record-whole_history = { $n ->
        [one] Tutta la storia: un cambiamento
       *[other] Tutta la storia: { $count } cambiamenti
    }
record-map_label = { $title }: { $where }
record-outside = È fuori dai comuni del territorio.
record-known_point = Il luogo è noto al punto.
record-known_address = Il luogo è noto all’indirizzo.
record-known_unit = Il luogo è noto soltanto al comune: si conta, e non si disegna come punto.

form-enough = { $n ->
        [one] Basta un campo per salvare; gli altri servono a ritrovarla e a confrontarla. Ciò che scrivi resta, anche se il salvataggio non riesce.
       *[other] Bastano { $count } campi per salvare; gli altri servono a ritrovarla e a confrontarla. Ciò che scrivi resta, anche se il salvataggio non riesce.
    }
form-money = Quanto denaro, e da chi
form-sealed = Stanno sotto chiave.
form-another = Salva e aggiungine un’altra
form-meant = Forse volevi:
form-pick = Indica il punto sulla mappa
form-pick_help = Tocca la mappa per mettere il punto: le coordinate si scrivono da sé nei campi, che valgono uguale.
form-precision = Con le coordinate si saprà al punto, con il comune soltanto al comune.
form-first_state = Una scheda nuova comincia da «{ $first }»; gli altri stati vengono dopo.
form-state_from = ci si arriva da: { $states }
form-state_start = è da dove si comincia

action-change = Cambia
page-network = Reti
word-rows = { $n ->
        [one] una riga
       *[other] { $count } righe
    }
form-row = Riga
form-more_rows = Altre righe: { $field }
form-tie_first = Prima di tutto, { $other }: a che cosa si lega { $kind }?
form-tie_none = Non c’è ancora niente di questo genere ({ $other }): va fatto prima.
links-more = Date, peso e fonte del legame
links-since = Dal
    .help = Anno, mese o giorno da quando vale, per esempio 2024 o 2024-05-01.
links-until = Al
    .help = Anno, mese o giorno fino a quando vale; vuoto se vale ancora.
links-weight = Peso
    .help = Quanto è forte, in cifre, per esempio 2,5; vuoto se non si sa.
links-source = Fonte
    .help = Da dove si sa: un atto, un registro, un colloquio.
links-change = { $title } { $tie } { $other }
link-from_to = dal { $from } al { $to }
link-since = dal { $from }
link-until = fino al { $to }
link-weight = peso { $weight }
link-from_data = dalla banca dati { $data_set }
record-as_of = Legami che valgono il
record-as_of_any = Tutti i legami
record-as_of_none = Nessun legame vale il { $day }.
record-more_links = { $n ->
        [one] un altro
       *[other] altri { $count }
    }
record-change_link = Cambia il legame con { $title }
record-derived = Legami che ne seguono
record-derived_why = Nessuno li ha scritti: seguono da altri legami, e cambiano con quelli.
record-derived_through = attraverso
record-delete-what = La scheda esce dal registro con il suo posto sulla mappa e sulla griglia; la storia la conserva, e si può annullare.
record-delete-links = Con la scheda se ne vanno { $n } legami, con: { $kinds }.
record-delete-kept = { $n ->
        [one] Un’altra scheda non può starne senza: elimina prima quella, o legala ad altro.
       *[other] Altre { $count } schede non possono starne senza: elimina prima quelle, o legale ad altro.
    }
record-delete-kept_unseen = { $n ->
        [one] Una non è visibile a te.
       *[other] { $count } non sono visibili a te.
    }
