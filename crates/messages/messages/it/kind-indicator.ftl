### L’indicatore: nome, stati e campi con il loro aiuto.

indicator = Indicatore
indicator-plural = Indicatori
indicator-help = Che cosa significa una colonna di valori: la sua definizione, la sua unità e come si somma.

indicator-state-draft = bozza
indicator-state-in_use = in uso
indicator-state-superseded = superato

indicator-code = Codice
    .help = Un nome breve senza spazi, per esempio residenti_75_e_piu. È quello che i file scrivono nella colonna «indicator».
indicator-definition = Definizione
    .help = Che cosa misura, in una frase, per esempio «residenti di 75 anni e più al 1º gennaio».
indicator-unit = Unità di misura
    .help = In che cosa si misura, per esempio «persone», «€ per abitante» o «%».
indicator-direction = Verso
    .help = Se averne di più è meglio, peggio, o né l’uno né l’altro.
indicator-aggregation = Come si aggrega
    .help = Additivo se si somma, rapporto se si divide un totale per un altro, media pesata se serve un peso. Finché manca, non si aggrega.
indicator-numerator = Numeratore
    .help = Per un rapporto, il codice dell’indicatore di sopra, per esempio residenti_75_e_piu.
indicator-denominator = Denominatore
    .help = Per un rapporto, il codice dell’indicatore di sotto, per esempio residenti.
indicator-weight = Peso
    .help = Per una media pesata, il codice dell’indicatore che pesa, per esempio residenti.
indicator-branch = Settore
    .help = Se conta un solo settore di attività, il suo codice come lo scrive la fonte (ATECO o NACE), per esempio «C» o «62». Gli indicatori additivi con la stessa unità di misura che indicano un settore formano una tavola, da cui si calcola in che cosa il territorio è specializzato.
indicator-used_data_set = Banca dati usata
    .help = Se più banche dati hanno lo stesso indicatore per lo stesso periodo, il codice di quella da usare. Se manca si usa la fonte con la data più recente, poi l’ultima importata.
indicator-target = Obiettivo
    .help = Il valore a cui si vuole arrivare, nell’unità dell’indicatore, per esempio 33.
indicator-threshold = Soglia
    .help = Il valore oltre il quale serve attenzione, nell’unità dell’indicatore, per esempio 20.
