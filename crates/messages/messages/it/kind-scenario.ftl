### Lo scenario: nome, stati e campi con il loro aiuto.

scenario = Scenario
scenario-plural = Scenari
scenario-help = Un futuro possibile che sta in piedi: ciò da cui dipende, come si combina e che cosa cambierebbe.

scenario-state-drafted = bozza
scenario-state-adopted = adottato

scenario-horizon = Orizzonte
    .help = L’anno a cui guarda, quattro cifre, per esempio 2040.
scenario-narrative = Racconto
    .help = Come si vivrebbe in quell’anno, in poche frasi, per esempio «metà dei borghi ha di nuovo una scuola».
scenario-factors = Fattori
    .help = Ogni riga è un fattore da cui il futuro dipende: il fattore, come va in questo scenario, una nota. Per esempio «popolazione, stabile, grazie a chi torna».
scenario-consistency = Coerenza
    .help = Quanto i fattori stanno bene insieme, secondo il metodo usato, per esempio 0,8. Più è alta, meno si contraddicono.
scenario-deltas = Cambiamenti
    .help = Ogni riga è un cambiamento: l’indicatore, dove, di quanto cambia, in quale unità. Per esempio «residenti, Esempio, -120, persone».
scenario-source = Fonte
    .help = Da quali studi o incontri viene, per esempio «laboratorio di ottobre 2026».
