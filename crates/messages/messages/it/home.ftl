### La pagina iniziale: che cosa aspetta, la griglia e l’armonia in piccolo.

home-to_decide = { $n ->
        [one] una latenza da decidere
       *[other] { $count } latenze da decidere
    }
home-to_agree = { $n ->
        [one] un abbinamento da confermare
       *[other] { $count } abbinamenti da confermare
    }
home-grid = La griglia
home-grid_open = Apri la griglia
home-grid_large = Il registro è grande: la griglia si apre nella sua pagina.
home-grid_empty = { $n ->
        [0] Nessuna scheda ha ancora un posto sulla griglia.
        [one] Una scheda aspetta un posto sulla griglia.
       *[other] { $count } schede aspettano un posto sulla griglia.
    }
home-grid_caption = La griglia in piccolo: una riga per area, una colonna per dimensione, un nodo per modalità.
home-grid_holes = { $n ->
        [0] Nessuna delle { $cells } caselle è vuota.
        [one] Una casella su { $cells } è vuota.
       *[other] { $count } caselle su { $cells } sono vuote.
    }
home-harmony = Armonia: quanto equamente arrivano i servizi
home-harmony_open = Prova un’azione
home-harmony_waits = Servono i residenti di ogni comune e l’elenco delle sedi di almeno un servizio.
home-harmony_text = { $n ->
        [one] Il { $level } dei residenti ha vicino il servizio di cui si conoscono le sedi.
       *[other] In media i residenti hanno vicino il { $level } dei { $count } servizi di cui si conoscono le sedi.
    }
home-harmony_level = livello
home-harmony_index = armonia
home-harmony_here = Qui
home-harmony_around = Intorno
home-harmony_pulled = La tirano giù soprattutto { $units }.
home-absent = { $n ->
        [one] Un genere di scheda ancora vuoto
       *[other] { $count } generi di scheda ancora vuoti
    }
home-harmony_needs = { $n ->
        [one] Dell’unico bisogno registrato ha risposta il { $level }.
       *[other] Dei { $count } bisogni registrati ha risposta il { $level }.
    }
