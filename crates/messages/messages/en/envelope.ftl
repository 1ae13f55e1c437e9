### What every record has, whatever its kind; visibility, roles, acts.

envelope-title = Title
    .help = The name by which the record is found, at most 500 characters, such as “Public library of Example”.
envelope-summary = Summary
    .help = What it is about, in a few sentences; at most 20,000 characters.
envelope-language = Language
    .help = The language in which title and summary are written.
envelope-status = State
    .help = How far the record has come on its way; not every step is possible.
envelope-visibility = Visibility
    .help = Who may see the record: everybody, those who sign in, or only the people named.
envelope-named = People named
    .help = The users who see the record when its visibility is “only the people named”.
envelope-place = Place
    .help = Where it is: a click on the map, two coordinates, or a municipality.
envelope-latitude = Latitude
    .help = In decimal degrees, such as 45.5000.
envelope-longitude = Longitude
    .help = In decimal degrees, such as 9.2500.
envelope-unit = Municipality
    .help = The municipality, or municipalities, in which the record lies; money and quantities are split among them.
envelope-precision = Precision of the place
    .help = Whether the place is known to the point, to the address or only to the municipality.
envelope-period_from = From
    .help = Since when it holds: a year (2025), a quarter (2025-Q1), a month (2025-01) or a day (2025-01-31).
envelope-period_to = To
    .help = Until when it holds, written the same way; empty if it still does.
envelope-positions = Positions on the grid
    .help = The cells of the grid to which the record belongs: area, dimension and modality, with weights that sum to 1.
envelope-weight = Weight
    .help = The part of the record that stands in this cell, as a fraction, such as 1/2.
envelope-tags = Tags
    .help = Free words to find it again, separated by commas, such as “mountain, elderly”.
envelope-origin = Origin
    .help = The data set the record comes from and the key by which it is known there.
envelope-data_set = Data set
    .help = The code of the data set the record comes from, such as libraries_2025.
envelope-key = Key
    .help = The code by which the source knows the row, such as an ISIL code.
envelope-confirmed = Last confirmed
    .help = The day on which somebody checked that it is still true, such as 2026-03-31.
envelope-version = Version
    .help = How many times the record has been written; the first is 1.
envelope-illustrative = Illustrative example
    .help = Yes if the record was made up to show how the program is used; plans and analyses leave it out.
envelope-id = Identifier
    .help = The record’s unique code, which never changes.
envelope-kind = Kind
    .help = What the record describes: an actor, a need, an offer, an initiative, an asset…

visibility-public = everybody
    .help = Anybody sees it, even without signing in, and it is part of the open data.
visibility-signed-in = those who sign in
    .help = Whoever has an account and signs in sees it.
visibility-named = only the people named
    .help = Only the users named see it, and administrators.

audience-public = for everybody
audience-signed-in = for those who sign in
audience-named = for { $user }
audience-everything = for administrators

precision-point = to the point
    .help = The exact place is known.
precision-address = to the address
    .help = The street is known, and the point may be near rather than exact.
precision-unit = to the municipality
    .help = Only the municipality is known; on the map it is counted, not drawn.

role-reader = Reader
    .help = Sees what is for those who sign in; does not write.
role-editor = Editor
    .help = Writes, imports, publishes and hides.
role-administrator = Administrator
    .help = Sees everything and looks after users, backups and settings.

language-it = Italian
language-en = English

act-record = record
act-link = link
act-import = import
act-data_set = data set
act-distinct = two records told apart
act-undo = undo
act-selection = act on several records
act-erasure = erasure for good
act-user = user
act-territory = territory

by-command_line = command line
by-set_up = first start
by-visitor = visitor
envelope-area = Area of the grid
envelope-cell = Cell of the grid
