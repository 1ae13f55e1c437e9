### Schede che nessuno conferma da tempo: dette negli elenchi, sulla scheda, sulla prima pagina e dalla riga di comando.

envelope-stale = Da quanto è ferma
    .help = Ferma è la scheda che nessuno ha confermato entro il termine del suo tipo; se non è mai stata confermata vale il giorno dell’ultimo cambiamento.
stale-true = da confermare
stale-mine = da confermare, tra le mie
stale-confirm = Confermo: è ancora così
stale-never = Mai confermata, ferma da { $age }.
stale-term = { $n ->
        [one] Una scheda di questo tipo si conferma ogni giorno.
       *[other] Una scheda di questo tipo si conferma ogni { $count } giorni.
    }
done-confirmed = { $n ->
        [one] Confermata: è ancora così, a oggi.
       *[other] { $count } schede confermate: è ancora così, a oggi.
    }
home-act_confirmed = { $n ->
        [one] { $act }: una scheda confermata
       *[other] { $act }: { $count } schede confermate
    }
stale-home = { $n ->
        [one] Una scheda da confermare
       *[other] { $count } schede da confermare
    }
stale-home_mine = { $n ->
        [one] Una scheda tua da confermare
       *[other] { $count } schede tue da confermare
    }
stale-home_others = { $n ->
        [one] e una di altri
       *[other] e { $count } di altri
    }
cli-stale-none = Nessuna scheda è ferma oltre il termine del suo tipo.
cli-stale-kind = { $kind }: { $total } ferme da prima del { $day } (termine { $term } giorni)
cli-stale-one = { $since }  { $title }  { $id }
