# Armonia: la copertura dei bisogni, attraverso che cosa si guarda, che cosa la sposterebbe.

harmony-of = Quale copertura
harmony-of-services = I servizi che arrivano
harmony-of-needs = I bisogni che hanno risposta
harmony-across = Attraverso che cosa
harmony-across-cells = caselle della griglia
harmony-across-units = comuni
harmony-across-basins = bacini e aree salvate
harmony-across-groups = gruppi
harmony-across_groups-needs = gruppi di persone
harmony-without-cells = fuori dalla griglia
harmony-without-units = senza luogo
harmony-without-basins = fuori dalle aree
harmony-without-groups = gruppo non indicato
harmony-set = Quali aree
harmony-set-name = { $form }{ $method }: { $areas }
harmony-set-areas = { $n ->
        [one] un’area
       *[other] { $count } aree
    }
harmony-all_services = tutti i servizi
harmony-services_of = Servizio

harmony-needs_question = Quanti bisogni hanno una risposta, e quanto egualmente?
harmony-needs_finding-people = { $n ->
        [one] { $level } delle persone del solo bisogno registrato ha una risposta
       *[other] { $level } delle persone che hanno uno dei { $count } bisogni registrati ha una risposta
    }
harmony-needs_finding-records = { $n ->
        [one] Il solo bisogno registrato ha una risposta per { $level }
       *[other] { $level } dei { $count } bisogni registrati ha una risposta
    }
harmony-needs_finding-none = { $n ->
        [one] Il solo bisogno registrato non ha ancora una risposta
       *[other] Nessuno dei { $count } bisogni registrati ha ancora una risposta
    }
harmony-needs_undefined = Dove nessun accordo risponde a un bisogno non c’è niente di distribuito: quanto sia equo non si può dire.
harmony-needs_nobody_below = Nessuno sta sotto la media.
harmony-needs_pulled-cells = { $n ->
        [one] Sotto la media c’è una casella sola: { $names }.
       *[other] Sotto la media stanno { $count } caselle; pesano di più: { $names }.
    }
harmony-needs_pulled-units = { $n ->
        [one] Sotto la media c’è un comune solo: { $names }.
       *[other] Sotto la media stanno { $count } comuni; pesano di più: { $names }.
    }
harmony-needs_pulled-basins = { $n ->
        [one] Sotto la media c’è un’area sola: { $names }.
       *[other] Sotto la media stanno { $count } aree; pesano di più: { $names }.
    }
harmony-needs_pulled-groups = { $n ->
        [one] Sotto la media c’è un gruppo solo: { $names }.
       *[other] Sotto la media stanno { $count } gruppi; pesano di più: { $names }.
    }
harmony-persons = { $n ->
        [one] una persona
       *[other] { $n_text } persone
    }
harmony-needs = { $n ->
        [one] un bisogno
       *[other] { $n_text } bisogni
    }
harmony-more_services = { $n ->
        [one] un altro
       *[other] altri { $count }
    }
harmony-row-nothing = { $people }, nessuna risposta; manca: { $lacking }.
harmony-row-some = { $people }, coperti { $coverage }; manca soprattutto: { $lacking }.

harmony-needs_legend = Parte dei bisogni che ha risposta
harmony-needs_map-no = nessun bisogno
harmony-needs_even = Quanto è equo
harmony-needs_of_one = su 1 tra le righe della tabella, con { $level } di copertura in media
harmony-needs_single = Con una riga sola non c’è niente da confrontare: questo numero non dice nulla.
harmony-needs_parts-cells = Della disuguaglianza tra un bisogno e l’altro, { $between } sta tra una casella e l’altra e { $within } dentro le caselle.
harmony-needs_parts-units = Della disuguaglianza tra un bisogno e l’altro, { $between } sta tra un comune e l’altro e { $within } dentro i comuni.
harmony-needs_parts-basins = Della disuguaglianza tra un bisogno e l’altro, { $between } sta tra un’area e l’altra e { $within } dentro le aree.
harmony-needs_parts-groups = Della disuguaglianza tra un bisogno e l’altro, { $between } sta tra un gruppo e l’altro e { $within } dentro i gruppi.
harmony-needs_counts = { $whole } con risposta intera, { $some } in parte, { $none } senza.
harmony-needs_each = Contando ogni bisogno per uno, il livello sarebbe { $level }.
harmony-needs_table = Riga per riga
harmony-needs_row-cells = Casella
harmony-needs_row-units = Comune
harmony-needs_row-basins = Area
harmony-needs_row-groups = Gruppo di persone
harmony-needs_coverage = coperti
harmony-needs_count = bisogni
harmony-needs_inside = armonia dentro
harmony-needs_note = «Pesa» è la parte della disuguaglianza tra le righe che viene da quella: quanto la sua copertura è lontana dalla media, e per quante persone. Dentro una riga un bisogno è per lo più coperto o no: «armonia dentro» dice quanto egualmente.
harmony-needs_link = i bisogni

harmony-down = Che cosa la abbassa
harmony-down-none = Niente sta sotto la media.
harmony-down-needs = I bisogni che pesano di più
harmony-down-left = { $n ->
        [one] un bisogno aspetta ancora
       *[other] { $count } bisogni aspettano ancora, in tutto o in parte
    }
harmony-down-unserved = { $coverage } coperto
harmony-down-group = { $people } persone, { $mean } in media; non arrivano: { $lacking }.
harmony-down-unit = { $people } persone, { $coverage } dei servizi; non arrivano: { $lacking }.

harmony-moves = Che cosa la sposterebbe
harmony-moves-none-services = Nessuna azione registrata e nessuna nuova sede sposterebbe questa copertura.
harmony-moves-none-needs = Nessuna azione registrata sposterebbe questa copertura: servono accordi proposti, offerte che incontrano un bisogno, azioni, iniziative o progetti collegati a un bisogno.
harmony-moves-shown = { $n ->
        [one] Un’azione la sposterebbe
       *[other] Delle { $count } azioni che la sposterebbero, le prime sono queste
    }
harmony-moves-action = azione
harmony-moves-points = livello, punti
harmony-moves-harmony = armonia
harmony-moves-theil = disuguaglianza
harmony-moves-people = persone che guadagnano
harmony-moves-needs = bisogni che guadagnano
harmony-moves-try = prima e dopo
harmony-moves-opening = ipotesi
harmony-moves-note = Prima le azioni che rendono la copertura più eguale. «Ipotesi» è una sede che nessuno ha proposto. Niente viene scritto.
harmony-opening = aprire { $service } a { $unit }
harmony-read-agreed = Come se le due parti lo accettassero.
harmony-read-match = Come se l’abbinamento migliore di questa offerta diventasse un accordo.
harmony-read-begins = Come se l’offerta cominciasse.
harmony-read-whole = Come se desse risposta intera a ciò a cui è collegata: non dice quanta.
harmony-read-opened = Come se lì ci fosse una sede del servizio.
harmony-read-added = Come se lì ci fosse una sede. Il servizio non era tra quelli scelti: qui conta tra gli altri, prima e dopo.
harmony-read-site = Apre { $service } a { $unit }.
harmony-points = { $n } punti

harmony-what_if = Prova: apri un servizio
harmony-what_if-service = Servizio
harmony-what_if-unit = Comune
harmony-what_if-go = Guarda che cosa cambia
harmony-what_if-choose = scegli
harmony-what_if-answer = Prima e dopo: { $action }
harmony-what_if-before = prima
harmony-what_if-after = dopo
harmony-what_if-change = differenza
harmony-what_if-gains = Chi ci guadagna
harmony-what_if-more = { $n ->
        [one] e un’altra riga
       *[other] e altre { $count } righe
    }
harmony-what_if-close = torna a com’è ora
harmony-move-nothing = Non sposta questa copertura.
harmony-move-rises = Il livello va da { $from } a { $to } e l’armonia da { $harmony_from } a { $harmony_to }; ci guadagnano { $people }.
harmony-move-same = Il livello va da { $from } a { $to } e l’armonia resta { $harmony_to }; ci guadagnano { $people }.
harmony-move-falls = Il livello sale da { $from } a { $to }, ma l’armonia scende da { $harmony_from } a { $harmony_to }: guadagna chi aveva già più degli altri ({ $people }).
harmony-move-first = Il livello va da { $from } a { $to } e l’armonia, che ora non si può dire, diventa { $harmony_to }; ci guadagnano { $people }.

harmony-needs_unsaid = Che cosa conta e che cosa no
harmony-needs_unsaid-people = { $n ->
        [one] Un bisogno non dice quante persone riguarda: non pesa.
       *[other] { $count } bisogni non dicono quante persone riguardano: non pesano.
    }
harmony-needs_unsaid-records = Nessun bisogno dice quante persone riguarda: ognuno conta per uno.
harmony-needs_unsaid-state = { $n ->
        [one] Un bisogno conta come coperto perché qualcuno lo ha detto nel suo stato.
       *[other] { $count } bisogni contano come coperti perché qualcuno lo ha detto nel loro stato.
    }
harmony-needs_unsaid-uncounted = { $n ->
        [one] Un bisogno non dice né quantità né persone: ha risposta o non l’ha.
       *[other] { $count } bisogni non dicono né quantità né persone: hanno risposta o non l’hanno.
    }
harmony-needs_unsaid-outside = { $n ->
        [one] Un bisogno sta fuori dal territorio e non conta.
       *[other] { $count } bisogni stanno fuori dal territorio e non contano.
    }
harmony-needs_unsaid-always = Coperta è la parte che gli accordi in vigore promettono; quelli solo proposti non contano ancora. Contano i bisogni che qualcuno ha registrato: dove nessuno ha chiesto, la tabella tace.
harmony-shared_units = { $n ->
        [one] Un comune sta in più di un’area: conta nella prima.
       *[other] { $count } comuni stanno in più di un’area: ognuno conta nella prima.
    }

problem-harmony-no_needs = Nessun bisogno è registrato, o nessuno di quelli scelti sta nel territorio.
expected-problem-harmony-no_needs = almeno un bisogno non ritirato
problem-harmony-no_areas = Non ci sono aree salvate. Salva dei bacini, o registra un’area con i suoi comuni.
expected-problem-harmony-no_areas = almeno un’area salvata
problem-harmony-set = Nessun insieme di aree si chiama «{ $found }». Ci sono: { $known }.
expected-problem-harmony-set = un insieme di aree che c’è
problem-harmony-no_attribute = I comuni non hanno caratteristiche con cui raggrupparli.
expected-problem-harmony-no_attribute = una caratteristica dei comuni
problem-harmony-across = I servizi si guardano per comuni, bacini o gruppi, non attraverso «{ $found }»: le caselle sono dei bisogni.
expected-problem-harmony-across = units, basins o groups
problem-harmony-where = Manca dove aprire «{ $found }».
expected-problem-harmony-where = un comune, o un punto
problem-harmony-nowhere = Il punto { $found } non sta in nessun comune caricato.
expected-problem-harmony-nowhere = un punto dentro un comune caricato
problem-harmony-point = «{ $found }» non è un punto.
expected-problem-harmony-point = longitudine e latitudine, con una virgola in mezzo
problem-harmony-open_needs = Aprire un servizio non dice quali bisogni avrebbero risposta: si prova sulla copertura dei servizi.
expected-problem-harmony-open_needs = l’id di un’azione registrata

cli-harmony-level = Livello { $level }, armonia { $harmony }, disuguaglianza { $theil } (parti: tra i gruppi { $between }, dentro { $within })
cli-harmony-move = { $action }: { $does }

# Il piano, 1.2: i bisogni.

plan-even_needs-missing = Quanto egualmente i bisogni hanno una risposta non si può dire: nessun bisogno è registrato.
plan-even_needs-remedy = I bisogni con il servizio che chiedono, le persone che riguardano e il comune; si importano, o si registrano uno per uno.
plan-even_needs-people = { $n ->
        [one] È registrato un solo bisogno: ha una risposta { $level } delle persone che riguarda.
       *[other] I bisogni registrati sono { $number }: ha una risposta { $level } delle persone che riguardano.
    }
plan-even_needs-needs = { $n ->
        [one] È registrato un solo bisogno: ha una risposta per { $level }.
       *[other] I bisogni registrati sono { $number } e nessuno dice quante persone riguarda: ne ha una risposta { $level }.
    }
plan-even_needs-cells = Tra le caselle della griglia l’armonia è { $harmony }.
plan-even_needs-basins = Tra le aree salvate l’armonia è { $harmony }.
plan-even_needs-pulled = La abbassano soprattutto { $names }.
plan-even_needs-note = Coperta è la parte che gli accordi in vigore promettono, o che qualcuno ha detto coperta; pesano le persone che il bisogno riguarda.
plan-even_needs-best = L’azione registrata che più la sposterebbe è «{ $title }»: il livello arriverebbe a { $to } e l’armonia tra le caselle a { $harmony }.
plan-even_needs-best_falls = L’azione registrata che più sposterebbe il livello è «{ $title }»: arriverebbe a { $to }, ma l’armonia tra le caselle scenderebbe a { $harmony }.
plan-even_needs-best_level = L’azione registrata che più sposterebbe il livello è «{ $title }»: arriverebbe a { $to }.
plan-even_needs-no_action = Nessuna azione registrata la sposterebbe.
plan-even_needs-table = Le caselle che abbassano l’armonia dei bisogni
plan-value-needs_even_number = Bisogni registrati che contano
plan-value-needs_even_people = Parte delle persone con un bisogno che ha una risposta
plan-value-needs_even_needs = Parte dei bisogni che ha una risposta
plan-value-needs_even_after = Livello dei bisogni dopo l’azione registrata che lo sposta di più
plan-value-needs_even_row = Persone con un bisogno: { $place }
plan-value-needs_even_row_level = Parte coperta dei bisogni: { $place }
plan-value-needs_even_pulled = Caselle sotto la media
plan-method-needs_harmony = Armonia dei bisogni
plan-method-needs_harmony-question = Quanto egualmente i bisogni hanno una risposta?
plan-method-needs_harmony-source = Theil 1967; Shorrocks 1980, doi:10.2307/1913126. Copertura: parte di ogni bisogno che gli accordi in vigore promettono, pesata con le persone che riguarda; armonia: e elevato a meno la disuguaglianza di Theil tra le caselle o le aree.
