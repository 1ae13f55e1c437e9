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
