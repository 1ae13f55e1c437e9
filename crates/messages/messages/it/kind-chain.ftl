### La filiera: nome, stati e campi con il loro aiuto.

chain = Filiera
chain-plural = Filiere
chain-help = I passaggi di un prodotto nel loro ordine: chi se ne occupa, dove, che cosa viene da fuori e quale anello manca.

chain-state-sketched = abbozzata
chain-state-verified = verificata
chain-state-superseded = superata

chain-product = Prodotto
    .help = Il prodotto o servizio a cui la filiera arriva, per esempio «olio extravergine in bottiglia».
chain-sectors = Settori
    .help = I codici ATECO delle attività toccate, uno per voce, per esempio 10.41. Si può indicarne più d’uno.
chain-stages = Passaggi
    .help = Ogni riga è un passaggio: numero d’ordine, passaggio, prodotto che ne esce, soggetto, luogo, se si fa fuori dal territorio e se manca, per esempio «2, frantoio, olio sfuso».
chain-inputs_outside = Che cosa viene da fuori
    .help = Che cosa si compra fuori dal territorio e da dove, per esempio «bottiglie ed etichette, da altre regioni».
chain-missing_ring = Anello mancante
    .help = Il passaggio che nel territorio non c’è, in poche parole, per esempio «imbottigliamento».
chain-people = Persone occupate
    .help = Quante persone vi lavorano, in cifre intere, per esempio 130.
chain-turnover = Fatturato
    .help = Quanto fatturano in un anno tutti i passaggi nel territorio, in euro, per esempio 2.400.000,00.
chain-figures_year = Anno dei dati
    .help = L’anno a cui persone e fatturato si riferiscono, per esempio 2025.
