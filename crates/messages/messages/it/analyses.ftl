# Le analisi del motore come pagine.
page-analyses = Analisi
analyses-title = Tutti i metodi di analisi
analyses-lede = Ogni metodo si può usare sui dati del territorio o su file propri; ogni risposta dice perché, e si porta via con i file che ha letto.
analyses-own_page = Ha anche una pagina sua, sui dati del territorio
analyses-sign_in = Una nuova domanda si fa dopo l’accesso. Le risposte già calcolate si possono guardare.
analyses-of_territory = Dai dati del territorio
analyses-of_territory_help = Che cosa si legge di ciò che è registrato; i file che ne nascono si scaricano con la risposta.
analyses-no_source = Di ciò che serve a questo metodo non c’è nulla nel registro: si portano file propri.
analyses-parameters = Parametri del metodo
analyses-files = File propri
analyses-files_help = Un file portato sta al posto di quello fatto con i dati del territorio. CSV in UTF-8, al massimo 5 MB; si conserva per qualche tempo.
analyses-brought = È in uso { $name }.
analyses-anew = Da capo
analyses-usual = quello di solito
analyses-all = tutti
analyses-why = Perché
analyses-more_reasons = { $n ->
    [one] Ancora una ragione
   *[other] Altre { $count } ragioni
}
analyses-read = Che cosa è stato letto
analyses-bytes = { $n ->
    [one] 1 byte
   *[other] { $count } byte
}
analyses-own_data = dai dati del territorio
analyses-brought_data = portato da chi chiede
analyses-rows_shown = Qui le prime { $shown } righe di { $all }; tutte sono nel file CSV.
analyses-rows_most = Qui le { $shown } righe, di { $all }, che hanno di più alla voce «{ $column }»; tutte sono nel file CSV.
analyses-map_of = Sulla mappa:
job-analysis = Analisi
problem-analysis-file = Il file { $found } non è più conservato
expected-problem-analysis-file = Portarlo di nuovo.
problem-analysis-large = Il file { $found } è troppo grande
expected-problem-analysis-large = Al massimo { $most } MB; dalla riga di comando non c’è questo limite.
source-indicators = Indicatori (quelli di solito, se non se ne scelgono)
source-indicator = Indicatore
source-size = Grandezza delle unità
source-service = Servizio
source-people = Persone a cui serve
source-units_without = { $n ->
    [one] Un’unità non ha tutti i valori.
   *[other] { $count } unità non hanno tutti i valori.
}
source-sites_without_place = { $n ->
    [one] Una sede non ha un luogo noto e resta fuori.
   *[other] { $count } sedi non hanno un luogo noto e restano fuori.
}
source-sites_without_capacity = { $n ->
    [one] Di una sede non è registrata la capienza: vale 1.
   *[other] Di { $count } sedi non è registrata la capienza: valgono 1 ciascuna.
}
source-rows = Righe al massimo
source-radius = Raggio di un lotto, in km
source-window = Giorni che i bisogni di un lotto devono avere in comune
source-least = Quantità da cui un lotto conviene
source-most = Quantità massima di un lotto (nessun limite se non si dice)
source-persons_least = Persone o enti dietro i bisogni di un lotto, almeno
source-natures = Solo attori di queste nature: codici divisi da virgole (di tutte, se non si dice)
source-who = Chi si cerca
source-who-actors = Attori
source-who-professionals = Professionisti qualificati del registro
source-competences = Competenze che servono, divise da virgole; per esempio energia=2, diritto
source-natures_wanted = Nature che servono: codici divisi da virgole; per esempio public_body, firm=2
source-outside = Quanti da fuori del territorio
source-largest = Membri al massimo
source-connected = Se la squadra deve essere tutta collegata dai suoi legami
source-connected-no = No
source-connected-yes = Sì
source-teams = Quante squadre dire
source-budget = Somma disponibile in euro (quella dei bandi aperti, se non si dice)
source-people_weight = Quanto vale una persona raggiunta
source-needs_weight = Quanto vale un bisogno o lotto a cui si risponde
source-cell_value = Quanto vale ogni cella coperta della griglia
source-project = Progetto
source-own = Fonti che sono mezzi propri, divise da virgole (le altre contano come aiuto pubblico)
source-measure = Che cosa si conta per settore: unità di misura della tavola
source-period = Periodo (il più recente, se non si dice)
source-since = Da quando: periodo da cui si conta il cambiamento
source-whole = Con che cosa si confrontano le unità
source-whole-loaded = Tutto ciò che è caricato
source-whole-inside = Fra loro
source-inputs = Indicatori dei mezzi usati
source-outputs = Indicatori dei risultati ottenuti
source-pilot = Sperimentazione pilota, che dice dove, con che cosa a confronto e da quando
source-treated = Unità che hanno avuto la misura: codici divisi da virgole
source-compared = Unità con cui si confrontano (tutte le altre, se non si dice)
source-form = Questionario
source-agree = Risposte che dicono di sì, oltre a 1, divise da virgole
source-disagree = Risposte che dicono di no, oltre a -1, divise da virgole
source-pass = Risposte che si astengono, oltre a 0, divise da virgole
source-consultation = Consultazione
source-kind = Tipo di scheda
source-offers_inactive = { $n ->
    [one] Un’offerta non è attiva e resta fuori.
   *[other] { $count } offerte non sono attive e restano fuori.
}
source-needs_without_pair = { $n ->
    [one] Un bisogno o lotto non ha alcuna offerta che possa servirlo e resta fuori.
   *[other] { $count } bisogni o lotti non hanno alcuna offerta che possa servirli e restano fuori.
}
source-needs_beyond = { $n ->
    [one] Un bisogno o lotto sta oltre il limite delle righe e resta fuori.
   *[other] { $count } bisogni o lotti stanno oltre il limite delle righe e restano fuori.
}
source-needs_without_place = { $n ->
    [one] Un bisogno non ha un luogo noto e resta fuori.
   *[other] { $count } bisogni non hanno un luogo noto e restano fuori.
}
source-actors_without_place = { $n ->
    [one] Un attore non ha un luogo noto: per la vicinanza non conta.
   *[other] { $count } attori non hanno un luogo noto: per la vicinanza non contano.
}
source-professionals_not_qualified = { $n ->
    [one] Un professionista non è qualificato e resta fuori.
   *[other] { $count } professionisti non sono qualificati e restano fuori.
}
source-candidates_without_competences = { $n ->
    [one] Di una scheda non è registrata alcuna competenza.
   *[other] Di { $count } schede non è registrata alcuna competenza.
}
source-budget_of_calls = { $n ->
    [one] La somma disponibile è quella dell’unico bando aperto: { $money }.
   *[other] La somma disponibile è quella dei { $count } bandi aperti: { $money }.
}
source-projects_without_cost = { $n ->
    [one] Di un progetto non è registrato il costo: resta fuori.
   *[other] Di { $count } progetti non è registrato il costo: restano fuori.
}
source-projects_without_people = { $n ->
    [one] Di un progetto non è registrato quante persone raggiunge: conta 0.
   *[other] Di { $count } progetti non è registrato quante persone raggiungono: contano 0.
}
source-budget_unpaid = { $n ->
    [one] Una riga del bilancio non ha una fonte: si spende senza che entri nulla.
   *[other] { $count } righe del bilancio non hanno una fonte: si spende senza che entri nulla.
}
source-tasks_unknown = { $n ->
    [one] Un’attività che deve precedere non è fra quelle del progetto: non conta.
   *[other] { $count } attività che devono precedere non sono fra quelle del progetto: non contano.
}
source-tasks_without_days = { $n ->
    [one] Di un’attività non è registrata la durata: vale 0.
   *[other] Di { $count } attività non è registrata la durata: valgono 0.
}
source-branches_wider = { $n ->
    [one] Un settore ne comprende altri della tavola e resta fuori: { $codes }.
   *[other] { $count } settori ne comprendono altri della tavola e restano fuori: { $codes }.
}
source-answers_no_vote = { $n ->
    [one] Una risposta non è un voto e resta fuori.
   *[other] { $count } risposte non sono voti e restano fuori.
}
source-options_without_cost = { $n ->
    [one] Di una proposta non è registrato il costo: resta fuori.
   *[other] Di { $count } proposte non è registrato il costo: restano fuori.
}
source-texts_beyond = { $n ->
    [one] Un’altra scheda senza posizione sta oltre il limite delle righe.
   *[other] Altre { $count } schede senza posizione stanno oltre il limite delle righe.
}
source-match_units = Le quantità sono in millesimi della misura di ciascuno, per anno dove si ripetono; i costi in punti: { $km } per chilometro e { $half } per ogni ragione soddisfatta a metà.
source-assign_forbidden = Le coppie che non si possono fare costano { $cost }: dove la risposta ne ha una, quel bisogno resta senza offerta.
source-lots_days = I tempi sono giorni contati dal { $day }.
source-lots_kinds = Si sommano solo bisogni dello stesso servizio, contati nella stessa misura; quelli che stanno già in un lotto restano fuori.
source-budget_spread = Il bilancio non dice in quale anno si spende: ogni riga è divisa in parti uguali dal { $from } al { $to }.
source-budget_undated = Né il progetto né le sue fasi hanno date: tutto sta in un solo periodo.
source-budget_aid = Contano come aiuto pubblico: { $sources }. Se sono mezzi propri, va detto.
source-panel = Unità con la misura: { $treated }, dal { $since }.
source-same_columns = Di un luogo si confronta la sola prima unità; la pagina dei doppioni guarda anche i punti.
problem-source-record = “{ $found }” non è l’identificativo di una scheda del tipo { $kind }. Si copia dalla pagina della scheda.
expected-problem-source-record = l’identificativo di una scheda di quel tipo
problem-source-lacks = La scheda “{ $found }” non ha ciò che serve: { $what }. Va registrato, o si porta un file proprio.
expected-problem-source-lacks = una scheda che lo ha
problem-source-branches = Non è caricata alcuna tavola di occupati o imprese per settore. Servono indicatori che dicono il settore, o un file proprio.
expected-problem-source-branches = indicatori sommabili, di una sola unità di misura, ciascuno con il suo settore
problem-source-input_output = Una tavola di ciò che i settori si vendono l’un l’altro non è registrata in un territorio (le filiere registrate sono { $chains }, e non dicono quanto). Si portano due file: gli scambi fra settori e la domanda finale.
expected-problem-source-input_output = gli scambi fra settori (z) e la domanda finale (final-demand)
problem-source-twice = L’indicatore “{ $found }” è già scelto. Un indicatore è un mezzo o un risultato, una volta sola.
expected-problem-source-twice = un altro indicatore
problem-source-required = Serve “{ $name }”: { $what }. Oppure si portano file propri.
expected-problem-source-required = un valore
problem-source-projects = Nessun progetto che attende denaro dice quanto costa (senza costo ne attendono { $found }). Si registrano i progetti, o si porta un file proprio.
expected-problem-source-projects = progetti che sono un’idea, un concetto o progettati, ciascuno con il suo costo
problem-source-votes = Nessuna risposta a “{ $found }” è un voto ({ $answers } risposte lette). Va detto quali risposte dicono di sì, di no o si astengono.
expected-problem-source-votes = risposte 1, -1 e 0, o le parole che valgono altrettanto
problem-source-ballots = Di “{ $found }” sono registrate al più le somme dei voti, non chi ha votato che cosa. Servono risposte a un suo questionario che nominano i codici delle proposte, o un file Pabulib.
expected-problem-source-ballots = risposte con i codici delle proposte
