### Gli elenchi di voci che il territorio cambia: nome, stato e campi con il loro aiuto.

vocabulary = Elenco di voci
vocabulary-plural = Elenchi di voci
vocabulary-help = Ciò che il territorio cambia in un elenco di voci: altri nomi, voci proprie, voci che non si offrono più.

vocabulary-state-in_use = in uso

vocabulary-list = Elenco
    .help = Il codice dell’elenco, per esempio service. Ogni elenco ha una sola scheda.
vocabulary-entries = Voci cambiate
    .help = Una riga per voce: il codice, i nomi nelle due lingue, se è ritirata. I codici delle voci proprie cominciano con own_.
