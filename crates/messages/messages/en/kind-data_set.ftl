### The data set: its name, its states, and its fields with their help.

data_set = Data set
data_set-plural = Data sets
data_set-help = Where values and records come from, under which licence and as of which date.

data_set-state-draft = draft
data_set-state-published = published
data_set-state-superseded = superseded

data_set-code = Code
    .help = A short name without spaces, such as residents_2025. Importing under the same name makes its next version.
data_set-form = Form
    .help = What it holds: units of the territory, indicators, flows or records.
data_set-publisher = Publisher
    .help = The body that publishes the data, such as ISTAT.
data_set-licence = Licence
    .help = The licence under which the data may be used, such as CC BY 4.0. If it is open, what is imported becomes public.
data_set-source = Source
    .help = The name of the publication or file it comes from, such as “Resident population by age”.
data_set-source_date = Date of the source
    .help = As of when the data hold: a year, a quarter, a month or a day, such as 2025-01-01.
data_set-quality_notes = Notes on quality
    .help = What a reader must know, such as “municipalities under 100 residents are missing”.
data_set-website = Website
    .help = The page from which the data are downloaded, such as https://www.example.org/data.
data_set-partial = Incomplete list
    .help = Yes if the list does not hold all there is of its kind, for instance only private schools: nothing is concluded from what is not in it.
