### The overview, the lists, the forms and the records: what they say of what they find.

age-years = { $n ->
        [one] 1 year
       *[other] { $count } years
    }
age-months = { $n ->
        [one] 1 month
       *[other] { $count } months
    }
age-less = less than a month
age-both = { $years } and { $months }
age-since = { $age } ago

home-all_lose = { $n ->
        [one] The only municipality lost residents from { $from } to { $to }.
       *[other] All { $count } municipalities lost residents from { $from } to { $to }.
    }
home-all_gain = { $n ->
        [one] The only municipality gained residents from { $from } to { $to }.
       *[other] All { $count } municipalities gained residents from { $from } to { $to }.
    }
home-some_lose = { $n ->
        [one] One municipality of { $units } lost residents from { $from } to { $to }.
       *[other] { $count } of { $units } municipalities lost residents from { $from } to { $to }.
    }
home-some_gain = { $n ->
        [one] One municipality of { $units } gained residents from { $from } to { $to }.
       *[other] { $count } of { $units } municipalities gained residents from { $from } to { $to }.
    }
home-steady = There are as many residents in { $to } as in { $from }.
home-people_now = In { $year } there are { $people } residents.
home-money_to = { $unit }, with { $live } of the residents, gets { $share } of the money of initiatives.
home-money_to_only = { $unit } gets { $share } of the money of initiatives.
home-gap_sentence = { $n ->
        [one] One municipality is without { $one }.
       *[other] { $count } municipalities are without { $one }.
    }
home-was = { $value } in { $year }
home-around = around { $value }
home-money = Money of initiatives here
home-money_of = of { $all } on record
home-money_all = all that is on record
home-money_head = { $money } per resident
home-without = Municipalities without { $one }
home-of_units = of { $units }
home-live_there = { $share } live there
home-doubtful = { $n ->
        [one] One doubtful place
       *[other] { $count } doubtful places
    }
home-drafts = { $n ->
        [one] One record made by hand, to publish
       *[other] { $count } records made by hand, to publish
    }
home-unconfirmed = { $n ->
        [one] One record never confirmed
       *[other] { $count } records never confirmed
    }
home-rejected = { $n ->
        [one] { $file }: one row left out
       *[other] { $file }: { $count } rows left out
    }
home-and_more = and { $n } more
home-numbers = the numbers are those of the list
home-stands_out = What stands out
home-nothing_stands_out = With the data at hand nothing stands out: it takes residents of two years, services, or the money of initiatives.
home-gap = { $n ->
        [one] One municipality without { $one }
       *[other] { $count } municipalities without { $one }
    }
home-gap_one = { $unit } is without { $one }
home-gap_people = { $people } people live there, { $share } of the territory.
home-gap_largest = The most populous is { $unit }.
home-gap_sites = { $n ->
        [one] One site is on record, in { $units }.
       *[other] { $count } sites are on record, in { $units }.
    }
home-loses = { $unit } lost { $change } of its residents
home-grows = { $unit } gained { $change } residents
home-change_text = From { $before } in { $from } to { $now } in { $to }; the whole territory { $whole }.
home-richest = { $share } of the money of initiatives goes to { $unit }
home-richest_text = That is { $money }, counting the municipality’s own part where there are several places.
home-richest_live = { $live } of the residents live there.
home-map_label = { $territory }: change of residents in each municipality from { $from } to { $to }, with the numbers of the list beside
home-legend = Change of residents from { $from } to { $to }
home-to = to
home-open_map = Open the map
home-registry = What is on record
home-records = records
home-inside = in the territory
home-sources = From which sources, and how old
home-rows = { $n ->
        [one] one row
       *[other] { $count } rows
    }
home-source_of = source: { $date }
home-source_undated = the source gives no date
home-act_import = { $act } of { $file }: { $added } new rows
home-act_import_changed = { $act } of { $file }: { $added } new, { $changed } changed
home-act_selection = { $n ->
        [one] { $act }: one record, now { $visibility }
       *[other] { $act }: { $count } records, now { $visibility }
    }

list-in_registry = { $n ->
        [one] one on record
       *[other] { $count } on record
    }
list-at = in { $units }
list-in = in { $units }
list-worth = , { $money } in all
list-lead = , and { $share } of the money goes to { $unit }
list-inside = { $inside } of { $all } fall inside the territory.
list-newest = The newest datum is { $age } old.
list-new = Add: { $kind }
list-map_label = { $n ->
        [one] Map: { $total } records in one municipality
       *[other] Map: { $total } records in { $count } municipalities; the same figures are in the table
    }
list-where_caption = The records found, by municipality
list-where_filters = choose a municipality to filter
list-number = number
list-bar = comparison
list-more_units = { $n ->
        [one] One more municipality
       *[other] { $count } more municipalities
    }
list-outside = { $n ->
        [one] one is outside the territory’s municipalities
       *[other] { $count } are outside the territory’s municipalities
    }
list-unplaced = { $n ->
        [one] one has no place
       *[other] { $count } have no place
    }
list-only_counts = There are more than { $n }: for each municipality their number is given, not their money.
list-usual_columns = The usual columns
list-never_confirmed = never
list-chosen_many = { $mark } chosen
list-all_found = { $n ->
        [one] the one found
       *[other] all { $count } found, on the other pages too
    }
list-one_act = it is one act, and can be undone
list-first_of = The first { $shown } of { $total }
list-a_page = A page:
list-next_below = Next, below { $value }
list-next_above = Next, above { $value }
list-next_after = Next, after { $value }

record-stale = This datum has stood still for { $age }.
record-stale_mend = Whoever knows how things are now can say so:
record-stale_confirm = confirm or correct
record-stale_note = Nobody has confirmed since that it is still so.
record-edit = edit
record-edit_field = Edit: { $field }
record-by_hand = written by hand
record-nothing_from = At zero
record-version = version { $n }
record-row = row
record-made_by_hand = record made by hand
record-read = Read on
record-also_in = Also found in
record-can_do = What can be done with it
record-others_here = See the others in { $unit }: { $kind }
record-compare = Compare with those of { $with }
record-others = { $n ->
        [one] one other
       *[other] { $count } others
    }
record-whole_history = { $n ->
        [one] The whole history: one change
       *[other] The whole history: { $count } changes
    }
record-map_label = { $title }: { $where }
record-outside = It is outside the territory’s municipalities.
record-known_point = The place is known to the point.
record-known_address = The place is known to the address.
record-known_unit = The place is known only to the municipality: it is counted, and not drawn as a point.

form-enough = { $n ->
        [one] One field is enough to save; the others help to find and compare it. What you write stays, even if saving fails.
       *[other] { $count } fields are enough to save; the others help to find and compare it. What you write stays, even if saving fails.
    }
form-money = How much money, and from whom
form-sealed = They are under lock.
form-another = Save and add another
form-meant = Perhaps you meant:
form-pick = Point to it on the map
form-pick_help = Touch the map to put the point: the coordinates are written into the fields, which count just as much.
form-precision = With coordinates it will be known to the point, with a municipality only to the municipality.
form-first_state = A new record begins as “{ $first }”; the other states come later.
form-state_from = reached from: { $states }
form-state_start = this is where it begins

action-change = Change
page-network = Networks
word-rows = { $n ->
        [one] one row
       *[other] { $count } rows
    }
form-row = Row
form-more_rows = More rows: { $field }
form-tie_first = First, { $other }: what is { $kind } tied to?
form-tie_none = There is nothing of this kind yet ({ $other }): it must be made first.
links-more = Dates, weight and source of the link
links-since = From
    .help = Year, month or day since when it holds, for example 2024 or 2024-05-01.
links-until = Until
    .help = Year, month or day until when it holds; empty if it still does.
links-weight = Weight
    .help = How strong it is, as a number, for example 2.5; empty if nobody knows.
links-source = Source
    .help = From where it is known: a deed, a register, a talk.
links-change = { $title } { $tie } { $other }
link-from_to = from { $from } to { $to }
link-since = since { $from }
link-until = until { $to }
link-weight = weight { $weight }
link-from_data = from the data set { $data_set }
record-as_of = Links that hold on
record-as_of_any = All links
record-as_of_none = No link holds on { $day }.
record-more_links = { $n ->
        [one] one more
       *[other] { $count } more
    }
record-change_link = Change the link with { $title }
record-derived = Links that follow
record-derived_why = Nobody wrote them: they follow from other links, and change with them.
record-derived_through = through
record-delete-what = The record leaves the registry with its place on the map and on the grid; its history is kept, and it can be undone.
record-delete-links = With the record go { $n } links, with: { $kinds }.
record-delete-kept = { $n ->
        [one] Another record cannot be without it: delete that first, or tie it to something else.
       *[other] { $count } other records cannot be without it: delete those first, or tie them to something else.
    }
record-delete-kept_unseen = { $n ->
        [one] One is not visible to you.
       *[other] { $count } are not visible to you.
    }
