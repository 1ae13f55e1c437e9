### The consultation: its name, its states, and its fields with their help.

consultation = Consultation
consultation-plural = Consultations
consultation-help = A question put to many about what to do, with its phases, who takes part, its results and the answer of those who decide.

consultation-state-prepared = prepared
consultation-state-open = open
consultation-state-closed = closed
consultation-state-answered = answered

consultation-form = Form
    .help = How it is done, chosen from the list: statements, Delphi, participatory budget, poll.
consultation-phases = Phases
    .help = Each row is one phase: its name, from when, until when. Such as “proposals, 2027-03-01, 2027-03-31”. Without them the consultation cannot open.
consultation-who = Who may take part
    .help = To whom it is open, such as “those who live in the valley and are at least 16”.
consultation-money_total = Money to assign
    .help = How much there is to decide about, in euro, such as 50,000.00. Empty if it is not about money.
consultation-options = Options
    .help = Each row is one option: its code, its title, what it costs in euro, how many votes it had. Such as “P03, A playground, 12,500.00, 214”.
consultation-participants = Participants
    .help = How many people took part, as a whole number, such as 431.
consultation-results = Results
    .help = What came of it, with the figures, such as “62.5% prefer the bus at 2 pm”.
consultation-outcome = Answer of those who decide
    .help = What will be done, what will not, and why, such as “the bus at 2 pm starts in September”. Without it the consultation cannot be marked as answered.
consultation-website = Website
    .help = The whole address, such as https://www.example.org.
consultation-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
consultation-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
