### Che cosa non va in un valore, e che cosa fare; poi, in breve, che cosa ci si aspettava; poi la riga che nomina una cella.
### `$mark` vale comma dove i decimali si scrivono dopo la virgola; altrimenti si può omettere.

problem-required = Questo campo è obbligatorio: scrivi un valore.
problem-document = Qui non c’è un documento con l’impronta «{ $found }». Lascia vuoto il campo: il documento viene con il suo file.
problem-too-long = Il testo è troppo lungo («{ $found }»): al più { $most } caratteri. Accorcialo.
problem-control-character = Il testo contiene un carattere che non si può conservare («{ $found }»). Riscrivilo a mano.
problem-language = «{ $found }» non è una lingua prevista: scrivi it o en.
problem-state = «{ $found }» non è uno stato di questo tipo di scheda. Scegline uno: { $known }.
problem-state-field = Per lo stato «{ $state }» questo campo serve: compilalo, o scegli uno stato precedente.
problem-state-link_to = Per lo stato «{ $state }» serve un legame «{ $link }» verso: { $other }{ $states ->
        [none] {""}
       *[other] {" "}({ $states })
    }. Aggiungilo alla scheda, poi cambia lo stato.
problem-state-link_from = Per lo stato «{ $state }» serve che un’altra scheda ({ $other }{ $states ->
        [none] {""}
       *[other] , { $states }
    }) abbia un legame «{ $link }» verso questa. Aggiungilo da lì, poi cambia lo stato.
problem-rows = «{ $found }» non si legge come righe di una tabella. Scrivi una riga per volta, con le celle separate da «|».
problem-rows-column = La tabella non ha la colonna di «{ $found }». Le colonne sono: { $known }.
problem-too-many = Sono { $found }, al più { $most }. Togline alcune.
problem-in-rows = Riga { $in_row }, { $in_column }: { $text }
problem-step = Da «{ $from }» non si passa a «{ $found }». Si può passare a: { $known }.
problem-period = «{ $found }» non è un periodo. Scrivi un anno (2025), un trimestre (2025-Q1), un mese (2025-01) o un giorno (2025-01-31).
problem-period-order = La fine ({ $found }) viene prima dell’inizio ({ $from }). Controlla le due date.
problem-date = «{ $found }» non è un giorno del calendario. Scrivi anno-mese-giorno, per esempio 2025-01-31.
problem-geometry = La forma del luogo ha punti fuori dal mondo o non chiude («{ $found }»). Indica il luogo di nuovo.
problem-place-empty = Il luogo non ha né un punto né un comune. Indica uno dei due, o togli il luogo.
problem-shares = Le parti indicate non fanno 1. Correggile: per esempio 1/2 e 1/2.
problem-positions-twice = La stessa casella è indicata due volte. Lasciala una volta sola, con il suo peso.
problem-grid-code = «{ $found }» non è un codice della griglia: lettere minuscole, cifre e _ soltanto.
problem-grid-twice = Il codice «{ $found }» c’è già in questo asse. Ogni voce ne ha uno suo.
problem-grid-parent = «{ $found }» non è una voce di questo asse. Scrivi il codice di una voce che c’è, o lascia vuoto.
problem-grid-depth = «{ $found }» sta già sotto un’altra voce: la griglia ha al più due livelli.
problem-grid-one = La griglia c’è già: cambia quella invece di farne un’altra («{ $found }»).
problem-grid-gone = La voce «{ $found }» non c’è più, ma i codici restano. Rimettila, e segnala come non più usata.
problem-idempotency = Con la chiave «{ $found }» è già stata fatta un’altra richiesta. Usa una chiave nuova.
problem-idempotency-key = La chiave Idempotency-Key ha da 1 a 200 caratteri («{ $found }»).
problem-record-missing = Non c’è nessuna scheda «{ $found }» di questo tipo.
problem-record-twice = La scheda «{ $found }» è nominata due volte nella stessa richiesta.
problem-parameter-twice = Questo parametro si scrive una volta sola («{ $found }»).
problem-choice = «{ $found }» non è tra le voci di questo elenco. Scegline una: { $known }.
problem-unknown-field = «{ $found }» non è un campo di questo tipo di scheda ({ $kind }). Toglilo o correggi il nome.
problem-number = «{ $found }» non è un numero. Scrivine uno come { $mark ->
        [comma] 1234,5
       *[other] 1234.5
    }.
problem-integer = «{ $found }» non è un numero intero. Scrivilo senza decimali, per esempio 35.
problem-money = «{ $found }» non è un importo. Scrivi euro con al più due decimali, per esempio { $mark ->
        [comma] 1250,50
       *[other] 1250.50
    }.
problem-year = «{ $found }» non è un anno. Scrivi quattro cifre, per esempio 1987.
problem-yes = «{ $found }» non è né sì né no. Scrivi sì oppure no.
problem-url = «{ $found }» non è un indirizzo web. Scrivilo intero, per esempio https://www.example.org.
problem-email = «{ $found }» non è un indirizzo e-mail. Scrivilo come nome@example.org.
problem-tax-code = «{ $found }» non è un codice fiscale valido: il carattere di controllo non torna o la lunghezza è sbagliata. Ricopialo dalla fonte.
problem-code = «{ $found }» non è un codice. Scrivi al più 100 caratteri senza spazi.
problem-type = Qui c’è { $found }, che è un altro genere di valore. Controlla come il campo va scritto.
problem-range = { $found } è fuori dai limiti. Scrivi un numero da { $least } a { $greatest }.

problem-undo-part = L’atto { $found } fa parte dell’atto { $act }. Annulla quello.
problem-undo-never = L’atto { $found } ({ $act }) non si può annullare.
problem-undo-newer-version = La banca dati «{ $data_set }» ha una versione più nuova di quella dell’atto { $found }. Annulla prima la più nuova.

expected-problem-required = un valore
expected-problem-document = niente, o l’impronta di un documento che c’è
expected-problem-too-long = al più { $most } caratteri
expected-problem-control-character = testo senza caratteri di controllo
expected-problem-language = it o en
expected-problem-state = uno stato tra { $known }
expected-problem-state-field = un valore, che lo stato richiede
expected-problem-state-link_to = un legame, che lo stato richiede
expected-problem-state-link_from = un legame, che lo stato richiede
expected-problem-rows = righe di celle separate da «|»
expected-problem-rows-column = una colonna tra { $known }
expected-problem-too-many = al più { $most }
expected-problem-in-rows = un valore giusto alla riga { $in_row }
expected-problem-step = uno stato tra { $known }
expected-problem-period = un periodo come 2025, 2025-Q1, 2025-01 o 2025-01-31
expected-problem-period-order = una fine dopo l’inizio ({ $from })
expected-problem-date = un giorno come 2025-01-31
expected-problem-geometry = una forma con longitudini da -180 a 180 e latitudini da -90 a 90
expected-problem-place-empty = un punto o un comune
expected-problem-shares = parti che insieme fanno 1
expected-problem-positions-twice = ogni casella una volta
expected-problem-grid-code = un codice di lettere minuscole, cifre e _
expected-problem-grid-twice = un codice che non c’è ancora
expected-problem-grid-parent = il codice di una voce dell’asse
expected-problem-grid-depth = una voce che non sta sotto un’altra
expected-problem-grid-one = una griglia sola
expected-problem-grid-gone = tutte le voci che c’erano
expected-problem-idempotency = una chiave nuova
expected-problem-idempotency-key = una chiave di 1–200 caratteri
expected-problem-record-missing = una scheda che c’è
expected-problem-record-twice = ogni scheda una volta
expected-problem-parameter-twice = un valore solo
expected-problem-choice = una voce tra { $known }
expected-problem-unknown-field = un campo di { $kind }
expected-problem-number = un numero come { $mark ->
        [comma] 1234,5
       *[other] 1234.5
    }
expected-problem-integer = un numero intero come 35
expected-problem-money = un importo in euro come { $mark ->
        [comma] 1250,50
       *[other] 1250.50
    }
expected-problem-year = un anno come 1987
expected-problem-yes = sì o no
expected-problem-url = un indirizzo come https://www.example.org
expected-problem-email = un indirizzo come nome@example.org
expected-problem-tax-code = un codice fiscale di 11 cifre o 16 caratteri con il controllo giusto
expected-problem-code = un codice senza spazi
expected-problem-type = un valore del genere che il campo tiene
expected-problem-range = un numero da { $least } a { $greatest }

bad-cell = { $file }: riga { $row }, colonna { $column }: trovato { $found }, atteso { $expected }
bad-cells = { $n ->
        [one] Una cella è da correggere.
       *[other] { $count } celle sono da correggere.
    }
bad-cell-nothing = niente
