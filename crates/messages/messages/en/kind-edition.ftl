### The edition of the plan: its name, its states, and its fields with their help.

edition = Edition of the plan
edition-plural = Editions of the plan
edition-help = The title page of the next edition of the plan while it is a draft; once issued, the plan as it was on that day.

edition-state-draft = draft
edition-state-issued = issued
edition-state-superseded = superseded

edition-number = Number
    .help = Given by the program when the edition is issued: 1 for the first.
edition-body = Agency
    .help = The agency’s name as it stands on the title page, such as “Development agency of the valley”.
edition-edition_name = Name of the edition
    .help = What this edition is called, such as “Second edition, after the consultation”.
edition-date = Date
    .help = The day of the edition, such as 2026-11-24. If it is missing, it is the day of issue.
edition-signatory = Signatory
    .help = Full name of whoever signs the plan. It stands on a public document, and stays in the registry.
edition-signatory_role = Role of the signatory
    .help = The role of whoever signs, such as “director of the agency”.
edition-logo = Logo
    .help = The digest of the file with the logo; it is uploaded on the page of the title page.
edition-left_out = Sections left out
    .help = The names of the sections that the plan does not show, separated by commas, such as hotspots, needs.
edition-audience = For whom
    .help = For whom it was written; the program says so when the edition is issued.
edition-languages = Languages
    .help = The languages in which it was written; the program says so when the edition is issued.
edition-digest = Digest of the data
    .help = The digest of all that the plan was written from: same data, same digest.
edition-pdf_it = Italian PDF
    .help = The digest of the Italian PDF as it was issued.
edition-json_it = Italian JSON
    .help = The digest of the values of the Italian plan as it was issued.
edition-pdf_en = English PDF
    .help = The digest of the English PDF as it was issued.
edition-json_en = English JSON
    .help = The digest of the values of the English plan as it was issued.
