### The lists a choice is made from: the name of each and of its entries.

nature = Nature
nature-public_body = public body
nature-firm = firm
nature-third_sector = third sector
nature-research_education = research or education
nature-citizens_group = citizens’ group
nature-network = network
nature-professional_firm = professional firm
nature-sports_club = sports club

size_class = Size
size_class-micro = micro (up to 9 people)
size_class-small = small (10–49)
size_class-medium = medium (50–249)
size_class-large = large (250 and more)

service = Service
service-social = social services
service-home_care = care at home
service-day_centre = day centre
service-residential_care = residential care
service-social_housing = social housing
service-poverty_support = support against poverty
service-migrant_support = support for migrants
service-disability_support = support for disability
service-health = health
service-family_counselling = family counselling
service-primary_care = primary care
service-pharmacy = pharmacy
service-hospital = hospital
service-mental_health = mental health
service-prevention = prevention
service-childhood = childhood
service-nursery = nursery
service-kindergarten = kindergarten
service-education = education
service-primary_school = primary school
service-lower_secondary_school = lower secondary school
service-upper_secondary_school = upper secondary school
service-university = university
service-adult_learning = adult learning
service-vocational_training = vocational training
service-culture = culture
service-library = library
service-museum = museum
service-archive = archive
service-theatre = theatre
service-cultural_centre = cultural centre
service-sport = sport
service-sports_facility = sports facility
service-work = work
service-job_centre = job centre
service-business_support = business support
service-coworking = coworking
service-mobility = mobility
service-local_transport = local transport
service-transport_on_request = transport on request
service-environment = environment
service-waste = waste
service-green_space = green space
service-energy_community = energy community
service-digital = digital
service-digital_help = help with digital services
service-broadband = broadband
service-public_administration = public administration
service-one_stop_shop = one-stop shop

asset_class = Class
asset_class-tangible_heritage = tangible heritage
asset_class-intangible_heritage = intangible heritage
asset_class-natural_heritage = natural heritage
asset_class-service_facility = service facility
asset_class-infrastructure = infrastructure
asset_class-building_space = building or space
asset_class-technology = technology
asset_class-productive_capacity = productive capacity

condition = Condition
condition-good = good
condition-fair = fair
condition-poor = poor
condition-ruined = ruined

use = Use
use-in_use = in use
use-partly_free = partly free
use-free = free

need_form = How it came up
need_form-expressed = expressed
need_form-inferred = inferred

urgency = Urgency
urgency-low = low
urgency-medium = medium
urgency-high = high

phase = Phase
phase-planned = planned
phase-manager_named = manager named
phase-funded = funded
phase-design = being designed
phase-design_tender = design out to tender
phase-design_assigned = design assigned
phase-design_approved = final design approved
phase-design_detailed = detailed design approved
phase-works_tender = works out to tender
phase-under_way = under way
phase-works_ended = works finished
phase-completed = completed
phase-suspended = suspended
phase-withdrawn = withdrawn

quantity_unit = Unit of quantity
quantity_unit-people = people
quantity_unit-hours = hours
quantity_unit-places = places
quantity_unit-visits = visits
quantity_unit-meals = meals
quantity_unit-trips = trips
quantity_unit-square_metres = square metres
quantity_unit-pieces = pieces
quantity_unit-kilowatt_hours = kilowatt hours

per_period = How often
per_period-once = once
per_period-day = a day
per_period-week = a week
per_period-month = a month
per_period-year = a year

direction = Direction
direction-more_is_better = more is better
direction-less_is_better = less is better
direction-neither = neither

aggregation = How it aggregates
aggregation-additive = additive
aggregation-ratio = ratio
aggregation-weighted_mean = weighted mean

data_set_form = Form
data_set_form-units = units of the territory
data_set_form-indicators = indicators
data_set_form-flows = flows
data_set_form-records = records

grid_area = Area
grid_area-existing_work = Action on existing work
grid_area-working_hours = Shorter working hours
grid_area-enterprise = Starting firms, creating work
grid_area-welfare = Welfare reform and new employment
grid_area-environment = Quality of the environment and new employment
grid_area-urban_quality = Urban quality and growth of employment
grid_area-research_training = A new level of research and training
grid_area-private_enterprise = A new role for private enterprise
grid_area-territorial_marketing = Territorial marketing and attracting firms
grid_area-territorial_hinge = Role as a territorial hinge

grid_dimension = Dimension
grid_dimension-enterprise = Business initiatives
grid_dimension-third_sector = Third sector
grid_dimension-services = Services and infrastructure

grid_modality = Modality
grid_modality-innovative_actions = Innovative actions
grid_modality-advanced_services = Advanced services
grid_modality-system_products = System products
grid_modality-technology_applications = Applications of technology
grid_modality-improvement = Improvement of what exists
grid_modality-pilots = Pilots
