# The engine's analyses as pages.
page-analyses = Analyses
analyses-title = All methods of analysis
analyses-lede = Every method can be used on the territory's data or on files of your own; every answer says why, and can be taken home with the files that it read.
analyses-own_page = It also has a page of its own, on the territory's data
analyses-sign_in = A new question is asked after signing in. Answers that were computed already can be looked at.
analyses-of_territory = From the territory's data
analyses-of_territory_help = What is read of what is on record; the files made of it can be downloaded with the answer.
analyses-no_source = The registry holds nothing of what this method needs: bring files of your own.
analyses-parameters = Parameters of the method
analyses-files = Files of your own
analyses-files_help = A file that is brought stands in place of the one made of the territory's data. CSV in UTF-8, at most 5 MB; it is kept for a while.
analyses-brought = { $name } is in use.
analyses-anew = Begin anew
analyses-usual = the usual one
analyses-all = all
analyses-why = Why
analyses-more_reasons = { $n ->
    [one] One more reason
   *[other] { $count } more reasons
}
analyses-read = What was read
analyses-bytes = { $n ->
    [one] 1 byte
   *[other] { $count } bytes
}
analyses-own_data = from the territory's data
analyses-brought_data = brought by who asks
analyses-rows_shown = The first { $shown } rows of { $all }; all are in the CSV file.
analyses-rows_most = Here are the { $shown } rows, of { $all }, that have most under “{ $column }”; all are in the CSV file.
analyses-map_of = On the map:
job-analysis = Analysis
problem-analysis-file = The file { $found } is no longer kept
expected-problem-analysis-file = Bring it again.
problem-analysis-large = The file { $found } is too large
expected-problem-analysis-large = At most { $most } MB; the command line has no such limit.
source-indicators = Indicators (the usual ones where none is chosen)
source-indicator = Indicator
source-size = Size of the units
source-service = Service
source-people = People it is for
source-units_without = { $n ->
    [one] One unit does not have all values.
   *[other] { $count } units do not have all values.
}
source-sites_without_place = { $n ->
    [one] One site has no known place and is left out.
   *[other] { $count } sites have no known place and are left out.
}
source-sites_without_capacity = { $n ->
    [one] The capacity of one site is not recorded: it counts 1.
   *[other] The capacity of { $count } sites is not recorded: they count 1 each.
}
source-rows = At most so many rows
source-radius = Radius of a lot, in km
source-window = Days that all needs of a lot must have in common
source-least = The least quantity for which a lot pays
source-most = The largest quantity of a lot (no limit unless said)
source-persons_least = Persons or bodies behind the needs of a lot, at least
source-natures = Only actors of these natures: codes divided by commas (of all unless said)
source-who = Who is looked for
source-who-actors = Actors
source-who-professionals = Qualified professionals of the register
source-competences = Competences that are needed, divided by commas; for example energy=2, law
source-natures_wanted = Natures that are needed: codes divided by commas; for example public_body, firm=2
source-outside = How many from outside the territory
source-largest = At most so many members
source-connected = Whether the team must be one piece by its ties
source-connected-no = No
source-connected-yes = Yes
source-teams = How many teams to tell
source-budget = Money there is, in euro (that of the open calls unless said)
source-people_weight = What a person reached is worth
source-needs_weight = What a need or lot that is answered is worth
source-cell_value = What each covered cell of the grid is worth
source-project = Project
source-own = Sources that are own money, divided by commas (the others count as public aid)
source-measure = What is counted by branch: the table's unit of measure
source-period = Period (the newest unless said)
source-since = Since when: the period that a change is counted from
source-whole = What the units are compared with
source-whole-loaded = All that is loaded
source-whole-inside = Among themselves
source-inputs = Indicators of what is used
source-outputs = Indicators of what is made
source-pilot = A pilot, which says where, compared with what and since when
source-treated = Units that had the measure: codes divided by commas
source-compared = Units they are compared with (all others unless said)
source-form = Form
source-agree = Answers that agree, beside 1, divided by commas
source-disagree = Answers that disagree, beside -1, divided by commas
source-pass = Answers that pass, beside 0, divided by commas
source-consultation = Consultation
source-kind = Kind of record
source-offers_inactive = { $n ->
    [one] One offer is not active and is left out.
   *[other] { $count } offers are not active and are left out.
}
source-needs_without_pair = { $n ->
    [one] One need or lot has no offer that may serve it and is left out.
   *[other] { $count } needs or lots have no offer that may serve them and are left out.
}
source-needs_beyond = { $n ->
    [one] One need or lot is beyond the limit of rows and is left out.
   *[other] { $count } needs or lots are beyond the limit of rows and are left out.
}
source-needs_without_place = { $n ->
    [one] One need has no known place and is left out.
   *[other] { $count } needs have no known place and are left out.
}
source-actors_without_place = { $n ->
    [one] One actor has no known place: nearness does not count for it.
   *[other] { $count } actors have no known place: nearness does not count for them.
}
source-professionals_not_qualified = { $n ->
    [one] One professional is not qualified and is left out.
   *[other] { $count } professionals are not qualified and are left out.
}
source-candidates_without_competences = { $n ->
    [one] Of one record no competence is on record.
   *[other] Of { $count } records no competence is on record.
}
source-budget_of_calls = { $n ->
    [one] The money is that of the one open call: { $money }.
   *[other] The money is that of the { $count } open calls: { $money }.
}
source-projects_without_cost = { $n ->
    [one] The cost of one project is not on record: it is left out.
   *[other] The cost of { $count } projects is not on record: they are left out.
}
source-projects_without_people = { $n ->
    [one] Of one project it is not on record how many people it reaches: it counts 0.
   *[other] Of { $count } projects it is not on record how many people they reach: they count 0.
}
source-budget_unpaid = { $n ->
    [one] One line of the budget has no source: it is spent and nothing comes in.
   *[other] { $count } lines of the budget have no source: they are spent and nothing comes in.
}
source-tasks_unknown = { $n ->
    [one] One task that must come before is none of the project's: it does not count.
   *[other] { $count } tasks that must come before are none of the project's: they do not count.
}
source-tasks_without_days = { $n ->
    [one] The length of one task is not on record: it counts 0.
   *[other] The length of { $count } tasks is not on record: they count 0.
}
source-branches_wider = { $n ->
    [one] One branch holds others of the table and is left out: { $codes }.
   *[other] { $count } branches hold others of the table and are left out: { $codes }.
}
source-answers_no_vote = { $n ->
    [one] One answer is no vote and is left out.
   *[other] { $count } answers are no votes and are left out.
}
source-options_without_cost = { $n ->
    [one] The cost of one option is not on record: it is left out.
   *[other] The cost of { $count } options is not on record: they are left out.
}
source-texts_beyond = { $n ->
    [one] One more record without a position is beyond the limit of rows.
   *[other] { $count } more records without a position are beyond the limit of rows.
}
source-match_units = Amounts are in thousandths of each one's measure, by the year where they recur; costs are points: { $km } a kilometre and { $half } for each reason that is met half.
source-assign_forbidden = Pairs that may not be cost { $cost }: where the answer has one, that need stays without an offer.
source-lots_days = Times are days counted from { $day }.
source-lots_kinds = Only needs of one service that are counted in one measure add up; those that are in a lot already are left out.
source-budget_spread = The budget does not say in which year money is spent: each line is divided evenly from { $from } to { $to }.
source-budget_undated = Neither the project nor its parts have dates: everything is in one period.
source-budget_aid = These count as public aid: { $sources }. If they are own money, say so.
source-panel = Units with the measure: { $treated }, since { $since }.
source-same_columns = Of a place only its first unit is compared; the page of duplicates looks at points too.
problem-source-record = “{ $found }” is not the id of a record of the kind { $kind }. Copy it from the record's page.
expected-problem-source-record = the id of a record of that kind
problem-source-lacks = The record “{ $found }” does not hold what is needed: { $what }. Put it on record, or bring a file of your own.
expected-problem-source-lacks = a record that holds it
problem-source-branches = No table of employment or firms by branch is loaded. Indicators that name a branch are needed, or a file of your own.
expected-problem-source-branches = additive indicators in one unit of measure, each with its branch
problem-source-input_output = A table of what branches sell to each other is on record in no territory (the supply chains on record are { $chains }, and do not say how much). Bring two files: the flows between branches and the final demand.
expected-problem-source-input_output = the flows between branches (z) and the final demand (final-demand)
problem-source-twice = The indicator “{ $found }” is chosen already. An indicator is what is used or what is made, once.
expected-problem-source-twice = another indicator
problem-source-required = “{ $name }” is needed: { $what }. Or bring files of your own.
expected-problem-source-required = a value
problem-source-projects = No project that waits for money says what it costs ({ $found } wait without a cost). Put projects on record, or bring a file of your own.
expected-problem-source-projects = projects that are an idea, a concept or designed, each with its cost
problem-source-votes = No answer to “{ $found }” is a vote ({ $answers } answers read). Say which answers agree, disagree or pass.
expected-problem-source-votes = answers 1, -1 and 0, or the words that say as much
problem-source-ballots = Of “{ $found }” at most the sums of votes are on record, not who voted for what. Answers to a form of it that name the codes of its options are needed, or a Pabulib file.
expected-problem-source-ballots = answers with the codes of the options
