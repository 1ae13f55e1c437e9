### I bacini funzionali: quali luoghi lavorano come uno, dai flussi contati o stimati.

page-functional = Bacini funzionali
job-functional = Bacini funzionali
functional-tabs = Quali bacini
functional-tab-alike = Omogenei
functional-tab-working = Funzionali
functional-question = Quali comuni funzionano come un luogo solo?
functional-finding = { $n ->
        [0] Nessun bacino funzionale tocca il territorio
        [one] Un bacino funzionale: il { $part } di chi lavora non ne esce
       *[other] { $count } bacini funzionali: il { $part } di chi lavora resta nel proprio
    }
functional-finding_estimate = { $n ->
        [0] Nessun bacino funzionale tocca il territorio (stima)
        [one] Un bacino funzionale: il { $part } di chi lavora non ne esce (stima)
       *[other] { $count } bacini funzionali: il { $part } di chi lavora resta nel proprio (stima)
    }
functional-lede = In un bacino funzionale quasi tutti quelli che vi abitano vi lavorano, e quasi tutti i suoi posti sono di chi vi abita. I comuni possono essere diversi: conta chi va dove.
functional-word-estimate = stima
functional-is_estimate = Stima.
functional-estimate = Da dove a dove si va per lavoro qui nessuno l’ha contato: i flussi sono stimati dai totali di ogni comune ({ $period }: chi vi abita e lavora, chi resta, chi entra) con un modello a doppio vincolo. Chi resta nel proprio comune è noto; gli altri si diradano con la distanza in linea d’aria (decadimento { $decay }, β { $beta }; { $mean } km in media). I posti di chi entra sono moltiplicati per { $scaled }, perché siano quanti escono.
functional-shaken = Con β { $beta } i bacini sono { $basins } (contro { $all }) e coincidono con questi per { $agreement } su 1.
functional-counted = Flussi contati: { $titles }, { $period }.
functional-made_rule = Dimensione minima { $size }, obiettivo { $target } lavoratori; autocontenimento minimo { $self }, obiettivo { $whole }.
functional-made_search = Ricerche { $trials }, seme { $seed }.
functional-made_digest = Impronta dei dati: { $digest }.
functional-contained = Il { $residents } di chi vi abita e lavora vi lavora; il { $jobs } dei suoi posti è di chi vi abita.
functional-method-ttwa = regola dei sistemi locali del lavoro
functional-method-infomap = equazione della mappa (Infomap)
functional-method-leiden = modularità (Leiden)
functional-decay-exponential = esponenziale
functional-decay-power = di potenza

functional-flows = Flussi
functional-flows-newest = i più recenti
functional-flows-estimate = stimati dai totali dei comuni
functional-min_size = Dimensione minima
functional-target_size = Dimensione obiettivo
functional-min_self = Autocontenimento minimo
functional-target_self = Autocontenimento obiettivo
functional-trials = Ricerche
functional-own = Conta chi resta nel comune
functional-decay = Decadimento della stima
functional-beta = β della stima
functional-against = Confronta con
functional-against_none = niente
functional-areas = { $n ->
        [one] un’area
       *[other] { $count } aree
    }
functional-flows_csv = Flussi (CSV)
functional-flows_csv_estimate = Flussi stimati (CSV)
functional-modularity = Modularità
functional-codelength = Bit a passo (senza bacini)
functional-searches = Ricerche che trovano lo stesso; accordo delle altre
functional-profiles = Che cosa li tiene insieme
functional-residents = Vi abitano e lavorano
functional-jobs = Vi lavorano
functional-stay = Fanno l’uno e l’altro
functional-validity = Validità (accettato da 1)
functional-took = (alla fine ha preso comuni che nessun bacino poteva prendere senza perderci)
functional-inner = Legami più forti:
functional-outside = { $n ->
        [one] di cui uno fuori dal territorio
       *[other] di cui { $count } fuori dal territorio
    }
functional-row_outside = (fuori)
functional-of_residents = Di chi vi abita, lavora nel bacino
functional-of_jobs = Dei suoi posti, di chi abita nel bacino
functional-tie = Legame più forte
functional-tie_cell = { $place } (vanno { $go }, vengono { $come })
functional-lines = { $n ->
        [one] Una linea: il legame più forte tra due comuni
       *[other] Linee: i { $count } legami più forti tra due comuni, larghe secondo quanti vanno e vengono
    }
functional-strongest = I legami più forti
functional-from = Da
functional-to = A
functional-go = Vanno
functional-come = Vengono
functional-cut = tagliato
functional-missing = { $n ->
        [one] Di un comune non si conoscono flussi: { $names }.
       *[other] Di { $count } comuni non si conoscono flussi: { $names }.
    }
functional-apart = { $n ->
        [one] Un comune sta da parte, senza lavoratori, posti o legami: { $names }.
       *[other] { $count } comuni stanno da parte, senza lavoratori, posti o legami: { $names }.
    }
functional-no_basins = Nessun bacino raggiunge le soglie: tutti i comuni stanno da parte. Abbassa la dimensione o l’autocontenimento minimi.
functional-around = { $n ->
        [one] Nel conto entra anche un comune intorno al territorio (bacini tutti fuori: { $basins }): un bacino può attraversare il confine.
       *[other] Nel conto entrano anche { $count } comuni intorno al territorio (bacini tutti fuori: { $basins }): un bacino può attraversare il confine.
    }
functional-enclaves = { $n ->
        [one] Un pezzo resta staccato dal suo bacino, perché non ha legami con uno confinante.
       *[other] { $count } pezzi restano staccati dal loro bacino, perché non hanno legami con uno confinante.
    }
functional-agreement = Confronto con altre aree
functional-agreement_words = Con «{ $name }» l’accordo è { $rand } su 1 (Rand corretto, { $compared } comuni). Di chi lavora resta nella propria area il { $inside } con questi bacini, il { $other } con le altre aree.
functional-agreement_missing = { $n ->
        [one] Di un comune le altre aree non dicono nulla: { $names }.
       *[other] Di { $count } comuni le altre aree non dicono nulla: { $names }.
    }
functional-agreement_help = In comune: chi abita e lavora in entrambi, su chi abita e lavora nell’uno o nell’altra.
functional-other_area = Area più simile
functional-shared = In comune
functional-why = Perché due luoghi stanno insieme
functional-why_a = Un comune
functional-why_b = Un altro
functional-why_ask = Spiega
functional-why_estimate = Numeri stimati.
empty-functional = Mancano i dati per dire quali luoghi lavorano come uno.
    .help = Servono i flussi per lavoro da comune a comune (si importano come flussi) o, per stimarli, tre totali di ogni comune: residenti che lavorano, chi lavora nel proprio comune, chi entra da altri (indicatori commuters_resident, commuters_same_unit, commuters_in).

problem-functional = I bacini funzionali non si possono fare: { $found }.
expected-problem-functional = flussi, o totali da cui stimarli
problem-functional-set = La banca dati di flussi «{ $found }» non c’è o non è visibile. Scegli tra: { $known }.
expected-problem-functional-set = una banca dati di flussi
problem-functional-none = Non ci sono flussi, né i totali da cui stimarli. Importa i flussi, o gli indicatori commuters_resident, commuters_same_unit e commuters_in dello stesso periodo.
expected-problem-functional-none = flussi, o tre totali per comune
problem-functional-size = La dimensione minima è { $found } e quella obiettivo { $target }. Scrivi numeri sopra zero, la minima sotto l’obiettivo.
expected-problem-functional-size = una dimensione minima sotto quella obiettivo
problem-functional-self = L’autocontenimento minimo è { $found } e quello obiettivo { $target }. Scrivi quote sopra 0 e fino a 1, il minimo non sopra l’obiettivo.
expected-problem-functional-self = quote da 0 a 1, il minimo non sopra l’obiettivo
problem-functional-margin = I totali di { $found } non tornano: chi resta nel comune è più di chi vi abita e lavora, o un totale è sotto zero. Correggili nei dati.
expected-problem-functional-margin = chi resta non più di chi vi abita e lavora
problem-functional-stays = Senza chi resta nel proprio comune non c’è nessuno che vada da qualche parte. Conta anche chi resta.
expected-problem-functional-stays = flussi tra comuni diversi
problem-functional-nothing = Nessun flusso è sopra zero tra i comuni caricati. Controlla i codici delle unità e il periodo.
expected-problem-functional-nothing = flussi sopra zero
problem-functional-few = I totali ci sono per { $found } comuni: per stimare flussi ne servono almeno due.
expected-problem-functional-few = almeno due comuni con i totali
problem-functional-beta = Il β della stima è { $found }. Scrivi un numero sopra zero.
expected-problem-functional-beta = un numero sopra zero
problem-functional-balance = Con questo decadimento i totali non si incontrano: a { $found } mancano { $missing } persone. Prova un β più piccolo.
expected-problem-functional-balance = un decadimento con cui i totali si incontrano
problem-functional-against = «{ $found }» non è una divisione dei comuni. Scegli tra: { $known }.
expected-problem-functional-against = una divisione dei comuni
problem-functional-unit = Di «{ $found }» non si conoscono flussi. Scegli un comune tra quelli della tabella.
expected-problem-functional-unit = un comune con flussi

seven-measure-basins-functional = Bacini funzionali
seven-measure-basins-official = Bacini del lavoro ufficiali
seven-finding-basins-functional = { $n ->
        [one] I comuni formano un bacino funzionale; { $rest } ne restano fuori
       *[other] I comuni formano { $count } bacini funzionali; { $rest } ne restano fuori
    }
seven-finding-basins-functional_all = { $n ->
        [one] Il territorio è un bacino funzionale solo
       *[other] I comuni formano { $count } bacini funzionali
    }
seven-finding-basins-official = { $n ->
        [one] I comuni stanno in un bacino del lavoro ufficiale; { $rest } in nessuno
       *[other] I comuni stanno in { $count } bacini del lavoro ufficiali; { $rest } in nessuno
    }
seven-finding-basins-official_all = { $n ->
        [one] Tutti i comuni stanno in un bacino del lavoro ufficiale
       *[other] I comuni stanno in { $count } bacini del lavoro ufficiali
    }
seven-more-basins_functional = Bacini funzionali: quali luoghi lavorano come uno
seven-estimated = { $finding } (stima)
seven-waits-flows = I bacini funzionali aspettano i flussi per lavoro, o i totali da cui stimarli
seven-waits-official = Nessun comune dice a quale bacino del lavoro ufficiale appartiene

plan-functional-text = { $n ->
        [one] I luoghi che lavorano come uno formano { $number } bacino funzionale: il { $part } di chi lavora non ne esce.
       *[other] I luoghi che lavorano come uno formano { $number } bacini funzionali: il { $part } di chi lavora resta nel proprio.
    }
plan-functional-text_estimate = { $n ->
        [one] Stima: i luoghi che lavorano come uno formano { $number } bacino funzionale, da cui il { $part } di chi lavora non esce. I flussi non li ha contati nessuno: sono stimati dai totali del { $period } e dalla distanza, con decadimento { $beta } al chilometro.
       *[other] Stima: i luoghi che lavorano come uno formano { $number } bacini funzionali, e il { $part } di chi lavora resta nel proprio. I flussi non li ha contati nessuno: sono stimati dai totali del { $period } e dalla distanza, con decadimento { $beta } al chilometro.
    }
plan-functional-basin = { $n ->
        [one] { $name } ({ $units } comune): il { $residents } di chi vi abita e lavora vi lavora, e il { $jobs } dei posti è di chi vi abita.
       *[other] { $name } ({ $units } comuni): il { $residents } di chi vi abita e lavora vi lavora, e il { $jobs } dei posti è di chi vi abita.
    }
plan-functional-outside = { $n ->
        [one] Uno sta fuori dal territorio.
       *[other] { $number } stanno fuori dal territorio.
    }
plan-functional-official = Con i bacini del lavoro ufficiali l’accordo è { $rand } su uno (Rand corretto, { $compared } comuni): con quelli resta nella propria area il { $other }.
plan-functional-shaken = Con un decadimento di { $low } o di { $high } l’accordo con questi bacini è { $first } e { $second }.
plan-functional-note = Chi resta nel proprio comune è contato; chi va altrove è stimato.
plan-value-functional = Bacini funzionali
plan-value-functional_part = Parte di chi lavora che resta nel proprio bacino funzionale
plan-value-functional_units = { $name }: comuni
plan-value-functional_residents = { $name }: di chi vi abita e lavora, chi vi lavora
plan-value-functional_jobs = { $name }: dei posti, quelli di chi vi abita
plan-value-functional_outside = { $name }: comuni fuori dal territorio
plan-value-functional_rand = Accordo con i bacini del lavoro ufficiali (Rand corretto)
plan-value-functional_compared = Comuni confrontati
plan-value-functional_other = Parte di chi lavora che resta nel proprio bacino ufficiale
plan-value-functional_beta = Decadimento della stima dei flussi, al chilometro
plan-value-functional_shaken = Accordo con i bacini di un altro decadimento (Rand corretto)
plan-value-functional_estimated = { $label } (stima)
plan-method-functional = Bacini funzionali
plan-method-functional-question = Quali luoghi funzionano come uno solo?
plan-method-functional-source = Coombes et al. 1986; Coombes e Bond 2008; Franconi et al. 2016
plan-method-functional_estimate = Bacini funzionali da flussi stimati
plan-method-functional_estimate-question = Quali luoghi funzionano come uno solo, se si sa solo quanti partono e arrivano?
plan-method-functional_estimate-source = Wilson 1971; Coombes et al. 1986; Coombes e Bond 2008; Franconi et al. 2016
