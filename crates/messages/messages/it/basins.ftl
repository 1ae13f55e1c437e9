### I bacini di omogeneità: la domanda, ciò che si trova, le aree salvate come filtro.

analysis-regions = Quali luoghi vicini si somigliano
page-basins = Bacini
basins-alike = Bacini di omogeneità
basins-question = Quali comuni vicini si somigliano?
basins-finding = { $n ->
        [one] Un bacino di comuni simili: spiega il { $part } delle differenze
       *[other] { $count } bacini di comuni simili: spiegano il { $part } delle differenze
    }
basins-lede = { $n ->
        [one] I comuni di un bacino confinano e si somigliano in un indicatore. Il resto delle differenze sta dentro i bacini.
       *[other] I comuni di un bacino confinano e si somigliano in { $count } indicatori presi insieme. Il resto delle differenze sta dentro i bacini.
    }
basins-name = Bacino di { $place }
basins-like_all = Nella media del territorio in tutto
basins-trait-high = sopra la media per «{ $indicator }»
basins-trait-low = sotto la media per «{ $indicator }»
basins-trait-share_65_plus-high = più anziani
basins-trait-share_65_plus-low = meno anziani
basins-trait-share_65_over-high = più anziani
basins-trait-share_65_over-low = meno anziani
basins-trait-old_age_share-high = più anziani
basins-trait-old_age_share-low = meno anziani
basins-trait-share_75_plus-high = più grandi anziani
basins-trait-share_75_plus-low = meno grandi anziani
basins-trait-income_per_taxpayer-high = redditi più alti
basins-trait-income_per_taxpayer-low = redditi più bassi
basins-trait-income-high = redditi più alti
basins-trait-income-low = redditi più bassi
basins-trait-graduates_share-high = più laureati
basins-trait-graduates_share-low = meno laureati
basins-trait-employed_share-high = più occupati
basins-trait-employed_share-low = meno occupati
basins-trait-foreign_share-high = più stranieri
basins-trait-foreign_share-low = meno stranieri
basins-trait-commuters_same_share-high = più persone che lavorano nel proprio comune
basins-trait-commuters_same_share-low = meno persone che lavorano nel proprio comune
basins-trait-service_level-high = più servizi dal comune
basins-trait-service_level-low = meno servizi dal comune

basins-stable = Reggono: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media per { $agreement } su 1 (stabili da { $threshold }).
basins-unstable = Non reggono del tutto: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media solo per { $agreement } su 1 (stabili da { $threshold }). Prova un altro numero di bacini o altri indicatori, e leggi i confini come indizi.
basins-untried = Se reggono non è stato provato: con 0 ripetizioni la prova non si fa.
basins-how_tried = In ogni ripetizione ogni valore si sposta a caso di al più 0,2 deviazioni e, con tre indicatori o più, se ne toglie uno a turno.
basins-kept = ne ritorna il { $part }
basins-kept_column = Ne ritorna
basins-short = { $n ->
        [one] Con questo minimo si è trovato un solo bacino, non i { $k } chiesti.
       *[other] Con questo minimo si sono trovati { $count } bacini, non i { $k } chiesti.
    }
basins-missing = { $n ->
        [one] Un comune resta fuori, perché gli manca un valore: { $names }.
       *[other] { $count } comuni restano fuori, perché manca loro un valore: { $names }.
    }
basins-parts = Il territorio è in { $parts } parti che non si toccano: un bacino non ne attraversa due.
basins-constant = In «{ $indicator }» tutti i comuni sono uguali: non distingue nulla e non è stato usato.
basins-none = senza bacino

basins-indicators = Indicatori
basins-indicators_help = Nessuno scelto: quelli dell’insieme predefinito che hanno valori.
basins-k = Quanti bacini
basins-method = Metodo
basins-method-best = il migliore, poi rifinito
basins-method-ward = Ward tra confinanti
basins-method-skater = SKATER
basins-floor = Ogni bacino almeno
basins-floor_of = di
basins-floor_none = nessun minimo
basins-replicates = Ripetizioni
basins-ask = Fai i bacini
basins-profiles = Che cosa condividono
basins-places = { $n ->
        [one] un comune
       *[other] { $count } comuni
    }
basins-mean = { $value } (in tutti { $mean })
basins-borders = Perché un confine passa di lì
basins-border = tra { $a } e { $b }
basins-border_why = Cambia soprattutto «{ $indicator }»: { $difference } deviazioni. Unirli costerebbe { $cost } della parte spiegata.
basins-border_alike = I più simili ai due lati: { $a } e { $b }; i più diversi: { $c } e { $d }.
basins-cuts = I legami tagliati, in ordine
basins-cut = tra { $a } e { $b }: { $gain } della parte spiegata
basins-explained = Parte spiegata
basins-explained_help = Differenze tra i bacini su tutte le differenze (somme dei quadrati degli indicatori standardizzati).
basins-save = Salva come aree
basins-save_help = Una scheda per bacino, in un solo atto che si annulla. Poi un’area filtra elenchi, ricerca, griglia e mappa.
basins-made_with = Indicatori: { $indicators }. Bacini chiesti: { $k }. Seme: { $seed }. Impronta dei dati: { $digest }.
basins-default_set = L’insieme predefinito prende un indicatore per tema (anziani, redditi, laureati, occupati, stranieri, chi lavora nel proprio comune, servizi del comune), se almeno nove comuni su dieci hanno il valore; servono almeno tre temi.
done-basins_saved = Bacini salvati come aree.
empty-basins = Mancano gli indicatori per fare i bacini.
    .help = Servono quote o medie per comune, come la quota di anziani o il reddito medio: importale come indicatori.

envelope-saved_area = Area salvata
basins-column = Bacino
saved_area-filter = Filtra con quest’area
saved_area-lists = Elenchi
saved_area-search = Ricerca
saved_area-grid = Griglia
saved_area-map = Mappa
saved_area-all = Tutto il territorio

problem-basins = I bacini non si possono fare: { $found }.
expected-problem-basins = indicatori con valori e comuni con un confine
problem-basins-many = { $found } indicatori sono troppi. Scegline al più { $most }.
expected-problem-basins-many = al più { $most } indicatori
problem-basins-default = L’insieme predefinito di indicatori non basta: { $found } temi su { $least } hanno un valore per quasi tutti i comuni. Scegli tu gli indicatori, o importa quote di anziani, laureati, occupati, stranieri o redditi medi.
expected-problem-basins-default = almeno { $least } temi con valori, o indicatori scelti
problem-basins-unknown = L’indicatore «{ $found }» non c’è o non è visibile. Sceglilo tra quelli con valori.
expected-problem-basins-unknown = il codice di un indicatore con valori
problem-basins-equal = In ogni indicatore scelto tutti i comuni sono uguali: non c’è nulla da distinguere. Scegli altri indicatori.
expected-problem-basins-equal = un indicatore con valori diversi
problem-basins-k = Non si possono fare { $found } bacini con { $units } comuni che hanno tutti i valori. Chiedine da 2 a { $units }, o togli gli indicatori con molti vuoti.
expected-problem-basins-k = un numero da 2 a { $units }
problem-basins-parts = Il territorio è in { $parts } parti che non si toccano, e un bacino non ne attraversa due: { $found } bacini non bastano. Chiedine almeno { $parts }.
expected-problem-basins-parts = almeno { $parts } bacini
problem-basins-no_size = Per un minimo serve sapere che cosa si somma. Scegli un indicatore che si somma, come i residenti.
expected-problem-basins-no_size = un indicatore che si somma
problem-basins-size = «{ $found }» non si somma da un comune all’altro, e non può fare da minimo. Scegli un conteggio, come i residenti.
expected-problem-basins-size = un indicatore che si somma
problem-basins-floor = «{ $found }» non può essere un minimo: scrivi un numero maggiore di zero, o lascia vuoto.
expected-problem-basins-floor = un numero maggiore di zero
problem-basins-floor_high = Con almeno { $found } a testa non si fanno { $k } bacini: basta per { $most } al più. Abbassa il minimo o chiedi meno bacini.
expected-problem-basins-floor_high = un minimo che basti per { $k } bacini
problem-basins-floor_part = La parte di territorio di { $unit } somma in tutto { $sum }, meno del minimo di { $found }. Abbassa il minimo.
expected-problem-basins-floor_part = un minimo fino a { $sum }
problem-basins-value = In «{ $found }» il valore di { $unit } non è un numero con cui si possa fare il conto. Correggilo nei dati.
expected-problem-basins-value = un numero finito
problem-area-unknown = L’area salvata «{ $found }» non c’è, non è visibile, è superata o non ha comuni. Togli il filtro o scegline un’altra.
expected-problem-area-unknown = l’identità di un’area salvata con comuni
problem-regions = I gruppi di «{ $found }» non si possono fare: { $reason }.
expected-problem-regions = colonne con valori diversi su unità che confinano

plan-alike-missing = Quali comuni vicini si somigliano non si può dire: mancano almeno tre indicatori tra quote di anziani, laureati, occupati e stranieri, redditi medi, chi lavora nel proprio comune e servizi del comune.
plan-alike-remedy = Quote e medie per comune (censimento, dichiarazioni dei redditi, OpenCivitas); si importano come indicatori.
plan-alike-finding = { $n ->
        [one] I comuni vicini formano { $number } bacino di luoghi simili, che spiega il { $part } delle differenze
       *[other] I comuni vicini formano { $number } bacini di luoghi simili, che spiegano il { $part } delle differenze
    }
plan-alike-text = { $n ->
        [one] I comuni che confinano e si somigliano formano { $number } bacino, che spiega il { $part } delle differenze in questi indicatori presi insieme:
       *[other] I comuni che confinano e si somigliano formano { $number } bacini, che spiegano il { $part } delle differenze in questi indicatori presi insieme:
    }
plan-alike-indicator = «{ $title }» ({ $period })
plan-alike-stable = I bacini reggono: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media per { $agreement } su uno (stabili da { $threshold }).
plan-alike-unstable = I bacini non reggono del tutto: rifatti { $replicates } volte su dati un po’ diversi, coincidono in media per { $agreement } su uno (stabili da { $threshold }). I confini sono indizi.
plan-alike-note = Simili non vuol dire legati: quali luoghi lavorano insieme lo dicono gli spostamenti.
plan-alike-basin = { $n ->
        [one] { $name } ({ $units } comune)
       *[other] { $name } ({ $units } comuni)
    }
plan-alike-basin_people = { $n ->
        [one] { $name } ({ $units } comune, { $people } residenti)
       *[other] { $name } ({ $units } comuni, { $people } residenti)
    }
plan-alike-left_out = { $n ->
        [one] Resta fuori { $number } comune a cui manca un valore.
       *[other] Restano fuori { $number } comuni a cui manca un valore.
    }
plan-alike-map = Una linea unisce i comuni confinanti dello stesso bacino; è scritto il nome del comune più grande di ciascuno
plan-alike-map_title = Bacini di luoghi simili
plan-alike-map_unit = comune, unito ai vicini del suo bacino
plan-value-alike = Bacini di luoghi simili
plan-value-alike_part = Parte delle differenze spiegata dai bacini
plan-value-alike_replicates = Volte che i bacini sono stati rifatti
plan-value-alike_agreement = Accordo medio dei bacini rifatti (Rand corretto)
plan-value-alike_threshold = Accordo da cui i bacini si dicono stabili
plan-value-alike_units = { $name }: comuni
plan-value-alike_people = { $name }: residenti
plan-value-alike_missing = Comuni senza bacino
plan-method-regions = Bacini di luoghi simili
plan-method-regions-question = Quali luoghi vicini si somigliano?
plan-method-regions-source = Assunção et al. 2006; Guo 2008; Ward 1963
