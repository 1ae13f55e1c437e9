### Luoghi, chiavi e colonne: ciò che un’importazione non sa decidere da sé, e ciò che ha deciso.

problem-unit-unknown = «{ $found }» non è un’unità caricata e nessuna tabella di riferimento la conosce. Controlla il codice e gli zeri davanti.
problem-unit-ended = Il codice «{ $found }» è finito il { $until }: ora il territorio è di { $successors }. Usa il codice nuovo.
problem-homonym = Più unità si chiamano «{ $found }»: { $candidates }. Indica nella mappatura quale, oppure aggiungi la provincia.
problem-outside = «{ $found }» è fuori dalle unità caricate ({ $name }). Carica quell’unità o togli la riga.
problem-coordinates = «{ $found }» non è una coordinata. Scrivi gradi decimali, longitudine da -180 a 180 e latitudine da -90 a 90.
problem-place-missing = La riga non dice dove: manca un codice, un nome o una coppia di coordinate.
problem-key-twice = La chiave «{ $found }» è già alla riga { $first } con altro contenuto. Correggi una delle due righe.
problem-key-missing = La riga non ha la chiave con cui riconoscerla. Scrivila, o scegli un’altra colonna come chiave.
problem-period-missing = Non si sa a che periodo il valore si riferisce. Aggiungi una colonna «period» o indicalo nella mappatura.
problem-indicator-missing = La riga non dice di quale indicatore è il valore. Scrivi il suo codice.
problem-column-missing = Manca la colonna «{ $found }». Aggiungila al file o indica nella mappatura quale la sostituisce. Ci sono: { $known }.
problem-mapping-ambiguous = Più colonne potrebbero essere «{ $found }»: { $candidates }. Scegline una nella mappatura.
problem-mapping-unknown = Nella mappatura «{ $found }» non è una voce conosciuta. Le voci sono: { $known }.
problem-not-mapped = La colonna «{ $found }» non corrisponde a nessun campo e si lascia fuori. Indicala nella mappatura se serve.
problem-reference-missing = Nessuna scheda corrisponde a «{ $found }» ({ $kind }). Importala prima, o scegli «create» nella mappatura.
problem-reference-ambiguous = Più schede corrispondono a «{ $found }»: { $candidates }. Usa una chiave che ne trovi una sola.
problem-bound-missing = Un valore soppresso chiede il suo limite: al posto di «{ $found }» scrivi per esempio «<5».
problem-conflict = La scheda è cambiata mentre la scrivevi: c’era «{ $was }», ora c’è «{ $now }», e tu hai scritto «{ $yours }». Scegli quale tenere.
problem-link = Un legame «{ $found }» tra { $from } e { $to } non è previsto.
problem-link-required = Una scheda di questo tipo ({ $kind }) non può stare senza il legame «{ $found }» verso: { $to }. Indicalo.
problem-link-one = Di legami «{ $found }» ce ne può essere uno solo, verso: { $to }.
problem-link-stays = Il legame «{ $found }» non si può togliere, perché una scheda di questo tipo ({ $kind }) non può starne senza. Aggiungine un altro: prende il posto di questo.
problem-reference-required = Una scheda di questo tipo ({ $kind }) non può stare senza il legame «{ $found }» verso: { $to }. Indica nella corrispondenza, sotto [[references]], la colonna che lo dice.
problem-reference-none = «{ $found }» non porta a nessuna scheda, e questa non può stare senza il legame «{ $link }» verso: { $to }. Importa prima quella, o correggi la cella.
problem-reference-several = «{ $found }» è una di più schede di questa riga a cui porta il legame «{ $link }», e di questo legame ce n’è uno solo, verso: { $to }. Lasciane una.
problem-link-itself = Una scheda non si lega a se stessa («{ $found }»). Scegline un’altra.
problem-link-twice = Il legame «{ $link }» con «{ $found }» c’è già, con le stesse date.
problem-delete-hangs = Non si può eliminare. Schede che non possono starne senza: { $found } ({ $kind }). Elimina prima quelle, o legale ad altro.
problem-gone = «{ $found }» non c’è più. Ricarica la pagina.

expected-problem-unit-unknown = il codice di un’unità caricata o conosciuta, con i suoi zeri davanti
expected-problem-unit-ended = un codice ancora valido ({ $successors })
expected-problem-homonym = una sola tra { $candidates }
expected-problem-outside = un’unità caricata
expected-problem-coordinates = longitudine da -180 a 180, latitudine da -90 a 90
expected-problem-place-missing = un codice, un nome o due coordinate
expected-problem-key-twice = una chiave diversa da quella della riga { $first }
expected-problem-key-missing = una chiave
expected-problem-period-missing = un periodo come 2025
expected-problem-indicator-missing = il codice di un indicatore
expected-problem-column-missing = una colonna «{ $found }»
expected-problem-mapping-ambiguous = una sola tra { $candidates }
expected-problem-mapping-unknown = una voce tra { $known }
expected-problem-not-mapped = una colonna che la mappatura nomina
expected-problem-reference-missing = la chiave di una scheda che esiste ({ $kind })
expected-problem-reference-ambiguous = la chiave di una sola tra { $candidates }
expected-problem-bound-missing = un limite come <5
expected-problem-conflict = la versione attuale della scheda
expected-problem-link = un legame previsto tra i due tipi
expected-problem-link-required = un legame verso: { $to }
expected-problem-link-one = un solo legame
expected-problem-link-stays = un altro legame al posto di questo
expected-problem-reference-required = una colonna per il legame con: { $to }
expected-problem-reference-none = una scheda che c’è: { $to }
expected-problem-reference-several = una scheda sola: { $to }
expected-problem-link-itself = un’altra scheda
expected-problem-link-twice = un legame che non c’è ancora
expected-problem-delete-hangs = una scheda su cui non poggia niente
expected-problem-gone = una scheda che esiste

place-code-wins = Il punto indicato è fuori da { $unit }, che il codice nomina: vale il codice, il punto è tenuto come dubbio.
place-zero = Le coordinate 0,0 non dicono un luogo: vale { $unit }, il punto è tenuto come dubbio.
place-merged = Il codice { $found } è confluito in { $successors } il { $until }: si è usato quello nuovo.
place-outside = { $n ->
        [one] Una riga è fuori dalle unità caricate: lasciata fuori e contata.
       *[other] { $count } righe sono fuori dalle unità caricate: lasciate fuori e contate.
    }
place-at-seat = { $n ->
        [one] Una scheda nota solo al comune sta alla sua sede.
       *[other] { $count } schede note solo al comune stanno alla sua sede.
    }
place-doubtful = Punto dubbio
place-unplaced = { $n ->
        [one] Una scheda non ha un luogo.
       *[other] { $count } schede non hanno un luogo.
    }
