### The printed work plan: titles and common words.

plan-title = Work plan
plan-of = Work plan for { $territory }
plan-audience = Made { $audience }
plan-date = As of { $date }
plan-contents = Contents
plan-annex = Annex: data and methods
plan-figure = Figure { $number }
plan-table = Table { $number }
plan-source = Source: { $source }
plan-see_annex = see the annex, { $number }
plan-total = Total
plan-remainder = Remainder of rounding
plan-illustrative_left_out = { $n ->
        [one] One illustrative record is left out.
       *[other] { $count } illustrative records are left out.
    }
plan-illustrative_included = { $n ->
        [one] It includes one illustrative record.
       *[other] It includes { $count } illustrative records.
    }
plan-missing_data = The data are missing here: { $data }.

plan-edition = Edition of { $date }
plan-audience-public = Written with what is public.
plan-audience-signed-in = Written with what those who sign in see.
plan-audience-named = Written with what one person sees.
plan-audience-everything = Written with everything in the registry.
plan-and_more = { $n ->
        [one] and one more
       *[other] and { $number } more
    }
plan-extract = { $shown } of { $all }
plan-cover-alt = The territory of { $territory } with its neighbours.
plan-legend-count = municipalities
plan-column-euro = Euro

plan-subtitle = What the data of the territory show, what they leave unsaid, how to bring in what is missing
plan-cover-caption = A dot is a municipality, sized by its residents ({ $to }); a line joins two municipalities that border on each other: { $borders } pairs of neighbouring municipalities.
plan-cover-caption_bare = A dot is a municipality; a line joins two municipalities that border on each other: { $borders } pairs of neighbouring municipalities.
plan-legend-site = site in the territory
plan-legend-site_beyond = site beyond the border
plan-legend-circle = area of the circle in proportion to the number
plan-legend-none = none
plan-column-projects = projects
plan-column-millions = € million
plan-column-per_head = € per resident
plan-column-change = change
plan-column-nearest = nearest site
plan-column-km = km
plan-column-residents = residents
plan-column-labour_area = labour area
plan-column-units = municipalities
plan-column-level = mean level
plan-unit-per_hundred = per 100
plan-unit-per_ten_thousand = per 10,000
plan-around-province = in the province of { $name }
plan-around-units = in the municipalities around
plan-around-short = around
plan-others = the other municipalities
plan-whole = Territory
plan-and = { " and " }
plan-map-breaks = Natural breaks; edges are rounded so that no municipality changes its class.
plan-residents_at = { $people } residents ({ $to }).

plan-chapter-1 = Policy of the territory
plan-chapter-1-quote = Harmonious promotion of the territory as a system of interactions between different components, and its functional insertion into the wider system of region, state and Europe.
plan-chapter-2 = The structure
plan-chapter-3 = Ways of acting
plan-chapter-3-intro = The instruments of the founding document begin with surveys. Where there are data, the entry says what they show; where there are none, it says what is missing.
plan-chapter-4 = What we do not know

plan-summary-falls_ages_uneven = A territory that is shrinking and ageing, where services and money do not reach everybody equally
plan-summary-falls_ages_services = A territory that is shrinking and ageing, where services do not reach everybody equally
plan-summary-falls_ages = A territory that is shrinking and ageing
plan-summary-falls_uneven = A territory that is shrinking, where services do not reach everybody equally
plan-summary-uneven = A territory where services do not reach everybody equally
plan-summary-falls = A territory that is shrinking
plan-summary-finding = What the data say, each with its comparison
plan-summary-intro = { $n ->
        [one] { $number } thing the data say, with its comparison.
       *[other] { $number } things the data say, each with its comparison: the filled dot is the territory, the hollow one what it is compared with.
    }
plan-summary-unknown = What we do not know
plan-summary-unknown_text = How many people need what, how much firms produce, opening hours and waiting times of services, travel times, what has been spent: see the last chapter.
plan-summary-made = How these numbers are made
plan-summary-made_text = Each figure carries the mark of its data (D) and of its method (M), described one by one in the annex.
plan-guide-title = Contents and how to read
plan-guide-intro = The plan follows the headings of the founding document. Where there are data, an entry opens with what they show; where there are none, it says what is missing.
plan-guide-words = The agency’s words
plan-guide-words_text = Written and signed by the agency; they stay in each new edition.
plan-guide-missing = Missing
plan-guide-missing_text = Data that are not there, and how to bring them in.
plan-guide-marks = Data and methods
plan-guide-marks_text = The entry of the annex that the figure comes from.
plan-guide-closing = All maps can be read in black and white: darker is more, and the legend says how many municipalities are in each class.
plan-guide-ages = The sources are not of the same age: from the oldest (“{ $oldest }”) to the newest (“{ $newest }”)
plan-guide-ages_plain = The sources and their dates
plan-guide-ages_source = The date that each publisher states; where there is none, that is said.
plan-guide-today = today

plan-people-heading = 1.1 The territory as a system
plan-people-finding_missing = We do not know yet how many people live here
plan-people-missing = The registry has no indicator of residents (residents), additive, with a value for each municipality.
plan-people-remedy = A table of residents by municipality, at two dates at least, such as ISTAT’s at 1 January; it comes in as indicators.
plan-people-words = Here the agency says how it reads these facts and what it makes of them. To be written.
plan-people-finding_all = All { $units } municipalities lose residents
plan-people-finding_loss = Residents fall by { $rate }: { $losing } municipalities of { $units } lose some
plan-people-finding_gain = Residents grow by { $rate }, but { $losing } municipalities of { $units } lose some
plan-people-finding_old = ; overall, only the elderly grow in number
plan-people-finding_now = { $total } people live here in { $units } municipalities
plan-people-text_now = There are { $total } residents ({ $to }). A second date would say whether they grow or fall.
plan-people-text_loss = On { $to } the territory had { $total } residents, { $lost } fewer than on { $from }, when they were { $earlier }.
plan-people-text_gain = On { $to } the territory had { $total } residents, { $lost } more than on { $from }, when they were { $earlier }.
plan-people-spread_all = Every municipality loses, from { $least } in { $least_place } to { $most } in { $most_place }.
plan-people-spread = { $losing } municipalities of { $units } lose, from { $least } in { $least_place } to { $most } in { $most_place }.
plan-people-around = Between { $from } and { $to }, the dates available for both, the change is { $here } here and { $there } { $around }.
plan-people-note = { $lost } · { $change }
plan-people-note_text = From { $earlier } to { $total } residents, the sum of { $units } municipalities.
plan-people-summary_label = residents, from { $from } to { $to }
plan-people-summary_loss = There are { $total } residents, { $lost } fewer than on { $from }; { $losing } of { $units } municipalities lose some.
plan-people-summary_gain = There are { $total } residents, { $lost } more than on { $from }; { $losing } of { $units } municipalities lose some.
plan-people-ages = Over the same years residents aged { $age_old } and over went from { $old_before } to { $old_now }, those under { $age_young } from { $young_before } to { $young_now }, people between { $age_young } and { $age_middle } from { $middle_before } to { $middle_now }. Those aged { $age_old } or over are { $share_now } of residents, against { $share_before } before; for every { $hundred } people under { $age_young } there are { $index_now } elderly, against { $index_before }.
plan-people-third = { $n ->
        [one] In { $number } municipality more than a third of residents are { $age_old } or over.
       *[other] In { $number } municipalities more than a third of residents are { $age_old } or over.
    }
plan-people-index_label = elderly people ({ $age_old } and over) for every { $hundred } under { $age_young }
plan-people-index_summary = There were { $index_before }. Those aged { $age_old } or over are { $share_now } of residents, against { $share_before } before.
plan-people-income = Mean income per taxpayer is { $income } euro ({ $period }).
plan-people-income_around = Mean income per taxpayer is { $income } euro ({ $period }); { $around } it is { $there } euro.
plan-people-map_loss = Residents lost, { $from }–{ $to }, %
plan-people-map_change = Change of residents, { $from }–{ $to }, %
plan-people-map_old = Elderly people per hundred residents, { $to }
plan-people-maps = The greatest loss is not always where people are oldest: { $most } loses most, { $oldest } is the oldest
plan-people-maps_same = { $most } loses most and is also the oldest municipality
plan-people-map = The change of residents between { $from } and { $to }
plan-people-alt = Maps by municipality, from { $from } to { $to }.
plan-people-table = Who loses most

plan-even-heading = 1.2 Harmonious promotion
plan-even-finding_missing = How evenly services reach people cannot be said yet
plan-even-missing = It takes the residents of each municipality and the complete list of the sites of one service at least.
plan-even-remedy = The sites of a service with the code of the municipality or coordinates; they come in as assets.
plan-even-finding = { $level } of the residents have { $one } in their own municipality
plan-even-finding_within = ; the gap lies within labour areas more than between them
plan-even-finding_between = ; the gap lies between labour areas more than within them
plan-even-text = { $n ->
        [one] Harmony here is a question in two parts: what share of residents has a service nearby, and how much that share varies from one municipality to another. There is a list of sites for one service only, { $services }: the mean level is { $mean }.
       *[other] Harmony here is a question in two parts: what share of residents has a service nearby, and how much that share varies from one municipality to another. For the { $number } services with a list of sites, { $services }, the mean level is { $mean }.
    }
plan-even-both = { $n ->
        [2] { $all } of the residents have both in their own municipality, { $none } neither.
       *[other] { $all } of the residents have all of them in their own municipality, { $none } none.
    }
plan-even-around = With the residents of { $to }, the date available for both, the mean level is { $here } here and { $there } { $around }
plan-even-around_more = , where it is also spread more evenly.
plan-even-around_less = , where it is spread less evenly, though.
plan-even-note = { $mean } and { $harmony }
plan-even-note_text = Mean level and index of harmony (one = the same for everybody).
plan-even-note_single = Mean level and index of harmony. With one service only, which is there or not, the index equals the level and says nothing more.
plan-even-within = { $part } of the inequality lies within the labour areas: next to a municipality that is served there is one that is not.
plan-even-between = Only { $part } of the inequality lies within the labour areas: the rest is between one and another.
plan-even-theil = Inequality { $theil }: { $within } within the labour areas, { $between } between them.
plan-even-near = If a site within { $km } kilometres is enough, the level rises to { $mean }.
plan-even-near_lacking = { $people } people do not have { $one } within { $km } kilometres.
plan-even-near_all = Everybody has { $one } within { $km } kilometres.
plan-even-curve_title = % of the residents
plan-even-curve_x = kilometres from the municipality’s seat to the nearest site
plan-even-own_unit = own municipality
plan-even-curve_whole = { $service }: everybody has one within { $km } kilometres.
plan-even-curve_never = { $service }: not everybody has one within the distances shown.
plan-even-curve_note = The residents of a municipality all stand at its seat. Distances are straight lines times the stated factor. Sites beyond the border count too, where they are loaded.
plan-even-table = Mean level by labour area
plan-even-table_note = Mean share of the services that residents have in their own municipality.
plan-even-no_group = no labour area

plan-beyond-heading = 1.3 In the wider system
plan-beyond-finding_missing = With whom the territory works outside cannot be said yet
plan-beyond-missing = No source says who of the territory takes part in initiatives with others.
plan-beyond-remedy = A list of participations (project, partner, lead), such as Interreg’s partners; it comes in as initiatives with their partners.
plan-beyond-words = Here the agency writes the future it proposes and the responsibility it takes for it. To be written.
plan-beyond-finding = { $n ->
        [one] { $ours } of { $all } network projects has a partner from the territory
       *[other] { $ours } of { $all } network projects have a partner from the territory
    }
plan-beyond-finding_as_people = , in line with its share of the population
plan-beyond-finding_less_than_people = , below its share of the population
plan-beyond-finding_more_than_people = , above its share of the population
plan-beyond-text = { $n ->
        [one] Of the { $all } network projects with at least one partner in the municipalities loaded, { $ours } has one from the territory: { $part }.
       *[other] Of the { $all } network projects with at least one partner in the municipalities loaded, { $ours } have one from the territory: { $part }.
    }
plan-beyond-who = Taking part, with the number of projects of each:
plan-beyond-people = The territory is home to { $people } of the residents of the municipalities loaded ({ $to }).
plan-beyond-countries = { $n ->
        [one] The partners come from { $number } country: { $names }.
       *[other] The partners come from { $number } countries: { $names }.
    }
plan-beyond-note = { $ours } of { $all }
plan-beyond-note_text = A partner is placed where its seat is stated to be.

plan-constitution-heading = 2.1 How it is made up
plan-constitution-text = The founding document foresees four bodies. Who belongs to them, with what mandate and since when, is for the agency to write: the plan names nobody who was not named.
plan-constitution-words = To be written for each body: mandate, members, date of the act, who answers.
plan-constitution-table = The bodies of the structure
plan-constitution-body = body
plan-constitution-answers = who answers
plan-constitution-promoters = Promoting group
plan-constitution-unit = Technical unit
plan-constitution-task_force = Task force
plan-constitution-groups = Working or study groups
plan-constitution-to_write = to be written
plan-purposes-heading = 2.2 What it is for
plan-purposes-text = To raise awareness of what is latent in the territory.
plan-purposes-words = To be written: which of these purposes the agency takes on this year, and how it will know that they are reached.
plan-purposes-arouse = Rouse
plan-purposes-arouse_text = Awareness and activation of the actors; support of their own initiatives; help for potential integrations; local competences put to use; development of methods.
plan-purposes-make = Make
plan-purposes-make_text = Communication: data banks and networks; pilot projects, with supervision and coordination of methods; sources of funding: found, promoted, reached.
plan-latencies-heading = 2.2 Awareness of latencies
plan-latencies-finding_none = The rules find no latency in what is on record
plan-latencies-missing = In today’s data no rule finds anything that the territory could do and does not: the survey may be missing.
plan-latencies-remedy = Needs, offers, assets, ties between actors and calls in the registry; the places of records on the grid.
plan-latencies-finding = { $n ->
        [one] There is one thing the territory could do and does not
       *[other] There are { $number } things the territory could do and does not
    }
plan-latencies-text = { $n ->
        [one] The rules find { $number }:
       *[other] The rules find { $number }:
    }
plan-latencies-table = Latencies, the surest and greatest first
plan-latencies-what = What, and why
plan-latencies-where = Where
plan-latencies-sure = Confidence
plan-latencies-do = What can be done
plan-latencies-note = A latency is a question, not a judgement: who accepts it ascertains it before acting. Those dismissed with a reason are left out.
plan-latencies-words = Which of these latencies the agency takes on, with whom and by when.

plan-grid-heading = 2.3 The grid
plan-grid-finding_empty = The grid is empty: the registry holds nothing yet to place on it
plan-grid-finding_missing = { $n ->
        [one] The grid is empty: { $number } record awaits a position
       *[other] The grid is empty: { $number } records of needs, offers, initiatives and assets await a position
    }
plan-grid-missing = No record of the territory has a position on the grid of areas, dimensions and modalities.
plan-grid-remedy = Columns for area, dimension and modality in what is imported, or the position chosen in the record by somebody who knows it.
plan-grid-finding = { $placed } records stand in { $cells } of the grid’s { $of } cells
plan-grid-text = { $placed } records have a position, in { $cells } of { $of } cells; { $unplaced } wait for theirs.

plan-needs-heading = 3.1a Emerging needs and aggregated demand
plan-needs-finding_missing = No source says yet who needs what
plan-needs-missing = There are neither requests at desks, nor waiting lists, nor questionnaires.
plan-needs-remedy = The register of social desks and municipalities, as a table, one row a request without names of persons; or a questionnaire of the technical unit.
plan-needs-finding = On record: { $needs } needs, { $offers } offers
plan-needs-text = { $needs } needs and { $offers } offers are on record in the territory.
plan-hotspots-finding_none = . “{ $indicator }”: no cluster that chance does not explain
plan-hotspots-finding_high = { $n ->
        [one] . “{ $indicator }”: { $number } municipality is high among high neighbours
       *[other] . “{ $indicator }”: { $number } municipalities are high among high neighbours
    }
plan-hotspots-finding_low = { $n ->
        [one] . “{ $indicator }”: { $number } municipality is low among low neighbours
       *[other] . “{ $indicator }”: { $number } municipalities are low among low neighbours
    }
plan-hotspots-finding_both = . “{ $indicator }”: { $high } municipalities high among high neighbours, { $low } low among low
plan-hotspots-text = Where do similar values lie close together more than chance would explain? For “{ $indicator }” ({ $period }) each municipality is compared with its neighbours, { $used } municipalities in all, { $context } of them outside the territory.
plan-hotspots-text_alone = Where do similar values lie close together more than chance would explain? For “{ $indicator }” ({ $period }) each municipality is compared with its neighbours, { $used } municipalities, all in the territory: for the others there is no value.
plan-hotspots-lasting = Allowing for the many comparisons made at once, { $lasting } remain.
plan-hotspots-lasting_none = But many comparisons are made at once and, allowing for that, none remains: these are hints, not findings.
plan-hotspots-none = No municipality stands out with its neighbours more than chance would explain: that is a finding too.
plan-hotspots-HH = { $n ->
        [one] High among high neighbours is { $number } municipality:
       *[other] High among high neighbours are { $number } municipalities:
    }
plan-hotspots-LL = { $n ->
        [one] Low among low neighbours is { $number } municipality:
       *[other] Low among low neighbours are { $number } municipalities:
    }
plan-hotspots-note = A cluster says where to look, not why.
plan-hotspots-caption = Clusters: { $indicator }, { $period }
plan-hotspots-caption_hints = Hints of clusters, which the many comparisons do not confirm: { $indicator }, { $period }

plan-initiatives-heading = 3.1b Existing initiatives
plan-initiatives-finding_missing = No initiative is on record yet
plan-initiatives-missing = No initiative with a place in the territory can be seen by the readers of this plan.
plan-initiatives-remedy = The list of funded projects with amount and code of the municipality; it comes in as initiatives.
plan-initiatives-finding = { $programme }: { $number } initiatives for { $money }
plan-initiatives-finding_contrast = { $number } of the projects are under “{ $most }”, but { $money } of the money is under “{ $rich }”
plan-initiatives-finding_light = { $number } of the projects are under “{ $most }”, with { $money } of the money
plan-initiatives-text_dated = { $programme }: at the date of the source ({ $date }) there are { $number } initiatives with at least one place in the territory, for { $money }, each counted once and whole.
plan-initiatives-text = { $programme }: there are { $number } initiatives with at least one place in the territory, for { $money }, each counted once and whole.
plan-initiatives-class_one = { $number } are under “{ $most }”, with { $money } of the money.
plan-initiatives-class_two = { $number } are under “{ $most }” and carry { $little } of the money; the { $few } under “{ $rich }” carry { $money } of it.
plan-initiatives-largest = The largest, { $money }, is in { $place }: “{ $title }”.
plan-initiatives-split = Split in equal parts among the places of each initiative, { $kept } stays in the territory; { $away } goes to places outside.
plan-initiatives-places_file = The places come from the file { $file }: of those not in it nothing is known, and their share is counted in those that are.
plan-initiatives-classes = The number of projects and the money tell two different stories
plan-initiatives-classes_title = Share of the projects and share of the money
plan-initiatives-share_number = share of the projects
plan-initiatives-share_money = share of the money
plan-initiatives-head = The money that stays in the territory is { $head } euro per resident (residents: { $to }), from { $low } in { $last } to { $top } in { $first }.
plan-initiatives-head_top = The money that stays in the territory is { $head } euro per resident (residents: { $to }), up to { $top } in { $first }.
plan-initiatives-around = By the same source and residents it is { $there } euro { $around }.
plan-initiatives-around_table = With the residents of { $to }, the date available for both, the same source's table by municipality gives { $head } euro per resident here and { $there } { $around }.
plan-initiatives-summary = { $number } projects for { $money }.
plan-initiatives-summary_around = The share of the territory, { $kept }, is { $head } euro per resident, against { $there } { $around }.
plan-initiatives-first = { $first }, with { $people } of the residents, has { $money } of the money.
plan-initiatives-none = { $n ->
        [one] { $number } municipality has none:
       *[other] { $number } municipalities have none:
    }
plan-initiatives-label = { $programme }: euro per resident
plan-initiatives-label_dated = { $programme }: euro per resident, { $date }
plan-initiatives-without_first = Without { $first }
plan-initiatives-without_first_text = { $rest } euro per resident in the other { $number } municipalities.
plan-initiatives-map = { $programme }: euro per resident
plan-initiatives-map_caption = { $first } has { $top } euro per resident, { $last } has { $low }
plan-initiatives-map_caption_top = { $first } has the most money per resident: { $top } euro
plan-initiatives-map_note = Residents: { $to }. The place is where the work is, not where those who benefit live: a work may serve several municipalities.
plan-initiatives-table = The municipalities with the most euro per resident
plan-initiatives-table_note = A project in several municipalities counts in each: the column “projects” does not add up.
plan-initiatives-other_dated = { $programme }: at the date of the source ({ $date }) there are { $number } initiatives for { $money }.
plan-initiatives-other = { $programme }: there are { $number } initiatives for { $money }.
plan-initiatives-few = More than half, { $number }, are in { $names }.
plan-initiatives-begun = { $n ->
        [one] Work has begun or ended in { $number } ({ $part }).
       *[other] Work has begun or ended in { $number } ({ $part }).
    }
plan-initiatives-begun_around = By the same source the share is { $part } { $around }.
plan-initiatives-phases = { $n ->
        [one] Work has started in { $number } case of { $all }
       *[other] Work has started in { $number } cases of { $all }
    }
plan-initiatives-phase_filled = work begun or ended
plan-initiatives-phase_hollow = before the work

plan-production-heading = 3.1c Productive potential
plan-production-finding_missing = How much is produced, and where, cannot be said yet
plan-production-missing = There are no employees and local units by branch and municipality, and no input-output table: specialisation and supply chains cannot be computed.
plan-production-remedy = The register of local units (ISTAT, ASIA), municipality by branch, two years at least; it comes in as an indicator in long form.

plan-services-heading = 3.1d Services and infrastructure
plan-services-finding_missing = No complete list of sites is on record yet
plan-services-missing = No site of a service with a place in the territory can be seen by the readers of this plan, or the lists on record are incomplete.
plan-services-remedy = The list of the sites of a service (libraries, counselling centres, surgeries) with the code of the municipality or coordinates; it comes in as assets.
plan-services-words = Here the agency says which services it holds essential, and within what distance. To be written.
plan-services-finding_all = { $service }: every municipality has one
plan-services-finding_near = { $n ->
        [one] { $number } municipality lacks { $service }, but has one within { $km } kilometres
       *[other] { $number } municipalities lack { $service }, but have one within { $km } kilometres
    }
plan-services-finding_far = { $n ->
        [one] { $number } municipality lacks { $service }; for { $far } it is more than { $km } kilometres away
       *[other] { $number } municipalities lack { $service }; for { $far } it is more than { $km } kilometres away
    }
plan-services-text = { $opening }: { $sites } sites are listed, in { $with } of { $units } municipalities.
plan-services-without = { $n ->
        [one] The municipality that has none ({ $number }) is home to { $people } people, { $part } (residents: { $to }).
       *[other] The { $number } municipalities that have none are home to { $people } people, { $part } (residents: { $to }).
    }
plan-services-they_are = They are
plan-services-without_note = { $people } · { $part }
plan-services-without_note_text = Residents of the municipalities without { $one }, { $to }.
plan-services-around = With the residents of { $to }, the date available for both, it is { $here } here and { $there } { $around }.
plan-services-all_near = From every municipality the nearest site is within { $km } kilometres.
plan-services-far = { $n ->
        [one] From { $number } municipality, { $people } residents, the nearest site is more than { $km } kilometres away.
       *[other] From { $number } municipalities, { $people } residents, the nearest site is more than { $km } kilometres away.
    }
plan-services-border = The border counts: without the sites outside, { $number } municipalities would be beyond that distance, with { $people } people.
plan-services-straight = Kilometres
plan-services-straight_text = Straight lines between seats, times { $factor }. Sites outside the municipalities loaded do not count, even where they are nearer.
plan-services-straight_inside = { $n ->
        [one] No source states the seat of { $number } municipality: a point inside it stands for it.
       *[other] No source states the seat of { $number } municipalities: a point inside each stands for it.
    }
plan-services-capacity = Capacity not known
plan-services-capacity_text = A site counts as a site: hours, staff and waiting times are not in the data.
plan-services-neither = { $n ->
        [one] None of these services is found in { $number } municipality, { $people } people:
       *[other] None of these services is found in { $number } municipalities, { $people } people:
    }
plan-services-partial = “{ $title }”: { $number } sites in { $units } municipalities. The list is incomplete: nothing is inferred from what is not in it.
plan-services-label = live in a municipality without { $one }
plan-services-summary = That is { $people } people in { $number } of { $units } municipalities.
plan-services-table = The farthest municipalities: { $service }
plan-services-table_total = All residents beyond { $km } kilometres
plan-services-map_title = Kilometres to { $one }
plan-services-map = The farthest municipality is { $place }: { $km } kilometres to { $one }
plan-services-map_note = From the municipality’s seat to the nearest site; zero where the municipality has one.
plan-services-more_title = A hypothesis, not a proposal
plan-services-more = { $n ->
        [one] One more site in { $place } would give { $people } people in { $number } municipality { $one } within { $km } kilometres.
       *[other] One more site in { $place } would give { $people } people in { $number } municipalities { $one } within { $km } kilometres: no other municipality would reach more.
    }

plan-heritage-heading = 3.1e Ethnic, cultural and natural heritage
plan-heritage-finding_missing = There is no list of the heritage yet
plan-heritage-missing = No list of heritage with place, condition and use is on record.
plan-heritage-remedy = The list of protected heritage and museums, as a table or GeoJSON, with coordinates and condition; it comes in as assets.
plan-heritage-finding = { $number } pieces of heritage on record in { $with } of { $units } municipalities
plan-heritage-finding_unknown = { $number } pieces of heritage in { $with } of { $units } municipalities; the condition of none is on record
plan-heritage-text = { $number } pieces of heritage are on record, in { $with } of { $units } municipalities:
plan-heritage-class = { $number } of { $class }
plan-heritage-idle = { $n ->
        [0] None is said to be free.
        [one] One is free, wholly or in part
       *[other] { $idle } are free, wholly or in part
    }
plan-heritage-risk = { $n ->
        [one] One is at risk or in poor condition
       *[other] { $number } are at risk or in poor condition
    }
plan-heritage-conditions = Condition:
plan-heritage-gaps = What is lacking in the records, and of how many assets:
plan-heritage-condition = { $n ->
        [0] The condition of none is on record.
        [one] The condition of one is on record.
       *[other] The condition of { $number } is on record.
    }
plan-heritage-lists = From { $lists }.
plan-heritage-lists_partial = From { $lists }. These lists are incomplete: nothing is inferred from what is not in them.
plan-heritage-map_title = Pieces of heritage
plan-heritage-map = The municipality with most heritage on record is { $place }: { $number }
plan-heritage-map_note = What lies in several municipalities is counted in each.

plan-actors-heading = 3.1f Leading or integrating actors
plan-actors-finding_missing = Who acts in the territory is not on record yet
plan-actors-missing = No actor with a seat in the territory can be seen by the readers of this plan.
plan-actors-remedy = A list of bodies with tax code and municipality, such as those that receive the five per thousand; it comes in as actors.
plan-actors-words = Here the agency says with whom it works already and whom it would like to involve. To be written.
plan-actors-finding = { $number } { $nature } are on record
plan-actors-finding_thinner = { $nature } listed: { $here } for every { $per } residents, fewer than { $around } ({ $there })
plan-actors-finding_thicker = { $nature } listed: { $here } for every { $per } residents, more than { $around } ({ $there })
plan-actors-finding_less = {""}; the median body receives less than half as much
plan-actors-text = Of the { $number } actors in the list “{ $source }”, { $main } are { $nature }
plan-actors-note = of { $number }
plan-actors-summary = That is { $main } { $nature } of { $number } actors in the list.
plan-actors-density = For every { $per } residents ({ $to }) there are { $here }, against { $there } { $around }.
plan-actors-summary_around = There are { $there } for every { $per } residents { $around }.
plan-actors-label = { $nature } listed for every { $per } residents
plan-actors-label_number = { $nature } on record
plan-actors-median = Of these { $main }, the median body receives { $median }.
plan-actors-median_around = Of these { $main }, the median body receives { $median }; { $around }, { $there }.
plan-actors-top = The tenth that receives most, { $number } bodies, takes { $part } of { $total }.
plan-actors-no_network = Who holds the network together cannot be said yet: no source links these bodies to each other.
plan-actors-none = { $n ->
        [one] None in { $number } municipality
       *[other] None in { $number } municipalities
    }
plan-actors-map = { $part } have their seat in { $place }
plan-actors-map_none = { $n ->
        [one] ; in { $number } municipality there is none
       *[other] ; in { $number } municipalities there is none
    }
plan-actors-map_note = The place is the seat. Those not in the list ({ $date }) do not appear.

plan-basins-heading = 3.1g Homogeneous or integrated basins
plan-basins-finding_missing = Who works where cannot be said yet
plan-basins-missing = No source says how many leave and enter each municipality for work.
plan-basins-remedy = The commuters of each municipality (resident, in the same municipality, coming in); they come in as indicators.
plan-basins-finding_out = { $n ->
        [one] Only { $number } municipality receives more workers than it sends out; the territory as a whole sends out more
       *[other] Only { $number } municipalities receive more workers than they send out; the territory as a whole sends out more
    }
plan-basins-finding_in = { $n ->
        [one] Only { $number } municipality receives more workers than it sends out; the territory as a whole receives more
       *[other] { $number } municipalities receive more workers than they send out; the territory as a whole receives more
    }
plan-basins-text = In { $period } { $part } of those who commuted to work worked in their own municipality.
plan-basins-gaining = { $n ->
        [one] had more coming in than going out; of the others, { $others } sent out more workers than they received.
       *[other] had more coming in than going out; of the others, { $others } sent out more workers than they received.
    }
plan-basins-balance = { $out } left the municipalities of the territory and { $in } came in, including those who go from one of them to another.
plan-basins-note = { $in } coming in minus { $out } going out.
plan-basins-label = { $n ->
        [one] municipality receives more workers than it sends out, { $period }
       *[other] municipalities receive more workers than they send out, { $period }
    }
plan-basins-summary = { $names }; the other { $others } send out more. Going out are { $out }, coming in { $in }: the balance is { $net }.
plan-basins-come = come in
plan-basins-leave = go out
plan-basins-areas = { $n ->
        [one] The municipalities belong to { $number } local labour area.
       *[other] The municipalities belong to { $number } local labour areas.
    }
plan-basins-foreign = { $n ->
        [one] { $number } municipality, { $people } residents ({ $part }), gravitates to a centre outside: { $names }.
       *[other] { $number } municipalities, { $people } residents ({ $part }), gravitate to a centre outside: { $names }.
    }
plan-basins-map_title = Coming in minus going out for work
plan-basins-map_in = more come in than go out
plan-basins-map_out = more go out than come in
plan-basins-map = Few centres draw workers; the lowest balance is that of { $last }
plan-basins_flows-missing = Where people go from and to is not known: there are only totals for each municipality, not the flows between them.
plan-basins_flows-remedy = The matrix of commuting to work (ISTAT), municipality of origin and of destination; it comes in as flows.

plan-waiting-heading = 3.2 and following. The parts still to come
plan-waiting-finding = { $n ->
        [one] One part of the founding document waits for its records
       *[other] Other parts of the founding document wait for their records
    }
plan-waiting-text = These entries have no data yet: they fill in as the registry grows.
plan-waiting-duties = Responsibilities
plan-waiting-duties_text = They wait for objectives, commitments and actions, each with who answers for it and until when; accepting a latency makes an action too.
plan-waiting-projects = Projects, partnerships, pilots
plan-waiting-projects_text = They wait for the records of the projects that the territory designs, with cost, money found and who does what.
plan-waiting-funding = Sources of funding
plan-waiting-funding_text = They wait for the calls, which can be imported from an open list, and for the applications made.
plan-waiting-taking_part = Participation
plan-waiting-taking_part_text = It waits for consultations, meetings, desks and the requests that come to them.
plan-waiting-growing = Human resources
plan-waiting-growing_text = They wait for the professional register, the courses and their editions.

plan-unknown-heading = Open questions
plan-unknown-finding = What this edition cannot say, and which data would
plan-unknown-needs = Who needs what?
plan-unknown-needs_why = No source gathers requests: needs are seen only where a service is missing.
plan-unknown-needs_how = Registers of desks, waiting lists, a questionnaire.
plan-unknown-production = How much do firms produce, and in which branches?
plan-unknown-production_why = Employees and local units by branch and municipality are missing.
plan-unknown-production_how = The register of local units, two years at least.
plan-unknown-capacity = How open and how full are the services?
plan-unknown-capacity_why = The lists give sites, not hours, staff and waiting times.
plan-unknown-capacity_how = The service charter of each provider, with capacity and times.
plan-unknown-travel = How long does it take to get there?
plan-unknown-travel_why = There is no road graph and no timetable: distances are straight lines times a factor.
plan-unknown-travel_how = A road graph and the timetables of public transport.
plan-unknown-spent = What has been spent?
plan-unknown-spent_why = The sources say what was granted, not the payments.
plan-unknown-spent_how = The payments of each project, with their dates.
plan-unknown-since = What has changed in the projects since the date of the sources?
plan-unknown-since_why = The largest source is more than a year old: what came later is not in the registry.
plan-unknown-since_how = The latest version of the same sources, imported again.
plan-unknown-heritage = What heritage is there, and what of it is unused?
plan-unknown-heritage_why = There is no list of heritage with place, condition and use.
plan-unknown-heritage_how = The list of protected heritage and museums, with coordinates.
plan-unknown-ties = Who holds the network together?
plan-unknown-ties_why = No source links the bodies of the territory to each other.
plan-unknown-ties_how = Partnerships, agreements, common bodies.
plan-unknown-flows = Where do people go, and from where?
plan-unknown-flows_why = There are the totals of each municipality, not the flows.
plan-unknown-flows_how = The matrix of movements by municipality.

plan-value-period = Date or period of the data
plan-value-stated = Date that the source states
plan-value-year = Year on the scale
plan-value-edition = Date of the edition
plan-value-given = Given by the definition or the method
plan-value-more = Others, not named in the text
plan-value-units = Municipalities of the territory
plan-value-borders = Pairs of municipalities that border on each other
plan-value-residents = Residents
plan-value-residents_of = Residents: { $place }
plan-value-residents_difference = Difference of residents, without sign
plan-value-residents_change = Change of residents
plan-value-residents_rate = Change of residents, without sign
plan-value-residents_change_of = Change of residents: { $place }
plan-value-residents_change_common = Change of residents between the common dates: { $place }
plan-value-units_losing = Municipalities that lose residents
plan-value-ages_old = Residents of 65 and over
plan-value-ages_young = Residents under 15
plan-value-ages_middle = Residents between 15 and 64
plan-value-ages_share = Share of residents of 65 and over
plan-value-ages_index = Residents of 65 and over for every 100 under 15
plan-value-units_third_old = Municipalities where more than a third of the residents are 65 or over
plan-value-income = Total income divided by taxpayers: { $place }
plan-value-units_in_class = Municipalities in a class of the map “{ $map }”
plan-value-units_missing = Municipalities without a value in the map “{ $map }”
plan-value-services_known = Services of which all sites are known
plan-value-even_mean = Mean level: part of the services that residents have in their own municipality
plan-value-even_all = Share of residents with all services in their own municipality
plan-value-even_none = Share of residents with no service in their own municipality
plan-value-even_level = Share of residents who have in their own municipality { $one }
plan-value-even_common = Mean level with the residents of the common date: { $place }
plan-value-even_within_part = Part of the inequality within labour areas
plan-value-even_near = Mean level if a site within the threshold is enough
plan-value-harmony = Index of harmony
plan-value-theil = Inequality (Theil) and its parts
plan-value-curve = Share of residents within the distance: { $service }
plan-value-whole_km = Kilometres within which everybody is reached: { $service }
plan-value-group_units = Municipalities of the labour area: { $place }
plan-value-group_mean = Mean level of the labour area: { $place }
plan-value-networks = Network projects with at least one partner in the municipalities that are loaded
plan-value-networks_ours = Network projects with at least one partner of the territory
plan-value-networks_part = Share of the projects with a partner of the territory
plan-value-networks_of = Projects of { $actor }
plan-value-people_part = Share of the residents who live in the territory
plan-value-countries = Countries of the partners
plan-value-unplaced = Records without a position on the grid
plan-value-placed = Records with a position on the grid
plan-value-cells = Cells of the grid with at least one record
plan-value-latencies = Latencies found
plan-value-latencies_rule = Latencies found: { $rule }
plan-value-latencies_part = Figure of the latency “{ $title }”
plan-value-latencies_sure = Confidence of the latency “{ $title }”
plan-method-latencies = Rules of latencies
plan-method-latencies-question = What could the territory do and does not?
plan-method-latencies-source = Nine rules over the records and ties that the reader may see; where nobody says how far people can go, 10 km. Partners in common are weighed by resource allocation (Zhou, Lü and Zhang 2009, doi:10.1140/epjb/e2009-00335-8).
plan-value-needs = Needs in the territory
plan-value-offers = Offers in the territory
plan-value-hotspots = { $class }: { $indicator }
plan-value-hotspots_lasting = Municipalities that remain after correcting for many comparisons
plan-value-hotspots_used = Municipalities compared
plan-value-hotspots_context = Municipalities compared outside the territory
plan-value-hotspots_missing = Municipalities of the territory without a value
plan-value-initiatives = Initiatives with at least one place in the territory: { $programme }
plan-value-initiatives_of = Initiatives that touch { $place }
plan-value-initiatives_money = Money of the initiatives, whole: { $programme }
plan-value-initiatives_largest = The largest initiative
plan-value-initiatives_kept = Money in the territory, split among the places
plan-value-initiatives_away = Money to places outside the territory
plan-value-class_number = Share of the projects: { $class }
plan-value-class_money = Share of the money: { $class }
plan-value-class_count = Projects: { $class }
plan-value-class_millions = Millions of euro: { $class }
plan-value-money_of = Money, split among the places: { $place }
plan-value-money_per_head_table = Euro per resident, from the table by municipality: { $place }
plan-value-money_per_head = Euro per resident: { $place }
plan-value-first_money = Share of the money: { $first }
plan-value-first_people = Share of the residents: { $first }
plan-value-units_none = Municipalities without
plan-value-units_others = The other municipalities
plan-value-few = In the few municipalities that have more than half
plan-value-begun = With work begun or ended
plan-value-begun_part = Share with work begun or ended: { $place }
plan-value-phase_number = In the phase: { $phase }
plan-value-sites = Sites in the territory: { $service }
plan-value-units_with = Municipalities with at least one site: { $service }
plan-value-units_without = Municipalities without a site: { $service }
plan-value-people_without = Residents of the municipalities without a site: { $service }
plan-value-part_without = Share of residents in municipalities without a site: { $service }
plan-value-part_without_common = Share of residents in municipalities without a site, at the common date: { $service }, { $place }
plan-value-units_far = Municipalities farther than the threshold from the nearest site: { $service }
plan-value-seats_not_stated = Municipalities whose seat no source states
plan-value-people_far = Residents farther than the threshold from the nearest site: { $service }
plan-value-units_far_inside = Municipalities farther than the threshold, without the sites beyond the border: { $service }
plan-value-people_far_inside = Residents farther than the threshold, without the sites beyond the border: { $service }
plan-value-factor = Factor by which the straight line is multiplied
plan-value-units_no_service = Municipalities with none of the services
plan-value-people_no_service = Residents of the municipalities with none of the services
plan-value-listed = Sites of the list “{ $title }”
plan-value-listed_units = Municipalities with sites of the list “{ $title }”
plan-value-km_of = Kilometres from { $place }: { $service }
plan-value-people_more = Residents whom one more site in { $place } would reach: { $service }
plan-value-units_more = Municipalities that one more site in { $place } would reach: { $service }
plan-value-heritage = Heritage assets
plan-value-heritage_class = Heritage: { $class }
plan-value-heritage_condition = Heritage of which the condition is written
plan-value-heritage_of = Heritage on record: { $place }
plan-value-heritage_units = Municipalities with heritage assets
plan-value-heritage_idle = Assets free in whole or in part
plan-value-actors = Actors of the list
plan-value-actors_nature = Actors: { $nature }
plan-value-ages_share_of = Residents of 65 and over, in a hundred: { $place }
plan-value-actors_of = { $nature }: { $place }
plan-value-actors_density = Actors by residents: { $place }
plan-value-actors_first = Share of the actors with a seat in { $place }
plan-value-people_none = Residents of the municipalities without
plan-value-median = Median of what a body receives: { $place }
plan-value-received = What the bodies receive in all
plan-value-top = A tenth of the bodies
plan-value-top_part = Share of what the tenth that receives most receives
plan-value-units_gaining = Municipalities with more coming in than going out for work
plan-value-units_sending = Municipalities with more going out than coming in for work
plan-value-commuters_home = Share of commuters who work in their own municipality
plan-value-commuters_in = Coming in for work, sum of the municipalities
plan-value-commuters_out = Going out for work, sum of the municipalities
plan-value-commuters_net = Coming in less going out for work
plan-value-commuters_net_of = Coming in less going out for work: { $place }
plan-value-areas = Local labour areas
plan-value-areas_foreign = Municipalities that belong to a centre outside the territory
plan-value-areas_foreign_people = Their residents
plan-value-areas_foreign_part = Their share of the residents

plan-method-sums = Sums and changes
plan-method-sums-question = How many in all, and how many more or fewer?
plan-method-sums-source = Sum of the municipalities’ values, if none is missing; change: the last value divided by the first, less one.
plan-method-rates = Ratios
plan-method-rates-question = What part of the whole?
plan-method-rates-source = The ratio of the whole is sum over sum, never the mean of ratios.
plan-method-contiguity = Shared borders
plan-method-contiguity-question = Who borders on whom?
plan-method-contiguity-source = Two municipalities border on each other if they share a stretch of border.
plan-method-hotspots = Local spatial association
plan-method-hotspots-question = Where do like values stand near each other more than chance would have it?
plan-method-hotspots-source = Anselin 1995
plan-method-counts = Counts of records
plan-method-counts-question = How many records?
plan-method-counts-source = Each record is counted once; illustrative ones are left out.
plan-method-money = Money by place
plan-method-money-question = How much money, and where?
plan-method-money-source = Whole cents; each initiative once in the whole, split in exact parts among its places, rounded once when shown.
plan-method-access = Access to services
plan-method-access-question = Who reaches which service?
plan-method-access-source = Luo and Wang 2003, doi:10.1068/b29120. Residents stand at the seat of their municipality, a site at its point or, where that is not known, at the seat of its municipality; threshold and factor are stated.
plan-method-harmony = Harmony
plan-method-harmony-question = How evenly do services reach people?
plan-method-harmony-source = Theil 1967; Shorrocks 1980, doi:10.2307/1913126. Coverage: services that the municipality has over services chosen, weighted by residents; harmony: e to the power of minus Theil’s inequality.
plan-method-median = Median and tenths
plan-method-median-question = How much does the one in the middle receive, and how much the tenth that receives most?
plan-method-median-source = The middle value of the ordered amounts; the tenth is rounded up.
plan-method-balance = Balance of commuters
plan-method-balance-question = Who draws workers and who sends them out?
plan-method-balance-source = Coming in from other municipalities less residents who leave their own.

plan-label-figure = Figure
plan-label-table = Table
plan-label-source = Source
plan-label-contents = Contents
plan-label-summary = Summary
plan-label-annex = Annex: data and methods
plan-label-data = Data
plan-label-methods = Methods
plan-label-values = Values
plan-label-missing = Missing
plan-label-remedy = How to bring it in
plan-label-edition = Edition
plan-label-digest = digest
plan-label-status = draft generated from the data
plan-label-page = page
plan-label-publisher = publisher
plan-label-licence = licence
plan-label-date = date
plan-label-date_unknown = date not stated
plan-label-version = version
plan-label-rows = rows
plan-label-question = question
plan-label-parameters = parameters
plan-label-value = value
plan-label-unit = unit
plan-label-method = method
plan-label-measure = what it measures
plan-label-no_value = no value
plan-label-online = Online:
plan-label-annex_intro = Each entry says who publishes the data, to which date they refer, under which licence and with which digest. Two editions with the same digest have the same data.
plan-label-empty = No data have come in yet: the plan begins with the first import.

# The municipalities, one by one.
plan-units-heading = The municipalities, one by one
plan-units-finding = What is known of each municipality
plan-units-table = The municipalities in alphabetical order
plan-units-residents = residents { $year }
plan-units-change = change since { $year }
plan-units-old = 65 and over
plan-units-km = km to { $one }
plan-units-own = in town
plan-units-initiatives = { $programme }: projects
plan-units-head = { $programme }: € per resident
plan-illustrative = { $n ->
        [one] One illustrative record, made up, is counted in it.
       *[other] { $count } illustrative records, made up, are counted in it.
    }
plan-people-two_sources = The two dates come from different sources: “{ $before }” and “{ $now }”.
