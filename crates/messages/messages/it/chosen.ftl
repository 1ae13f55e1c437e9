### Le analisi scelte per il piano: nel piano, nelle pagine, dalla riga di comando.

plan-chosen-heading = Analisi scelte dall’ente
plan-chosen-finding = { $n ->
        [one] L’ente ha scelto un’analisi che le altre parti del piano non fanno
       *[other] L’ente ha scelto { $number } analisi che le altre parti del piano non fanno
    }
plan-chosen-words = Perché l’ente ha scelto queste analisi, e che cosa ne trae. Da scrivere.
plan-chosen-title = «{ $title }»
plan-chosen-asked = Chiesto
plan-chosen-why = Perché il risultato è questo:
plan-chosen-file = File portato
plan-chosen-rows = righe in tutto
plan-chosen-extract = righe: { $shown } di { $all }; tutte le righe e le colonne sono nella pagina del metodo
plan-chosen-joined = Una linea unisce i confinanti della stessa area
plan-chosen-remedy = Si importano i dati che mancano, o si toglie l’analisi dal piano.
plan-value-chosen_number = Analisi scelte dall’ente
plan-value-chosen = { $title }: { $what }
plan-value-chosen_said = { $title }: un numero delle sue frasi

plan-chosen-list = Analisi scelte
plan-chosen-list_none = Nessuna. Si aggiungono dalla pagina di un metodo, quando ha risposto.
plan-chosen-remove = Togli
plan-chosen-remove_of = Togli dal piano: { $title }
plan-chosen-methods = Tutti i metodi
plan-chosen-record = Scheda e storia
plan-chosen-change = Cambia titolo e commento

analyses-choose = Aggiungi al piano
analyses-choose_help = Il piano rifà la domanda ogni volta che si scrive, sui dati che il suo pubblico vede. I file propri si allegano alla scheda e li vede chi la vede.
analyses-choose_title = Titolo nel piano
analyses-choose_comment = Commento dell’ente

done-chosen = Analisi aggiunta al piano.
done-unchosen = Analisi tolta dal piano.

cli-chosen-none = Nessuna analisi è scelta per il piano.
cli-chosen-one = { $id }  { $verb }  { $title }  { $asked }
cli-chosen-added = Aggiunta al piano: { $title } ({ $id }). Per toglierla: reticolo plan analyses remove { $dir } { $id }
cli-chosen-removed = Tolta dal piano. Per annullare: reticolo import { $dir } --undo { $seq }
problem-chosen-pair = «{ $found }» non è NOME=VALORE
expected-problem-chosen-pair = un argomento del metodo, come k=6; una scelta sul territorio, come in-indicator=CODICE; un file, come demand=FILE.csv
