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

plan-subtitle = { $n ->
        [one] One municipality: what the data show, what they do not say, how to bring in what is missing
       *[other] { $count } municipalities: what the data show, what they do not say, how to bring in what is missing
    }
plan-edition = Edition of { $date }
plan-audience-public = Written with what is public.
plan-audience-signed-in = Written with what those who sign in see.
plan-audience-named = Written with what one person sees.
plan-audience-everything = Written with everything in the registry.
plan-and_more = { $n ->
        [one] and one more
       *[other] and { $count } more
    }
plan-extract = { $shown } of { $all }
plan-cover-alt = The territory of { $territory } with its neighbours.
plan-cover-caption = The territory, and around it what it is compared with.
plan-legend-count = municipalities
plan-legend-site = site: { $service }
plan-column-euro = Euro

plan-people-heading = 1 The territory as a system
plan-people-missing = We do not know yet how many people live here
plan-people-missing_text = The registry has no indicator of residents.
plan-people-remedy = Import a table with the columns unit, indicator, period, value, in which the indicator is called residents and adds up.
plan-people-finding_now = { $total } people live here ({ $period })
plan-people-finding_loss = { $total } people live here, { $change } fewer between { $from } and { $to }
plan-people-finding_gain = { $total } people live here, { $change } more between { $from } and { $to }
plan-people-text_now = There are { $total } residents in { $period }. A second year would tell whether they grow or shrink.
plan-people-text = There were { $earlier } residents in { $from } and there are { $total } in { $to }: { $change }.
plan-people-around = { $n ->
        [one] In the municipality around that is loaded, over the same time: { $change }.
       *[other] In the { $count } municipalities around that are loaded, over the same time: { $change }.
    }
plan-people-summary = There are { $total } residents in { $to }.
plan-rate-text_total = { $indicator }, { $period }: { $total } in the whole, from { $least } in { $least_place } to { $most } in { $most_place }.
plan-rate-text = { $indicator }, { $period }: from { $least } in { $least_place } to { $most } in { $most_place }.
plan-rate-summary = From { $least } in { $least_place } to { $most } in { $most_place }.

plan-hotspots-heading = 3.1a Where it clusters
plan-hotspots-missing = No indicator allows a search for clusters yet
plan-hotspots-missing_text = A search for clusters needs the boundaries of the municipalities and an indicator that most of them have.
plan-hotspots-remedy = Import the boundaries and a table of indicators; a ratio (a percentage, for example) says more than a count.
plan-hotspots-finding_none = { $indicator }: no cluster that chance does not explain
plan-hotspots-finding_high = { $n ->
        [one] { $indicator }: one municipality is high among high neighbours
       *[other] { $indicator }: { $count } municipalities are high among high neighbours
    }
plan-hotspots-finding_low = { $n ->
        [one] { $indicator }: one municipality is low among low neighbours
       *[other] { $indicator }: { $count } municipalities are low among low neighbours
    }
plan-hotspots-finding_both = { $indicator }: { $high } municipalities high among high neighbours, { $low } low among low neighbours
plan-hotspots-text = The comparison of each municipality with its neighbours ({ $indicator }, { $period }) uses { $used } municipalities, of which { $context } outside the territory. Allowing for many comparisons at once, { $lasting } remain.
plan-hotspots-high = { $n ->
        [one] High among high neighbours is { $number } municipality: { $names }.
       *[other] High among high neighbours are { $number } municipalities: { $names }.
    }
plan-hotspots-low = { $n ->
        [one] Low among low neighbours is { $number } municipality: { $names }.
       *[other] Low among low neighbours are { $number } municipalities: { $names }.
    }
plan-hotspots-caption = Clusters: { $indicator }, { $period }
plan-hotspots-alt = Map of the clusters of { $indicator }, { $period }: municipalities high among high { $high }, low among low { $low }.

plan-needs-heading = 3.1a Needs and offers
plan-needs-missing = The registry has no trace of needs yet
plan-needs-missing_text = No need and no offer with a place in the territory is visible to the readers of this plan.
plan-needs-remedy = Enter them one by one, or import a table of needs (title, category, quantity, municipality).
plan-needs-finding = On record: needs { $needs }, offers { $offers }
plan-needs-text = { $needs } needs and { $offers } offers are on record in the territory.

plan-initiatives-heading = 3.1b Existing initiatives
plan-initiatives-missing = No initiative is on record yet
plan-initiatives-missing_text = No initiative with a place in the territory is visible to the readers of this plan.
plan-initiatives-remedy = Import the funded projects with their amounts and the code of the municipality.
plan-initiatives-finding = { $number } initiatives worth { $money }: { $share } goes to { $place }
plan-initiatives-text = There are { $number } initiatives in the territory, worth { $money }, each counted once. Split equally among the places of each, { $share } of the money goes to { $place }.
plan-initiatives-without = { $n ->
        [one] { $number } municipality has none: { $names }.
       *[other] { $number } municipalities have none: { $names }.
    }
plan-initiatives-outside = A part, { $money }, concerns places outside the territory, because some initiatives have more than one.
plan-initiatives-summary = { $number } initiatives; { $share } of the money goes to { $place }.
plan-initiatives-table = Initiatives and money by municipality, largest first

plan-services-heading = 3.1d Services and infrastructure
plan-services-missing = No service site is on record yet
plan-services-missing_text = No service site with a place in the territory is visible to the readers of this plan.
plan-services-remedy = Import a list of sites (libraries, schools, clinics) with the code of the municipality or coordinates.
plan-services-finding = { $service }: { $number } sites in { $covered } of { $all } municipalities
plan-services-text = { $service }: there are { $number } sites, in { $covered } of { $all } municipalities.
plan-services-without = { $n ->
        [one] { $number } municipality has none: { $names }.
       *[other] { $number } municipalities have none: { $names }.
    }
plan-services-at_unit = { $n ->
        [one] Of { $number } site only the municipality is known: on the map it stands at its middle.
       *[other] Of { $number } sites only the municipality is known: on the map they stand at its middle.
    }
plan-services-caption = { $service }: the sites
plan-services-alt = Map of the sites, { $service }: { $number } sites in { $covered } of { $all } municipalities.
plan-services-summary = { $service }: { $number } sites in { $covered } of { $all } municipalities.

plan-value-residents = Residents, { $period }
plan-value-residents_change = Change of residents
plan-value-residents_change_around = Change of residents in the municipalities around
plan-value-hotspots = { $class }: { $indicator }
plan-value-hotspots_lasting = Municipalities that remain after the correction for many comparisons
plan-value-hotspots_used = Municipalities compared
plan-value-hotspots_context = Municipalities compared that lie outside the territory
plan-value-first_share = Share of the money that goes to { $place }
plan-value-units_without_initiatives = Municipalities without initiatives
plan-value-money_outside = Part of the money outside the territory
plan-value-sites = Sites: { $service }
plan-value-units_with = Municipalities with at least one site: { $service }
plan-value-units_without = Municipalities without any site: { $service }
plan-value-units = Municipalities of the territory
plan-value-at_unit = Sites of which only the municipality is known

plan-method-sums = Sums
plan-method-sums-question = How many in all?
plan-method-sums-source = Sum of the municipalities' values; no municipality missing.
plan-method-rates = Ratios
plan-method-rates-question = Which part of the whole?
plan-method-rates-source = The ratio of the whole is sum over sum, never the mean of ratios.
plan-method-hotspots = Local spatial association
plan-method-hotspots-question = Where do similar values stand together more than chance would have it?
plan-method-hotspots-source = Anselin 1995
plan-method-counts = Counts of records
plan-method-counts-question = How many records?
plan-method-counts-source = Each record is counted once; illustrative ones are left out.
plan-method-money = Money by place
plan-method-money-question = How much money, and where?
plan-method-money-source = Whole cents; each initiative once in the whole, split in exact parts among its places, rounded once when shown.
plan-method-services = Sites by municipality
plan-method-services-question = Where is there a site, and where not?
plan-method-services-source = A site belongs to the municipality of its code; where it has none, to the one that holds its point.

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
