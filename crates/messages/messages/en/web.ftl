### The pages: frame, seven verbs, actions, lists, empty states and errors.

app-name = Reticolo
app-tagline = A territory’s workbench

verb-survey = Survey
verb-understand = Understand
verb-integrate = Integrate
verb-design = Design
verb-participate = Participate
verb-train = Train
verb-guarantee = Guarantee

page-home = Overview
page-registry = Registry
page-import = Imports
page-data_sets = Data sets
page-map = Map
page-hotspots = Hot spots
page-plan = Plan
page-administration = Administration
page-health = Health
page-jobs = Jobs
page-users = People and roles
page-backup = Backups
page-log = Log
page-sign_in = Sign in
page-set_up = First access
page-search = Search
page-history = History
page-new = New record: { $kind }
page-edit = Edit: { $title }
page-coming = This part of the work comes with a later version.

frame-skip = Skip to content
frame-search = Search the registry
frame-search-hint = Search actors, needs, places
frame-language = Language
frame-theme = Appearance
frame-theme-auto = as the device
frame-theme-light = light
frame-theme-dark = dark
frame-account = Account
frame-verbs = The seven verbs of the work
frame-breadcrumb = Breadcrumb
frame-menu = Menu
frame-copy_link = Copy link
frame-copied = Link copied
frame-keys = Keys
frame-method = Method
frame-data_and_methods = Data and methods
frame-signed_in_as = You are signed in as { $name }

keys-title = Keys
keys-search = Go to search
keys-show = Show the keys
keys-close = Close
keys-undo = Undo the last act
keys-map-move = Move the map
keys-map-zoom = Zoom in and out
keys-next = Go to the next one
keys-open = Open

action-sign_in = Sign in
action-sign_out = Sign out
action-search = Search
action-filter = Filter
action-remove_filter = Remove the filter { $filter }
action-remove_all_filters = Remove all filters
action-save = Save
action-cancel = Cancel
action-undo = Undo
action-publish = Publish
action-hide = Hide
action-edit = Edit
action-new = Add
action-delete = Delete
action-history = History
action-download = Download
action-next = Next
action-previous = Previous
action-first = From the start
action-close = Close
action-open = Open
action-show = Show
action-retry = Try again
action-confirm = Confirm
action-choose_all = Choose all
action-sort = Sort
action-columns = Columns
action-table = Table
action-map = Map
action-list = List
action-all = All
action-import = Import
action-check = Check
action-backup = Back up
action-stop = Stop
action-details = Details

sort-ascending = smallest first
sort-descending = largest first

list-count = { $n ->
        [one] { $count } record
       *[other] { $count } records
    }
list-shown = { $shown } of { $total }
list-sorted_by = Ordered by { $field }
list-chosen = { $n ->
        [one] One chosen
       *[other] { $count } chosen
    }
list-filters = Filters
list-filtered = { $n ->
        [one] One filter is on
       *[other] { $count } filters are on
    }
list-illustrative = { $n ->
        [one] Including one illustrative record
       *[other] Including { $count } illustrative records
    }
list-hide_illustrative = Hide illustrative examples
list-other = Other
list-not_given = not given
list-actions = Actions

empty-list = There is nothing here yet.
    .help = Add the first record by hand, or import a file: the program proposes by itself which columns to use.
empty-search = No record answers this search.
    .help = Remove a filter or a word; the search ignores accents and capitals and also finds near forms of a word.
empty-map = No record in this list has a place.
    .help = A place is given by a click on the map, by two coordinates or by choosing a municipality.
empty-data_sets = There is no data set yet.
    .help = Import a file of indicators with the columns unit, indicator, period and value.
empty-hotspots = There is no indicator to analyse yet.
    .help = It takes the units with their boundaries and an indicator with a value for each.
empty-jobs = No job is running.
    .help = Imports and plans show here while they are made, and can be stopped.
empty-history = This record has no changes yet.
    .help = Every change leaves here who, when and what, and can be undone.
empty-links = No links.
    .help = A link joins two records, such as an actor to the initiative it leads.

error-not_found = This page does not exist
    .help = Its address may have changed or the record been deleted. Try the search or the registry.
error-forbidden = This page is not for your role
    .help = If you need it, ask an administrator; if you are not signed in, sign in and try again.
error-form = { $n ->
        [one] One thing to correct
       *[other] { $count } things to correct
    }
    .help = What you typed is still here: correct the marked fields and save again.
error-conflict = Somebody changed the record in the meantime
    .help = What you typed is still here. Where both of you changed the same field, choose which value to keep.
error-internal = Something did not work
    .help = It is not your fault and nothing is lost. Try again; if it comes back, tell an administrator.
error-too_large = The file is too large
    .help = Split it into parts, or import it from the command line.
error-csrf = The page was left open too long
    .help = Go back to the page before, where what you typed is still there, copy it, reload and save again.
error-sign_in = Name or password is not right.
    .help = The name is still there; try again, or ask an administrator for help.
error-too_many = Too many attempts: wait a minute and try again.
error-needs_sign_in = This needs you to sign in.

done-saved = Saved.
done-deleted = Deleted.
done-undone = Undone.
done-published = { $n ->
        [one] One record is now public.
       *[other] { $count } records are now public.
    }
done-hidden = { $n ->
        [one] One record is now only for those who sign in.
       *[other] { $count } records are now only for those who sign in.
    }
done-unchanged = Nothing changed.

sign_in-lead = To look, no account is needed; to write, one is.
sign_in-name = Name
sign_in-password = Password
    .help = At least 12 characters; four random words do very well.
sign_in-password_again = Once more
sign_in-set_up = You are creating the administrator of { $territory }. This link works only once.
sign_in-link_used = This link has been used or has expired. Ask an administrator for a new one.
sign_in-create = Create and sign in

record-facts = Facts
record-links = Links
record-place = Place
record-personal = Personal data
    .help = Kept apart, never published, and erased if the person asks.
record-history = History
record-source = Source
record-next = Possible states
record-was = was
record-now = now
record-yours = yours
record-changed_by = { $who }, { $when }
record-required = required
record-optional = optional
record-optional_fields = More fields
record-confirmed = Confirmed on { $date }
record-not_confirmed = Never confirmed
record-report = Report an error
record-permalink = Permanent link
record-delete-confirm = Delete this record? It can be undone from the history.

place-click = Click the map to set the point
place-inside = inside the territory
place-context = context
place-no_map = The table says the same as the map: you can also work without the map.

map-legend = Legend
map-layers = Layers
map-zoom_in = Zoom in
map-zoom_out = Zoom out
map-table_twin = The same as a table
map-aggregated = { $n ->
        [one] One record, gathered by municipality
       *[other] { $count } records, gathered by municipality
    }

home-residents = Residents
home-changed = What changed
home-waiting = What waits for you
home-units = { $n ->
        [one] { $count } municipality
       *[other] { $count } municipalities
    }
home-context_units = { $n ->
        [one] Around it stands one municipality as context
       *[other] Around it stand { $count } municipalities as context
    }

### What the pages say of what they found, and what they ask.

action-remove = Remove
by-user = user { $id }
sort-changed = last change
frame-sections = { $verb }: sections
frame-sources = Sources and licences
keys-off = Switch off the one-letter keys
error-method_not_allowed = This address does not do that
error-was_cancelled = Stopped: nothing was written

done-kept = { $n ->
        [one] Undone, except one record that was changed since.
       *[other] Undone, except { $count } records that were changed since.
    }
done-linked = Link added.
done-unlinked = Link removed.
done-stopped = The job is stopping.
done-backed_up = Backup made.
done-disabled = The user can no longer sign in.
done-revoked = The user’s tokens no longer work.

list-finding = { $n ->
        [0] No record among: { $kind }
       *[other] { $count } { $kind }
    }
list-finding-money = { $count } { $kind }, { $money } in all
list-most = The place with most records is { $unit }: { $n } of { $total }.
list-search = Search among: { $kind }
list-more_values = { $n } more
list-show_illustrative = Show illustrative examples
list-choose = Choose
list-choose_one = Choose { $title }
list-chosen_do = The chosen records:
list-download_all = Download all:
list-pages = Pages

search-finding = { $n ->
        [0] Nothing for “{ $q }”
        [one] One record for “{ $q }”
       *[other] { $count } records for “{ $q }”
    }

home-empty = { $territory } has neither municipalities nor records yet
home-no_records = { $territory } has { $units }, and no record yet
home-finding = { $territory }: { $records } in { $units }
home-lede = The registry says who is there, what is needed, what is offered and what is being done; the map says where.
home-where = Where
home-understand = Understand
home-data_sets = { $n ->
        [0] No data set
        [one] One data set
       *[other] { $count } data sets
    }
home-indicators = { $n ->
        [0] No indicator
        [one] One indicator
       *[other] { $count } indicators
    }
home-plan = The work plan, to read or to print
home-begin = Where to begin
    .help = First import the territory’s units (a GeoJSON file with the boundaries), then the indicators and the records.

map-title = { $territory } on the map
map-title_indicator = { $indicator }, { $period }
map-lede = Each point is a record; where there are too many, the number says how many. Choosing a row of the table shows it on the map, and the other way round.
map-missing = { $n ->
        [one] one without a value
       *[other] { $count } without a value
    }
map-counts_not_filled = This is a count, not a rate: colouring the areas would mislead. The values are in the table.

data_sets-finding = { $n ->
        [0] No data set
        [one] One data set, with its source and licence
       *[other] { $count } data sets, each with source and licence
    }
data_sets-versions = Versions
data_sets-no_versions = No version is published.
data_sets-file = File
data_sets-when = When
data_sets-withdrawn = withdrawn

hotspots-none = { $indicator }: no significant cluster
hotspots-one = { $indicator }: { $units }
hotspots-both = { $indicator }: { $high } and { $low }
hotspots-high = { $n ->
        [one] one high municipality among high ones
       *[other] { $count } high municipalities among high ones
    }
hotspots-low = { $n ->
        [one] one low municipality among low ones
       *[other] { $count } low municipalities among low ones
    }
hotspots-lasting = { $n ->
        [0] Counting that many comparisons are made at once, none stays significant: these are hints, not proof.
        [one] Counting that many comparisons are made at once, one stays significant.
       *[other] Counting that many comparisons are made at once, { $count } stay significant.
    }
hotspots-no_answer = This question has no answer.
hotspots-ask = Ask
hotspots-period = Period
hotspots-value = Value
hotspots-global = Moran’s I of the whole map
analysis-units_label = Units

plan-for_public = For everybody
plan-for_signed_in = For those who sign in

form-what = What
form-required = required: { $fields }
form-place = municipality, or coordinates: coordinates count for more
form-state = State and visibility
form-time = Time
form-find = To find it again
form-choose = choose
form-dirty_one = 1 change not saved
form-dirty_many = { $mark } changes not saved
conflict-field = Field

history-title = History of { $title }
history-came = added the record
history-deleted = deleted the record
record-seal = personal
record-add_link = Add a link
record-remove_link = Remove the link with { $title }
links-title = A link for { $title }
links-kind = What the link says
links-other = The other record
links-join = Join
links-join_one = Join to { $title }
links-none = No link starts at this kind of record.


sign_in-account = With your account
sign_in-for = You are choosing the password of { $name } for { $territory }. The link works only once.
sign_in-choose = Choose the password
sign_in-differ = The two passwords differ.

admin-health = { $n ->
        [0] All is well
        [one] One thing to look at
       *[other] { $count } things to look at
    }
admin-jobs = { $n ->
        [0] No job is running
        [one] One job is running
       *[other] { $count } jobs are running
    }
admin-backups = { $n ->
        [0] No backup in the territory’s folder
        [one] One backup in the territory’s folder
       *[other] { $count } backups in the territory’s folder
    }
admin-backup_lede = The backup is written beside the data, in backups: keep one on another disk too.
admin-log = Every act, newest first
admin-users = { $n ->
        [one] One person can sign in
       *[other] { $count } people can sign in
    }
job-import = Import
job-backup = Backup
job-latencies = Latencies
job-exchange = Matches
job-needs = Needs and what serves them
job-actors = Network of actors
job-basins = Basins of like places
job-plan = Work plan
job-plan_text = Work plan to read
job-plan_pdf = Work plan as PDF
job-state-queued = waiting
job-state-running = running
job-state-cancelling = stopping
job-state-done = done
job-state-failed = failed
job-state-cancelled = stopped
job-state-interrupted = interrupted

users-list = Accounts
users-role = Role
users-since = Since
users-add = Somebody new, or a new link
users-make_link = Make the link
users-link_made = Link for { $name }, good until { $until }:
users-link_once = It is shown once and works once: put it after this site’s address and send it to the person.
users-token = Token for programs
users-token_made = Token of { $name }:
users-token_once = It is shown once: copy it now.
users-revoke = Revoke the tokens
users-disable = Disable
users-disabled = disabled
users-waiting = has not signed in yet
users-act_on = { $act }: { $name }

problem-json = The request’s body is not a JSON object: { $found }
expected-problem-json = a JSON object
problem-version-missing = The version that was read is missing. Send it as a number in “version”.
expected-problem-version-missing = a whole number
problem-if-match = If-Match says “{ $found }”, which is not the version that was read. Send the ETag of the record that you read and, in “version” if it is there, the same number.
expected-problem-if-match = the ETag of the record that was read
problem-target = “{ $found }” is nothing that can be imported. Write one of: { $known }.
expected-problem-target = one of { $known }
frame-illustrative = { $n ->
        [one] One illustrative record is shown and counted too: it is made up.
       *[other] { $count } illustrative records are shown and counted too: they are made up.
    }
plan-with_illustrative = With the illustrative examples
list-in_part = , { $inside } in { $units } of the territory
