### Bisogni strutturali che nessuno copre: da quanto, dove, di che cosa.

page-structural = Bisogni scoperti
structural-finding = { $n ->
        [0] Nessun bisogno strutturale è scoperto da più di { $days }
        [one] Un bisogno strutturale è scoperto da più di { $days }
       *[other] { $count } bisogni strutturali sono scoperti da più di { $days }
    }
structural-days = { $n ->
        [one] un giorno
       *[other] { $count } giorni
    }
structural-of = { $n ->
        [one] Nel registro ce n’è uno; scoperti, da quanto che sia: { $uncovered }.
       *[other] Nel registro ce ne sono { $count }; scoperti, da quanto che sia: { $uncovered }.
    }
structural-log = I giorni si contano sul giornale: da quando ogni bisogno è entrato in uno stato, e nessuno lo ha coperto, verificato o ritirato.
structural-none = Nessun bisogno risponde a ciò che chiedi.
    .help = Prova con meno giorni o con tutti i comuni; strutturale è il bisogno di cui la scheda lo dice.
structural-all = Tutti i bisogni strutturali
structural-more_than = Da più di (giorni)
structural-everywhere = ovunque
structural-every = di ogni categoria
structural-nowhere = senza luogo
structural-since = Scoperto dal
structural-age = Giorni
structural-needs = Bisogni
structural-by_unit = Per comune
structural-by_category = Per categoria
structural-in_state = { $state } { $days }
structural-states = Da quanto in ogni stato
structural-entered = Entrato il
structural-left = Uscito il
structural-now = ora
cli-needs-one = { $days } giorni  dal { $since }  { $title } ({ $where })
cli-needs-unit = { $name }: { $total }
