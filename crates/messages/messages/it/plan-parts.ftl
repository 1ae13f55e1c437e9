### Le parti del piano che si scrivono dalle schede: struttura, griglia, progetti, finanziamenti, responsabilità, partecipazione, persone.

plan-chapter-5 = Le tavole per intero
plan-chapter-5-intro = Le tavole che nel testo si fermano alle prime righe.
plan-tables-heading = Tavole
plan-extract_all = le altre nell’allegato, { " " }
plan-extract_most = { $shown } di { $all }; tutte sono nella pagina della sezione e nel suo file

plan-column-state = stato
plan-column-cost = costo €
plan-column-found = trovati €
plan-column-what = che cosa
plan-column-kind = genere
plan-column-due = quando
plan-column-service = servizio
plan-column-people = persone
plan-column-sites = sedi
plan-column-units_without = comuni senza
plan-column-people_without = residenti senza
plan-column-part = %
plan-column-far = residenti oltre { $km } km

plan-constitution-finding = { $n ->
        [one] Un corpo è costituito: copre { $covered } delle { $of } voci del documento fondativo
       *[other] { $number } corpi sono costituiti: coprono { $covered } delle { $of } voci del documento fondativo
    }
plan-constitution-without = { $n ->
        [one] Di { $number } corpo non è scritto il mandato.
       *[other] Di { $number } corpi non è scritto il mandato.
    }
plan-constitution-mandate = mandato
plan-constitution-members = componenti
plan-constitution-until = fino al
plan-convention-missing = Nel registro non c’è la convenzione su cui poggiano la struttura e la griglia.
plan-convention-remedy = La convenzione come scheda: oggetto, parti, data della firma, obblighi; poi il legame dalla scheda degli assi.
plan-convention-text = { $n ->
        [one] La struttura poggia su una convenzione:
       *[other] La struttura poggia su { $number } convenzioni:
    }
plan-convention-signed = firmata il { $day }
plan-convention-until = fino al { $day }
plan-convention-parties = Parti: { $parties }.
plan-convention-grid = La griglia poggia su questa.

plan-grid-not_pertinent = { $n ->
        [one] Per una casella è scritto che non vi si aspetta nulla.
       *[other] Per { $number } caselle è scritto che non vi si aspetta nulla.
    }
plan-grid-nothing_found = { $n ->
        [one] In una casella si è guardato e non c’è nulla.
       *[other] In { $number } caselle si è guardato e non c’è nulla.
    }
plan-grid-never_surveyed = { $n ->
        [one] Una casella non è stata ancora guardata da nessuno.
       *[other] { $number } caselle non sono state ancora guardate da nessuno.
    }
plan-grid-note = Una scheda conta una volta in ogni casella in cui sta e una volta in ogni somma; il denaro si divide secondo i pesi.
plan-grid-figure = La casella più piena, { $number } schede, è in «{ $area }»: { $place }
plan-grid-area = bisogni { $demand }, offerte { $supply }, iniziative { $initiatives }
plan-grid-area_initiatives = iniziative { $initiatives }
plan-grid-area_money = { " " }per { $money }
plan-grid-area_empty = Ancora nessuna scheda in { $areas }: dice l’ente se non vi si aspetta nulla o se va guardato.
plan-grid-area_demand = La domanda è più del doppio dell’offerta.
plan-grid-area_supply = L’offerta è più del doppio della domanda.
plan-grid-area_holes = { $n ->
        [one] Una casella vuota: { $cells }.
       *[other] { $number } caselle vuote: { $cells }.
    }
plan-grid-area_holes_many = Le caselle vuote sono { $number }.

plan-needs-finding_people = { $n ->
        [one] Un bisogno nel registro e { $offers } offerte; riguarda più persone «{ $service }»
       *[other] { $needs } bisogni nel registro e { $offers } offerte; riguarda più persone «{ $service }»
    }
plan-needs-finding_most = { $n ->
        [one] Un bisogno nel registro e { $offers } offerte; si chiede soprattutto «{ $service }»
       *[other] { $needs } bisogni nel registro e { $offers } offerte; si chiede soprattutto «{ $service }»
    }
plan-needs-people = Le persone interessate, dove sono dette, sono { $people }; una persona con più bisogni conta in ciascuno.
plan-needs-states = A che punto sono:
plan-needs-structural = { $n ->
        [one] Uno è strutturale: torna ogni anno.
       *[other] { $number } sono strutturali: tornano ogni anno.
    }
plan-needs-inferred = { $n ->
        [one] Uno non è stato espresso da nessuno: si legge negli indicatori.
       *[other] { $number } non sono stati espressi da nessuno: si leggono negli indicatori.
    }
plan-needs-lots = { $n ->
        [one] Si sta raccogliendo una domanda aggregata.
       *[other] Si stanno raccogliendo { $number } domande aggregate.
    }
plan-needs-table = Che cosa si chiede e che cosa si offre, servizio per servizio
plan-needs-map = { $n ->
        [one] Dove ci sono più bisogni: { $place }, con { $number }
       *[other] Dove ci sono più bisogni: { $place }, con { $number }
    }
plan-needs-map_note = Un bisogno che sta in più comuni è contato in ciascuno.
plan-units-table_most = I comuni, dal più popoloso
plan-even-text_many = Armonia, qui, è una domanda in due parti: quanta parte dei residenti ha un servizio vicino, e quanto questa parte cambia da un comune all’altro. Per i { $number } servizi di cui c’è un elenco di sedi il livello medio è { $mean }; uno per uno sono nella voce dei servizi.
plan-services-all = Tutti i servizi, da quello che manca a più persone

plan-projects-heading = 3.2 Progetti, partenariati, progetti pilota
plan-projects-finding = { $n ->
        [one] Un progetto per { $money }: è trovato il { $part } del denaro
       *[other] { $number } progetti per { $money }: è trovato il { $part } del denaro
    }
plan-projects-finding_number = { $n ->
        [one] Un progetto nel registro; nessuno dice quanto costa
       *[other] { $number } progetti nel registro; nessuno dice quanto costano
    }
plan-projects-finding_none = Nessun progetto è ancora nel registro
plan-projects-text = A che punto sono i progetti:
plan-projects-money = Costano { $money }; il denaro trovato è { $found }, ne manca { $gap }.
plan-projects-without_matrix = { $n ->
        [one] In { $number } progetto non è scritto chi fa che cosa.
       *[other] In { $number } progetti non è scritto chi fa che cosa.
    }
plan-projects-partnerships = { $n ->
        [one] Un partenariato:
       *[other] { $number } partenariati:
    }
plan-projects-pilots = { $n ->
        [one] Un progetto pilota:
       *[other] { $number } progetti pilota:
    }
plan-projects-bare = { $n ->
        [one] Un pilota non ha la misura di partenza o la regola di arresto: senza, non si saprà se ha funzionato.
       *[other] { $number } piloti non hanno la misura di partenza o la regola di arresto: senza, non si saprà se hanno funzionato.
    }
plan-projects-table = I progetti, dal più costoso
plan-projects-words = Quali progetti l’ente porta avanti per primi, e perché. Da scrivere.

plan-funding-heading = 3.2 Fonti di finanziamento
plan-funding-finding = { $n ->
        [one] Un bando è aperto o in arrivo; scade il { $day }
       *[other] { $number } bandi sono aperti o in arrivo; il primo scade il { $day }
    }
plan-funding-finding_undated = { $n ->
        [one] Un bando è aperto o in arrivo, senza una scadenza scritta
       *[other] { $number } bandi sono aperti o in arrivo, senza scadenze scritte
    }
plan-funding-finding_none = Nessun bando del registro è aperto
plan-funding-text = La loro dotazione, dove è detta, è { $money } in tutto: è di tutti coloro che possono chiederla, non del territorio.
plan-funding-free = { $n ->
        [one] A { $number } bando nessun progetto del registro risponde ancora.
       *[other] A { $number } bandi nessun progetto del registro risponde ancora.
    }
plan-funding-note = Contano i bandi che alla data del piano non sono scaduti.
plan-funding-applications = { $n ->
        [one] Una domanda di finanziamento:
       *[other] { $number } domande di finanziamento:
    }
plan-funding-money = Sono stati chiesti { $requested }, concessi { $awarded }, erogati { $paid }.
plan-funding-table = I bandi, da quello che scade prima
plan-funding-words = A quali bandi l’ente accompagna chi, e con quali risorse proprie. Da scrivere.

plan-duties-heading = 1.5 Assunzione di responsabilità
plan-duties-finding = { $n ->
        [one] Un obiettivo, impegno o azione è aperto; hanno un responsabile { $named }
       *[other] { $number } obiettivi, impegni e azioni sono aperti; hanno un responsabile { $named }
    }
plan-duties-text = Chi risponde di che cosa, ed entro quando.
plan-duties-objective = { $n ->
        [one] Un obiettivo non è ancora raggiunto.
       *[other] { $number } obiettivi non sono ancora raggiunti.
    }
plan-duties-commitment = { $n ->
        [one] Un impegno è preso e non ancora mantenuto.
       *[other] { $number } impegni sono presi e non ancora mantenuti.
    }
plan-duties-action = { $n ->
        [one] Un’azione è prevista o in corso.
       *[other] { $number } azioni sono previste o in corso.
    }
plan-duties-late = { $n ->
        [one] Uno è oltre la sua data.
       *[other] { $number } sono oltre la loro data.
    }
plan-duties-free = { $n ->
        [one] Di uno non risponde nessuno.
       *[other] Di { $number } non risponde nessuno.
    }
plan-duties-note = Chi è nominato qui lo è nella scheda, che chi legge può vedere.
plan-duties-table = Chi risponde di che cosa, da ciò che scade prima
plan-duties-words = Di che cosa l’ente risponde in prima persona, e davanti a chi. Da scrivere.

plan-taking_part-heading = 3.5 e seguenti. Metodologie di azione partecipative
plan-taking_part-finding = Incontri in calendario { $meetings }; consultazioni aperte { $consultations }
plan-taking_part-kind = { $kind }: { $number };
plan-taking_part-waiting = { $n ->
        [one] Una richiesta attende una risposta.
       *[other] { $number } richieste attendono una risposta.
    }
plan-taking_part-table = I prossimi incontri
plan-taking_part-words = Come l’ente ascolta, e che cosa fa di ciò che ha sentito. Da scrivere.

plan-growing-heading = 3.10 e seguenti. Promozione delle risorse umane
plan-growing-finding = Professionisti qualificati { $number }, corsi in catalogo { $courses }
plan-growing-register = { $n ->
        [one] Nel registro dei professionisti c’è una iscrizione:
       *[other] Nel registro dei professionisti ci sono { $number } iscrizioni:
    }
plan-growing-sections = I qualificati, per sezione:
plan-growing-note = Il piano conta le persone e non le nomina.
plan-growing-courses = { $n ->
        [one] Il catalogo ha { $number } corso, di { $hours } ore in tutto.
       *[other] Il catalogo ha { $number } corsi, di { $hours } ore in tutto.
    }
plan-growing-table = Le edizioni in corso e in arrivo
plan-growing-words = Quali competenze mancano al territorio, e chi le forma. Da scrivere.

plan-value-rows = Righe della tavola
plan-value-day = Data scritta nella scheda
plan-value-state = { $kind }: { $state }
plan-value-bodies = Corpi non chiusi
plan-value-bodies_foreseen = Voci del documento fondativo con almeno un corpo
plan-value-bodies_without = Corpi senza mandato scritto
plan-value-members = Componenti: { $title }
plan-value-conventions = Convenzioni non concluse
plan-value-cells_all = Caselle della griglia
plan-value-cells_not_pertinent = Caselle in cui non si aspetta nulla
plan-value-cells_nothing_found = Caselle guardate e vuote
plan-value-cells_never_surveyed = Caselle mai guardate
plan-value-grid_sum = { $side }: { $place }
plan-value-grid_cell = Schede nella casella: { $place }
plan-value-grid_money = Denaro delle iniziative: { $place }
plan-value-grid_empty = Caselle vuote: { $place }
plan-value-projects = Progetti non accantonati
plan-value-projects_money = Costo dei progetti
plan-value-projects_found = Denaro trovato per i progetti
plan-value-projects_found_part = Quota del costo che è trovata
plan-value-projects_gap = Denaro che manca ai progetti
plan-value-projects_without_matrix = Progetti senza chi fa che cosa
plan-value-partnerships = Partenariati
plan-value-pilots = Progetti pilota
plan-value-pilots_bare = Piloti senza misura di partenza o regola di arresto
plan-value-project_cost = Costo: { $title }
plan-value-project_found = Denaro trovato: { $title }
plan-value-calls_open = Bandi aperti o in arrivo
plan-value-calls_money = Dotazione dei bandi aperti o in arrivo
plan-value-calls_free = Bandi a cui nessun progetto risponde
plan-value-call_money = Dotazione: { $title }
plan-value-call_rate = Quota finanziata: { $title }
plan-value-applications = Domande di finanziamento
plan-value-applications_requested = Denaro chiesto
plan-value-applications_awarded = Denaro concesso
plan-value-applications_paid = Denaro erogato
plan-value-duties = Obiettivi, impegni e azioni aperti
plan-value-duties_named = Con un responsabile
plan-value-duties_late = Oltre la loro data
plan-value-duties_of = { $kind }: aperti
plan-value-duties_free = Senza un responsabile
plan-value-meetings_next = Incontri dalla data del piano in poi
plan-value-consultations_open = Consultazioni aperte
plan-value-on_record = { $kind }: nel registro
plan-value-cases_waiting = Richieste senza risposta
plan-value-register = Iscrizioni al registro dei professionisti
plan-value-register_qualified = Professionisti qualificati, non scaduti
plan-value-register_section = Qualificati: { $section }
plan-value-courses = Corsi in catalogo
plan-value-courses_hours = Ore dei corsi in catalogo
plan-value-seats = Posti: { $title }
plan-value-enrolled = Iscritti: { $title }
plan-value-needs_people = Persone interessate dai bisogni
plan-value-needs_structural = Bisogni strutturali
plan-value-needs_inferred = Bisogni letti negli indicatori
plan-value-needs_lots = Domande aggregate non chiuse
plan-value-needs_of = Bisogni: { $service }
plan-value-needs_people_of = Persone interessate: { $service }
plan-value-offers_of = Offerte: { $service }
plan-value-needs_in = Bisogni: { $place }
