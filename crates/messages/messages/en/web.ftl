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
        [one] and one as context
       *[other] and { $count } as context
    }
