### The parts of the plan that are written from records: structure, grid, projects, funding, responsibilities, participation, people.

plan-chapter-5 = The tables in full
plan-chapter-5-intro = The tables that stop at their first rows in the text.
plan-tables-heading = Tables
plan-extract_all = the others in the annex, { " " }
plan-extract_most = { $shown } of { $all }; all are on the section’s page and in its file

plan-column-state = state
plan-column-cost = cost €
plan-column-found = found €
plan-column-what = what
plan-column-kind = kind
plan-column-due = when
plan-column-service = service
plan-column-people = people
plan-column-sites = sites
plan-column-units_without = municipalities without
plan-column-people_without = residents without
plan-column-part = %
plan-column-far = residents beyond { $km } km

plan-constitution-finding = { $n ->
        [one] One body is constituted: it covers { $covered } of the { $of } that the founding document foresees
       *[other] { $number } bodies are constituted: they cover { $covered } of the { $of } that the founding document foresees
    }
plan-constitution-without = { $n ->
        [one] Of { $number } body the mandate is not written.
       *[other] Of { $number } bodies the mandate is not written.
    }
plan-constitution-mandate = mandate
plan-constitution-members = members
plan-constitution-until = until
plan-convention-missing = The registry does not hold the convention on which structure and grid rest.
plan-convention-remedy = The convention as a record: object, parties, date of signature, obligations; then the link from the record of the axes.
plan-convention-text = { $n ->
        [one] The structure rests on { $number } convention:
       *[other] The structure rests on { $number } conventions:
    }
plan-convention-signed = signed on { $day }
plan-convention-until = until { $day }
plan-convention-parties = Parties: { $parties }.
plan-convention-grid = The grid rests on this one.

plan-grid-not_pertinent = { $n ->
        [one] Of { $number } cell it is written that nothing is expected there.
       *[other] Of { $number } cells it is written that nothing is expected there.
    }
plan-grid-nothing_found = { $n ->
        [one] One cell was looked at and holds nothing.
       *[other] { $number } cells were looked at and hold nothing.
    }
plan-grid-never_surveyed = { $n ->
        [one] One cell has not been looked at by anybody yet.
       *[other] { $number } cells have not been looked at by anybody yet.
    }
plan-grid-note = A record counts once in each cell where it stands and once in each sum; money is divided by the weights.
plan-grid-figure = The fullest cell, { $number } records, is in “{ $area }”: { $place }
plan-grid-area = needs { $demand }, offers { $supply }, initiatives { $initiatives }
plan-grid-area_initiatives = initiatives { $initiatives }
plan-grid-area_money = { " " }for { $money }
plan-grid-area_empty = No record yet in { $areas }: the agency says whether nothing is expected there or whether it needs looking at.
plan-grid-area_demand = Demand is more than twice the supply.
plan-grid-area_supply = Supply is more than twice the demand.
plan-grid-area_holes = { $n ->
        [one] One empty cell: { $cells }.
       *[other] { $number } empty cells: { $cells }.
    }
plan-grid-area_holes_many = The empty cells are { $number }.

plan-needs-finding_people = { $n ->
        [one] One need on record and { $offers } offers; “{ $service }” concerns most people
       *[other] { $needs } needs on record and { $offers } offers; “{ $service }” concerns most people
    }
plan-needs-finding_most = { $n ->
        [one] One need on record and { $offers } offers; “{ $service }” is asked for most
       *[other] { $needs } needs on record and { $offers } offers; “{ $service }” is asked for most
    }
plan-needs-people = The people concerned, where they are stated, are { $people }; somebody with several needs counts in each.
plan-needs-states = How far they are:
plan-needs-structural = { $n ->
        [one] One is structural: it comes back every year.
       *[other] { $number } are structural: they come back every year.
    }
plan-needs-inferred = { $n ->
        [one] One was expressed by nobody: it is read from indicators.
       *[other] { $number } were expressed by nobody: they are read from indicators.
    }
plan-needs-lots = { $n ->
        [one] One aggregated demand is being gathered.
       *[other] { $number } aggregated demands are being gathered.
    }
plan-needs-table = What is asked for and what is offered, service by service
plan-needs-map = { $n ->
        [one] Where most needs are: { $place }, with { $number }
       *[other] Where most needs are: { $place }, with { $number }
    }
plan-needs-map_note = A need in several municipalities is counted in each.
plan-units-table_most = The municipalities, the most populous first
plan-even-text_many = Harmony, here, is a question in two parts: how many of the residents have a service nearby, and how much that differs from one municipality to another. For the { $number } services of which there is a list of sites the mean level is { $mean }; one by one they stand in the part on services.
plan-services-all = All services, from the one that most people lack

plan-projects-heading = 3.2 Projects, partnerships, pilots
plan-projects-finding = { $n ->
        [one] One project for { $money }: { $part } of the money is found
       *[other] { $number } projects for { $money }: { $part } of the money is found
    }
plan-projects-finding_number = { $n ->
        [one] One project on record; nobody says what it costs
       *[other] { $number } projects on record; nobody says what they cost
    }
plan-projects-finding_none = No project is on record yet
plan-projects-text = How far the projects are:
plan-projects-money = They cost { $money }; { $found } is found, { $gap } is missing.
plan-projects-without_matrix = { $n ->
        [one] In { $number } project it is not written who does what.
       *[other] In { $number } projects it is not written who does what.
    }
plan-projects-partnerships = { $n ->
        [one] One partnership:
       *[other] { $number } partnerships:
    }
plan-projects-pilots = { $n ->
        [one] One pilot:
       *[other] { $number } pilots:
    }
plan-projects-bare = { $n ->
        [one] One pilot has no baseline or no stop rule: without them nobody will know whether it worked.
       *[other] { $number } pilots have no baseline or no stop rule: without them nobody will know whether they worked.
    }
plan-projects-table = The projects, the dearest first
plan-projects-words = Which projects the agency takes forward first, and why. To be written.

plan-funding-heading = 3.2 Sources of funding
plan-funding-finding = { $n ->
        [one] One call is open or to come; it closes on { $day }
       *[other] { $number } calls are open or to come; the first closes on { $day }
    }
plan-funding-finding_undated = { $n ->
        [one] One call is open or to come, without a written deadline
       *[other] { $number } calls are open or to come, without written deadlines
    }
plan-funding-finding_none = No call on record is open
plan-funding-text = Their endowment, where it is stated, is { $money } in all: it is for everybody who may ask for it, not for the territory alone.
plan-funding-free = { $n ->
        [one] No project on record answers { $number } call yet.
       *[other] No project on record answers { $number } calls yet.
    }
plan-funding-note = Calls count that are not past on the plan’s date.
plan-funding-applications = { $n ->
        [one] One application for funds:
       *[other] { $number } applications for funds:
    }
plan-funding-money = { $requested } was asked for, { $awarded } awarded, { $paid } paid.
plan-funding-table = The calls, the first to close first
plan-funding-words = To which calls the agency accompanies whom, and with which means of its own. To be written.

plan-duties-heading = 1.5 Taking responsibility
plan-duties-finding = { $n ->
        [one] One objective, commitment or action is open; { $named } have somebody who answers for them
       *[other] { $number } objectives, commitments and actions are open; { $named } have somebody who answers for them
    }
plan-duties-text = Who answers for what, and until when.
plan-duties-objective = { $n ->
        [one] One objective is not reached yet.
       *[other] { $number } objectives are not reached yet.
    }
plan-duties-commitment = { $n ->
        [one] One commitment is taken and not kept yet.
       *[other] { $number } commitments are taken and not kept yet.
    }
plan-duties-action = { $n ->
        [one] One action is planned or under way.
       *[other] { $number } actions are planned or under way.
    }
plan-duties-late = { $n ->
        [one] One is past its date.
       *[other] { $number } are past their date.
    }
plan-duties-free = { $n ->
        [one] Nobody answers for { $number }.
       *[other] Nobody answers for { $number }.
    }
plan-duties-note = Whoever is named here is named in the record, which the reader may see.
plan-duties-table = Who answers for what, the first to be due first
plan-duties-words = For what the agency itself answers, and to whom. To be written.

plan-taking_part-heading = 3.5 and following. Participative methods
plan-taking_part-finding = Meetings in the calendar { $meetings }; open consultations { $consultations }
plan-taking_part-kind = { $kind }: { $number };
plan-taking_part-waiting = { $n ->
        [one] One request waits for an answer.
       *[other] { $number } requests wait for an answer.
    }
plan-taking_part-table = The next meetings
plan-taking_part-words = How the agency listens, and what it does with what it heard. To be written.

plan-growing-heading = 3.10 and following. Promotion of human resources
plan-growing-finding = Qualified professionals { $number }, courses in the catalogue { $courses }
plan-growing-register = { $n ->
        [one] The professional register has { $number } entry:
       *[other] The professional register has { $number } entries:
    }
plan-growing-sections = The qualified, by section:
plan-growing-note = The plan counts people and does not name them.
plan-growing-courses = { $n ->
        [one] The catalogue has { $number } course, of { $hours } hours in all.
       *[other] The catalogue has { $number } courses, of { $hours } hours in all.
    }
plan-growing-table = The editions under way and to come
plan-growing-words = Which competences the territory lacks, and who teaches them. To be written.

plan-value-rows = Rows of the table
plan-value-day = Date written in the record
plan-value-state = { $kind }: { $state }
plan-value-bodies = Bodies that are not closed
plan-value-bodies_foreseen = Foreseen bodies of which there is at least one
plan-value-bodies_without = Bodies without a written mandate
plan-value-members = Members: { $title }
plan-value-conventions = Conventions that have not ended
plan-value-cells_all = Cells of the grid
plan-value-cells_not_pertinent = Cells where nothing is expected
plan-value-cells_nothing_found = Cells looked at and empty
plan-value-cells_never_surveyed = Cells never looked at
plan-value-grid_sum = { $side }: { $place }
plan-value-grid_cell = Records in the cell: { $place }
plan-value-grid_money = Money of the initiatives: { $place }
plan-value-grid_empty = Empty cells: { $place }
plan-value-projects = Projects that are not shelved
plan-value-projects_money = Cost of the projects
plan-value-projects_found = Money found for the projects
plan-value-projects_found_part = Share of the cost that is found
plan-value-projects_gap = Money that the projects lack
plan-value-projects_without_matrix = Projects without who does what
plan-value-partnerships = Partnerships
plan-value-pilots = Pilots
plan-value-pilots_bare = Pilots without baseline or stop rule
plan-value-project_cost = Cost: { $title }
plan-value-project_found = Money found: { $title }
plan-value-calls_open = Calls open or to come
plan-value-calls_money = Endowment of the calls open or to come
plan-value-calls_free = Calls that no project answers
plan-value-call_money = Endowment: { $title }
plan-value-call_rate = Funded share: { $title }
plan-value-applications = Applications for funds
plan-value-applications_requested = Money asked for
plan-value-applications_awarded = Money awarded
plan-value-applications_paid = Money paid
plan-value-duties = Open objectives, commitments and actions
plan-value-duties_named = With somebody who answers for them
plan-value-duties_late = Past their date
plan-value-duties_of = { $kind }: open
plan-value-duties_free = With nobody who answers for them
plan-value-meetings_next = Meetings from the plan’s date on
plan-value-consultations_open = Open consultations
plan-value-on_record = { $kind }: on record
plan-value-cases_waiting = Requests without an answer
plan-value-register = Entries of the professional register
plan-value-register_qualified = Professionals qualified and not expired
plan-value-register_section = Qualified: { $section }
plan-value-courses = Courses in the catalogue
plan-value-courses_hours = Hours of the courses in the catalogue
plan-value-seats = Seats: { $title }
plan-value-enrolled = Enrolled: { $title }
plan-value-needs_people = People concerned by the needs
plan-value-needs_structural = Structural needs
plan-value-needs_inferred = Needs read from indicators
plan-value-needs_lots = Aggregated demands that are not closed
plan-value-needs_of = Needs: { $service }
plan-value-needs_people_of = People concerned: { $service }
plan-value-offers_of = Offers: { $service }
plan-value-needs_in = Needs: { $place }
