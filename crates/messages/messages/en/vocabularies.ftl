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

level = Level
level-low = low
level-medium = medium
level-high = high

logframe_level = Level of the logical framework
logframe_level-goal = overall goal
logframe_level-purpose = purpose
logframe_level-output = output
logframe_level-activity = activity

task_state = State of the task
task_state-to_do = to do
task_state-under_way = under way
task_state-done = done
task_state-late = late

partnership_form = Form of the partnership
partnership_form-temporary_association = temporary association
partnership_form-consortium = consortium
partnership_form-network_contract = network contract
partnership_form-memorandum = memorandum of understanding
partnership_form-public_private = public–private partnership
partnership_form-cooperation_group = cooperation group

pilot_decision = Decision on the pilot
pilot_decision-scale = scale up
pilot_decision-adjust = adjust
pilot_decision-stop = stop

government_level = Level of government
government_level-territory = territory
government_level-region = Region
government_level-state = State
government_level-european_union = European Union
government_level-private = private

rule_subject = What the rule looks at
rule_subject-nature = nature
rule_subject-sector = sector
rule_subject-size_class = size
rule_subject-place = place
rule_subject-age_years = years of activity
rule_subject-amount = amount
rule_subject-partners = number of partners
rule_subject-theme = theme

rule_test = How the rule is checked
rule_test-one_of = is one of
rule_test-none_of = is none of
rule_test-at_least = at least
rule_test-at_most = at most

annex_state = State of the annex
annex_state-missing = missing
annex_state-draft = draft
annex_state-ready = ready
annex_state-sent = sent

register_section = Section of the register
register_section-promoter = promoter
register_section-diagnostic_tutor = diagnostic tutor
register_section-designer = designer
register_section-trainer = trainer
register_section-evaluator = evaluator

competence_level = Level of competence
competence_level-basic = basic
competence_level-independent = independent
competence_level-expert = expert

course_audience = Who the course is for
course_audience-entrepreneurs_managers = entrepreneurs and managers
course_audience-administrators = administrators
course_audience-operators = operators
course_audience-promoters = promoters
course_audience-diagnostic_tutors = diagnostic tutors
course_audience-designers = designers
course_audience-citizens = citizens

course_mode = How the course is held
course_mode-in_person = in person
course_mode-online = online
course_mode-mixed = partly online
course_mode-on_project = within a project

meeting_form = Form of the meeting
meeting_form-public_debate = public debate
meeting_form-specialist = specialist meeting
meeting_form-assembly = assembly
meeting_form-working_session = working session
meeting_form-seminar = seminar

body_form = Form of the body
body_form-promoting_group = promoting group
body_form-technical_unit = technical unit
body_form-task_force = task force
body_form-working_group = working group
body_form-study_group = study group

body_power = What it may do
body_power-read = read
body_power-write = write
body_power-publish = publish

place_form = Form of the place
place_form-agency = agency
place_form-desk = desk
place_form-club = club
place_form-network = network

case_channel = Channel
case_channel-in_person = in person
case_channel-phone = by phone
case_channel-email = by e-mail
case_channel-web = through the website

case_outcome = Outcome
case_outcome-solved = solved
case_outcome-partly_solved = partly solved
case_outcome-unsolved = unsolved
case_outcome-withdrawn = withdrawn

asker = Who asks or answers
asker-citizen = citizen
asker-firm = firm
asker-third_sector = third sector
asker-public_body = public body
asker-professional = professional
asker-group = group

question_type = Type of question
question_type-text = text
question_type-integer = whole number
question_type-decimal = number with decimals
question_type-date = date
question_type-select_one = one choice
question_type-select_multiple = several choices
question_type-geopoint = point on the map
question_type-note = note to read
question_type-range = value on a scale
question_type-image = picture
question_type-acknowledge = acknowledgement

consultation_form = Form of the consultation
consultation_form-statements = statements
consultation_form-delphi = Delphi
consultation_form-budget = participatory budget
consultation_form-poll = poll

latency_rule = How the latency is recognised
latency_rule-unserved_demand = unserved demand
latency_rule-idle_supply = idle supply
latency_rule-missing_tie = missing tie
latency_rule-unused_competence = unused competence
latency_rule-call_without_project = call without a project
latency_rule-empty_cell = empty cell
latency_rule-duplication = duplication
latency_rule-conflict = conflict
latency_rule-silence = silence

action_form = Form of the action
action_form-awareness = awareness
action_form-support = support
action_form-integration = integration
action_form-competence = competence
action_form-method = method

area_form = Form of the area
area_form-homogeneous_basin = homogeneous basin
area_form-integrated_basin = integrated basin
area_form-set_of_units = set of municipalities
area_form-shape = drawn shape

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
