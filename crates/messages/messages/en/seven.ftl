### The seven maps of the atlas: names, measures, what was found, what is missing.
seven-strip = The seven maps
seven-free = Indicators and layers
seven-needs = Needs and demand
    .help = What is lacking, for how many people, where needs cluster, and how much of them no agreement covers.
seven-initiatives = Initiatives under way
    .help = What is under way, in which phase, who leads it, with how much money.
seven-production = Production
    .help = Who produces, in which sector and where. Of single persons the map says nothing.
seven-services = Services and infrastructure
    .help = Where a service is given, how far away it is, how much of it arrives.
seven-heritage = Heritage
    .help = Assets, places and spaces: of which class, in which condition, how much in use.
seven-actors = Leaders and integrators
    .help = Who leads initiatives and projects, and who holds together those who would not meet otherwise. Organisations only.
seven-basins = Basins
    .help = Places that are alike and border each other, or areas that somebody saved.

seven-fill = What fills the map
seven-measure-needs-people_rate = People with a need per 1,000 residents
seven-measure-needs-records = Open needs
seven-measure-needs-people = People with a need
seven-measure-needs-unmet = People whom no agreement covers
seven-measure-needs-hotspots = Hot spots of needs
seven-measure-initiatives-money_rate = Money per resident
seven-measure-initiatives-money = Money of initiatives
seven-measure-initiatives-records = Initiatives
seven-measure-production-records_rate = Producers per 1,000 residents
seven-measure-production-records = Producers
seven-measure-services-distance = Kilometres to the nearest site
seven-measure-services-score = How much of it arrives for 10,000 people
seven-measure-heritage-records = Assets and spaces
seven-measure-heritage-records_rate = Assets and spaces per 1,000 residents
seven-measure-heritage-idle = Free assets, wholly or in part
seven-measure-actors-leads = Initiatives and projects led from here
seven-measure-actors-integrators = Integrators
seven-measure-actors-records = Actors of the network
seven-measure-basins-computed = Basins of like places
seven-measure-basins-saved = Saved areas

seven-by = Marks told apart by
seven-by-service = service
seven-by-urgency = urgency
seven-by-phase = phase
seven-by-leader = nature of who leads
seven-by-sector = sector
seven-by-nature = nature
seven-by-size = size
seven-by-class = class
seven-by-condition = condition
seven-by-use = use
seven-by-part = part in the network
seven-by-basin = basin
seven-part-both = leads and integrates
seven-part-leader = leads
seven-part-integrator = integrates
seven-part-other = other actors
seven-not_said = not said
seven-service = Service
seven-service-all = all services
seven-at = Under way in
seven-at-any = at any time
seven-undated = { $n ->
        [one] One record is left out: it does not say when.
       *[other] { $count } records are left out: they do not say when.
    }
seven-class-several = in several areas
seven-class-none = no site within 10 km
seven-latencies = Open latencies
seven-latent = A dotted ring: open latencies in the municipality, with their number.
seven-latent-open = Open the latencies
seven-latent-many = { $n ->
        [one] one open latency
       *[other] { $count } open latencies
    }
seven-stale = { $n ->
        [one] A barred mark: one record stands still, nobody confirmed it in time.
       *[other] Barred marks: records that stand still, that nobody confirmed in time; { $count } here.
    }
seven-stale-mark = stands still
seven-crowded = Beyond { $most } marks together the map counts them: they part as you come closer.
seven-breakdown = What there is
seven-breakdown-chosen = Of these chosen
seven-quantities = Quantities wanted and not covered
seven-quantities-asked = Wanted
seven-quantities-left = Not covered
seven-none = There is nothing to count here yet.
seven-more = More about this
seven-more-hotspots = Hot spots, with their significance
seven-more-needs_structural = Structural needs
seven-more-exchange = Demand and supply matched
seven-more-records_initiative = List of initiatives
seven-more-grid = Initiatives by cell of the grid
seven-more-production = Specialisation and sectors
seven-more-records_actor = List of actors
seven-more-services = Access: distances, thresholds, one more site
seven-more-harmony = Harmony of services
seven-more-records_asset = List of assets
seven-more-network = Who leads the network
seven-more-network_brokers = Who brokers
seven-more-basins = Basins: what they share, how well they stand
seven-more-records_area = Saved areas
seven-chart_basins = Residents by municipality, in the colour of the basin
seven-total = { $measure }: { $value }.
seven-total-against = { $measure }: { $value }, against { $whole } for the whole territory.
seven-count = { $n ->
        [one] one record
       *[other] { $count } records
    }
seven-sketch = Simplified borders

seven-finding-refused = { $map }: { $measure } cannot be computed yet
seven-finding-flat = { $map }: { $measure }, nothing in any municipality
seven-finding-needs-people_rate = { $n ->
        [one] One open need weighs on { $highest }: { $most } people per 1,000 residents, against { $whole } in the territory
       *[other] { $count } open needs weigh most on { $highest }: { $most } people per 1,000 residents, against { $whole } in the territory
    }
seven-finding-needs-records = { $n ->
        [one] There is one open need, in { $highest }
       *[other] There are { $count } open needs, most in { $highest }: { $most }
    }
seven-finding-needs-people = { $n ->
        [one] One open need concerns { $whole } people, in { $highest }
       *[other] { $count } open needs concern { $whole } people, most in { $highest }: { $most }
    }
seven-finding-needs-unmet = No agreement covers the need of { $whole } people; in { $highest } they are { $most }
seven-finding-needs-hotspots = Needs cluster: hot spots in { $hot }, cold spots in { $cold }
seven-finding-needs-hotspots_none = Needs cluster nowhere more than chance would have them
seven-finding-initiatives-money_rate = { $n ->
        [one] One initiative brings { $most } for each resident to { $highest }
       *[other] { $count } initiatives: for each resident most money goes to { $highest }, { $most } against { $whole } in the territory
    }
seven-finding-initiatives-money = { $n ->
        [one] One initiative is worth { $whole }, in { $highest }
       *[other] { $count } initiatives are worth { $whole }; the greatest part is in { $highest }, { $most }
    }
seven-finding-initiatives-records = { $n ->
        [one] There is one initiative, in { $highest }
       *[other] There are { $count } initiatives, most in { $highest }: { $most }
    }
seven-finding-production-records_rate = { $n ->
        [one] There is one producer, in { $highest }
       *[other] { $count } actors produce: for its residents most are in { $highest }, { $most } per 1,000
    }
seven-finding-production-records = { $n ->
        [one] There is one producer, in { $highest }
       *[other] There are { $count } producers, most in { $highest }: { $most }
    }
seven-finding-services-distance = { $service }: the farthest from a site is { $highest }, { $most }; on average { $whole }
seven-finding-services-score = { $service }: in { $none } no site is within 10 km; most of it arrives in { $highest }
seven-finding-heritage-records = { $n ->
        [one] One asset is recorded, in { $highest }
       *[other] { $count } assets and spaces are recorded, most in { $highest }: { $most }
    }
seven-finding-heritage-records_rate = { $n ->
        [one] One asset is recorded, in { $highest }
       *[other] { $count } assets and spaces: for its residents most are in { $highest }, { $most } per 1,000
    }
seven-finding-heritage-idle = Of { $count } assets and spaces { $whole } are free, wholly or in part; most in { $highest }: { $most }
seven-finding-actors-leads = Actors in { $highest } lead { $most } of the { $whole } initiatives led from here
seven-finding-actors-integrators = { $n ->
        [one] The only actor brokers, in { $highest }
       *[other] Of { $count } actors { $whole } hold together those who would not meet otherwise; most in { $highest }: { $most }
    }
seven-finding-actors-records = { $n ->
        [one] The network has one actor, in { $highest }
       *[other] The network has { $count } actors, most in { $highest }: { $most }
    }
seven-finding-basins-computed = { $n ->
        [one] Municipalities that are alike form one basin; { $rest } are in none
       *[other] Municipalities that are alike form { $count } basins; { $rest } are in none
    }
seven-finding-basins-saved = { $n ->
        [one] One area is saved; { $rest } are in none
       *[other] { $count } areas are saved; { $rest } are in none
    }

seven-finding-basins-computed_all = { $n ->
        [one] The territory is one basin
       *[other] Municipalities that are alike form { $count } basins
    }
seven-finding-basins-saved_all = { $n ->
        [one] One area is saved, which has every municipality
       *[other] { $count } areas are saved, which have every municipality
    }

seven-waits-needs = The map of needs waits for needs: none can be seen here yet
seven-waits-initiatives = The map of initiatives waits for initiatives: none answers what is asked
seven-waits-production = The map of production waits for firms, or for actors whose sector is written down
seven-waits-heritage = The map of heritage waits for assets and spaces
seven-waits-actors = The map of leaders and integrators waits for actors
seven-waits-residents = A rate needs the residents: no indicator says how many there are
seven-waits-sites = No site of this service is known yet
seven-waits-indicators = Basins wait for indicators by which municipalities can be compared
seven-waits-areas = No area is saved yet
