### Gli elenchi da cui si sceglie: il nome di ciascuno e delle sue voci.

nature = Natura
nature-public_body = ente pubblico
nature-firm = impresa
nature-third_sector = terzo settore
nature-research_education = ricerca o istruzione
nature-citizens_group = gruppo di cittadini
nature-network = rete
nature-professional_firm = studio professionale
nature-sports_club = associazione o società sportiva

size_class = Dimensione
size_class-micro = micro (fino a 9 addetti)
size_class-small = piccola (10–49)
size_class-medium = media (50–249)
size_class-large = grande (da 250)

service = Servizio
service-social = servizi sociali
service-home_care = assistenza a domicilio
service-day_centre = centro diurno
service-residential_care = residenza assistita
service-social_housing = casa sociale
service-poverty_support = contrasto alla povertà
service-migrant_support = accoglienza dei migranti
service-disability_support = sostegno alla disabilità
service-health = salute
service-family_counselling = consultorio
service-primary_care = cure primarie
service-pharmacy = farmacia
service-hospital = ospedale
service-mental_health = salute mentale
service-prevention = prevenzione
service-childhood = infanzia
service-nursery = asilo nido
service-kindergarten = scuola dell’infanzia
service-education = istruzione
service-primary_school = scuola primaria
service-lower_secondary_school = scuola secondaria di primo grado
service-upper_secondary_school = scuola secondaria di secondo grado
service-university = università
service-adult_learning = istruzione degli adulti
service-vocational_training = formazione professionale
service-culture = cultura
service-library = biblioteca
service-museum = museo
service-archive = archivio
service-theatre = teatro
service-cultural_centre = centro culturale
service-sport = sport
service-sports_facility = impianto sportivo
service-work = lavoro
service-job_centre = centro per l’impiego
service-business_support = sostegno alle imprese
service-coworking = lavoro condiviso
service-mobility = mobilità
service-local_transport = trasporto locale
service-transport_on_request = trasporto a chiamata
service-environment = ambiente
service-waste = rifiuti
service-green_space = verde pubblico
service-energy_community = comunità energetica
service-digital = digitale
service-digital_help = aiuto digitale
service-broadband = banda larga
service-public_administration = pubblica amministrazione
service-one_stop_shop = sportello unico

asset_class = Classe
asset_class-tangible_heritage = patrimonio materiale
asset_class-intangible_heritage = patrimonio immateriale
asset_class-natural_heritage = patrimonio naturale
asset_class-service_facility = sede di servizio
asset_class-infrastructure = infrastruttura
asset_class-building_space = edificio o spazio
asset_class-technology = tecnologia
asset_class-productive_capacity = capacità produttiva

condition = Condizioni
condition-good = buone
condition-fair = discrete
condition-poor = cattive
condition-ruined = in rovina

use = Uso
use-in_use = in uso
use-partly_free = in parte libera
use-free = libera

need_form = Come è emerso
need_form-expressed = espresso
need_form-inferred = dedotto

urgency = Urgenza
urgency-low = bassa
urgency-medium = media
urgency-high = alta

phase = Fase
phase-planned = prevista
phase-manager_named = responsabile nominato
phase-funded = finanziata
phase-design = in progettazione
phase-design_tender = progettazione in gara
phase-design_assigned = progettazione affidata
phase-design_approved = progetto definitivo approvato
phase-design_detailed = progetto esecutivo approvato
phase-works_tender = lavori in gara
phase-under_way = in corso
phase-works_ended = lavori finiti
phase-completed = conclusa
phase-suspended = sospesa
phase-withdrawn = revocata

quantity_unit = Unità della quantità
quantity_unit-people = persone
quantity_unit-hours = ore
quantity_unit-places = posti
quantity_unit-visits = visite
quantity_unit-meals = pasti
quantity_unit-trips = viaggi
quantity_unit-square_metres = metri quadrati
quantity_unit-pieces = pezzi
quantity_unit-kilowatt_hours = chilowattora

per_period = Ogni quanto
per_period-once = una volta
per_period-day = al giorno
per_period-week = alla settimana
per_period-month = al mese
per_period-year = all’anno

level = Livello
level-low = basso
level-medium = medio
level-high = alto

logframe_level = Livello del quadro logico
logframe_level-goal = obiettivo generale
logframe_level-purpose = obiettivo specifico
logframe_level-output = risultato
logframe_level-activity = attività

task_state = Stato del compito
task_state-to_do = da fare
task_state-under_way = in corso
task_state-done = fatto
task_state-late = in ritardo

partnership_form = Forma del partenariato
partnership_form-temporary_association = associazione temporanea
partnership_form-consortium = consorzio
partnership_form-network_contract = contratto di rete
partnership_form-memorandum = protocollo d’intesa
partnership_form-public_private = partenariato pubblico-privato
partnership_form-cooperation_group = gruppo di cooperazione

pilot_decision = Decisione sulla sperimentazione
pilot_decision-scale = estendere
pilot_decision-adjust = correggere
pilot_decision-stop = fermare

government_level = Livello di governo
government_level-territory = territorio
government_level-region = Regione
government_level-state = Stato
government_level-european_union = Unione europea
government_level-private = privato

rule_subject = Che cosa guarda il requisito
rule_subject-nature = natura
rule_subject-sector = settore
rule_subject-size_class = dimensione
rule_subject-place = luogo
rule_subject-age_years = anni di attività
rule_subject-amount = importo
rule_subject-partners = numero di partner
rule_subject-theme = tema

rule_test = Come si verifica il requisito
rule_test-one_of = è uno tra
rule_test-none_of = non è nessuno tra
rule_test-at_least = almeno
rule_test-at_most = al massimo

annex_state = Stato dell’allegato
annex_state-missing = manca
annex_state-draft = bozza
annex_state-ready = pronto
annex_state-sent = inviato

register_section = Sezione dell’albo
register_section-promoter = promotore
register_section-diagnostic_tutor = tutor diagnosta
register_section-designer = progettista
register_section-trainer = formatore
register_section-evaluator = valutatore

competence_level = Livello di competenza
competence_level-basic = di base
competence_level-independent = autonomo
competence_level-expert = esperto

course_audience = A chi si rivolge il corso
course_audience-entrepreneurs_managers = imprenditori e dirigenti
course_audience-administrators = amministratori
course_audience-operators = operatori
course_audience-promoters = promotori
course_audience-diagnostic_tutors = tutor diagnosti
course_audience-designers = progettisti
course_audience-citizens = cittadini

course_mode = Come si svolge il corso
course_mode-in_person = in presenza
course_mode-online = a distanza
course_mode-mixed = in parte a distanza
course_mode-on_project = dentro un progetto

meeting_form = Forma dell’incontro
meeting_form-public_debate = dibattito pubblico
meeting_form-specialist = incontro specialistico
meeting_form-assembly = assemblea
meeting_form-working_session = riunione di lavoro
meeting_form-seminar = seminario

body_form = Forma dell’organismo
body_form-promoting_group = gruppo promotore
body_form-technical_unit = unità tecnica
body_form-task_force = task force
body_form-working_group = gruppo di lavoro
body_form-study_group = gruppo di studio

body_power = Che cosa può fare
body_power-read = leggere
body_power-write = scrivere
body_power-publish = pubblicare

place_form = Forma del luogo
place_form-agency = agenzia
place_form-desk = sportello
place_form-club = circolo
place_form-network = rete

case_channel = Canale
case_channel-in_person = di persona
case_channel-phone = per telefono
case_channel-email = per e-mail
case_channel-web = dal sito

case_outcome = Esito
case_outcome-solved = risolta
case_outcome-partly_solved = risolta in parte
case_outcome-unsolved = non risolta
case_outcome-withdrawn = ritirata

asker = Chi chiede o risponde
asker-citizen = cittadino
asker-firm = impresa
asker-third_sector = terzo settore
asker-public_body = ente pubblico
asker-professional = professionista
asker-group = gruppo

question_type = Tipo di domanda
question_type-text = testo
question_type-integer = numero intero
question_type-decimal = numero con decimali
question_type-date = data
question_type-select_one = una scelta
question_type-select_multiple = più scelte
question_type-geopoint = punto sulla mappa
question_type-note = nota da leggere
question_type-range = valore su una scala
question_type-image = immagine
question_type-acknowledge = conferma

consultation_form = Forma della consultazione
consultation_form-statements = affermazioni
consultation_form-delphi = Delphi
consultation_form-budget = bilancio partecipativo
consultation_form-poll = sondaggio

latency_rule = Come si riconosce la latenza
latency_rule-unserved_demand = domanda senza risposta
latency_rule-idle_supply = offerta non usata
latency_rule-missing_tie = legame che manca
latency_rule-unused_competence = competenza non usata
latency_rule-call_without_project = bando senza progetto
latency_rule-empty_cell = casella vuota
latency_rule-duplication = doppione
latency_rule-conflict = conflitto
latency_rule-silence = silenzio

action_form = Forma dell’azione
action_form-awareness = sensibilizzazione
action_form-support = sostegno
action_form-integration = integrazione
action_form-competence = competenza
action_form-method = metodo

area_form = Forma dell’area
area_form-homogeneous_basin = bacino omogeneo
area_form-integrated_basin = bacino integrato
area_form-set_of_units = insieme di comuni
area_form-shape = forma disegnata

direction = Verso
direction-more_is_better = di più è meglio
direction-less_is_better = di meno è meglio
direction-neither = né l’uno né l’altro

aggregation = Come si aggrega
aggregation-additive = additivo
aggregation-ratio = rapporto
aggregation-weighted_mean = media pesata

data_set_form = Forma
data_set_form-units = unità del territorio
data_set_form-indicators = indicatori
data_set_form-flows = flussi
data_set_form-records = schede

grid_area = Area
grid_area-existing_work = Interventi sul lavoro esistente
grid_area-working_hours = Riduzione dell’orario di lavoro
grid_area-enterprise = Fare impresa, creare lavoro
grid_area-welfare = Riforma del welfare e nuova occupazione
grid_area-environment = Qualità ambientale e nuova occupazione
grid_area-urban_quality = Qualità urbana e sviluppo dell’occupazione
grid_area-research_training = Un nuovo livello di ricerca e formazione
grid_area-private_enterprise = Un nuovo ruolo dell’imprenditoria privata
grid_area-territorial_marketing = Marketing territoriale e attrazione di impresa
grid_area-territorial_hinge = Ruolo di cerniera territoriale

grid_dimension = Dimensione della griglia
grid_dimension-enterprise = Iniziative imprenditoriali
grid_dimension-third_sector = Terzo settore
grid_dimension-services = Servizi e infrastrutture

grid_modality = Modalità
grid_modality-innovative_actions = Azioni innovative
grid_modality-advanced_services = Servizi avanzati
grid_modality-system_products = Prodotti-sistema
grid_modality-technology_applications = Applicazioni tecnologiche
grid_modality-improvement = Miglioramento dell’esistente
grid_modality-pilots = Sperimentazioni pilota
