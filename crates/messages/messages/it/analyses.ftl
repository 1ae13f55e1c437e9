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
analyses-more_reasons = { $count ->
    [one] Ancora una ragione
   *[other] Altre { $count } ragioni
}
analyses-read = Che cosa è stato letto
analyses-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } byte
}
analyses-own_data = dai dati del territorio
analyses-brought_data = portato da chi chiede
analyses-rows_shown = Qui le prime { $shown } righe di { $all }; tutte sono nel file CSV.
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
source-units_without = { $count ->
    [one] Un’unità non ha tutti i valori.
   *[other] { $count } unità non hanno tutti i valori.
}
source-sites_without_place = { $count ->
    [one] Una sede non ha un luogo noto e resta fuori.
   *[other] { $count } sedi non hanno un luogo noto e restano fuori.
}
source-sites_without_capacity = { $count ->
    [one] Di una sede non è registrata la capienza: vale 1.
   *[other] Di { $count } sedi non è registrata la capienza: valgono 1 ciascuna.
}
