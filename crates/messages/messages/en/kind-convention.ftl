### The convention: its name, its states, and its fields with their help.

convention = Convention
convention-plural = Conventions
convention-help = The agreement between bodies on which the structure and the grid rest: who signs, on what, from when, and what it obliges.

convention-state-drafted = drafted
convention-state-signed = signed
convention-state-in_force = in force
convention-state-ended = ended

convention-number = Number
    .help = The number under which it is registered, without spaces, such as 1234/2026.
convention-object = Object
    .help = What is agreed, in a sentence or two, such as “running the job desk together”.
convention-parties = Parties
    .help = Each row is one body that signs: its name, its role, when it signed. Such as “Municipality of Example, leader, 2026-11-29”.
convention-signed_on = Signed on
    .help = The day of the last signature, such as 2026-11-29.
convention-ends_on = Ends on
    .help = The day on which it ceases to hold, such as 2029-12-31.
convention-text = Text
    .help = The text that was signed, or the part that matters, such as the articles on who does what.
convention-obligations = Obligations
    .help = Each row is one obligation: who has it, what is to be done, by when. Such as “Municipality of Example, provide the premises, 2027-01-31”.
convention-website = Website
    .help = The whole address, such as https://www.example.org.
