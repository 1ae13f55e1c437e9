### The method: its name, its states, and its fields with their help.

method = Method
method-plural = Methods
method-help = A way of working described so that others can follow it: when it helps, in which steps, what it has given.

method-state-draft = draft
method-state-published = published
method-state-superseded = superseded

method-version = Version
    .help = Which wording it is, such as 1.2. It changes when a step changes.
method-when_to_use = When to use it
    .help = In which cases it helps and in which it does not, such as “when needs are many and scattered; not in an emergency”.
method-steps = Steps
    .help = Each row is one step: its number, what is done, what with, how many days it takes. Such as “1, interviews, questionnaire, 2.5”.
method-uses = Uses
    .help = Each row is one use: the version, where, when, what came of it. Such as “1.1, Example, 2026-05-15, 24 new needs”.
method-source = Source
    .help = Where it comes from, if others wrote it, such as a book or a body’s manual.
method-doi = DOI
    .help = The code of the publication, without spaces, such as 10.1234/example.
method-languages = Languages
    .help = The languages in which it is written, separated by semicolons, such as “it; en”.
method-website = Website
    .help = The whole address, such as https://www.example.org.
