### I dintorni di una scheda: la pagina della rete.

network-which = Di quale scheda vuoi vedere i dintorni?
network-lede = Una rete si legge partendo da qualcuno: cerca un soggetto, un bisogno, un progetto, e vedi a chi è legato e da che cosa.
network-search = Cerca la scheda da cui partire
network-links = { $n ->
        [one] Un legame nel registro
       *[other] { $count } legami nel registro
    }
network-by_type = Legami secondo ciò che dicono
network-type = Legame
network-count = Quanti
network-alone = { $title } non ha legami
network-finding = { $n ->
        [one] { $title } è a un passo da una scheda
       *[other] { $title } è a un passo da { $count } schede
    }
network-finding_two = { $n ->
        [one] { $title } arriva in due passi a una scheda
       *[other] { $title } arriva in due passi a { $count } schede
    }
network-label = I dintorni di { $title }
network-none = Qui intorno non si vede nessuno.
    .help = Nessun legame che tu possa vedere risponde a ciò che hai chiesto; prova senza il giorno o con tutti i tipi, oppure aggiungi un legame sulla scheda.
network-to_record = Vai alla scheda
network-left_out = { $n ->
        [one] Le { $shown } schede più vicine e più legate; una resta fuori.
       *[other] Le { $shown } schede più vicine e più legate; { $count } restano fuori.
    }
network-cut = Un solo passo dà già più schede di quante se ne possano mostrare: il secondo non è stato guardato.
network-hops = Fin dove
network-hops_1 = un passo
network-hops_2 = due passi
network-kinds = Soltanto questi tipi
network-caption = Al centro la scheda, intorno chi le è legato: il primo cerchio a un passo, il secondo a due. Le frecce vanno da chi ha il legame a chi lo riceve; tratteggiati i legami che seguono da altri. La tabella dice le stesse cose.
network-whole = Mostra tutto
network-failed = Il disegno in movimento non si apre in questo navigatore: resta quello fermo, con la tabella.
network-files = Questi dintorni come file:
network-ranking = Chi le è legato
network-order = i più vicini e i più legati per primi
network-record = Scheda
network-steps = Passi
network-ties = Legami
network-of = I dintorni di { $title }
network-go = i suoi dintorni
network-more_ties = { $n ->
        [one] e un altro legame
       *[other] e altri { $count } legami
    }
network-through = { $n ->
        [one] attraverso un’altra scheda
       *[other] attraverso { $count } altre schede
    }
cli-network-done = { $n ->
        [one] Un legame scritto in { $file }.
       *[other] { $count } legami scritti in { $file }.
    }
