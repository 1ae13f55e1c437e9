### The body: its name, its states, and its fields with their help.

body = Body
body-plural = Bodies
body-help = A promoting group, a technical unit, a task force or a working group, with its mandate, its members and what it may do.

body-state-constituted = constituted
body-state-active = active
body-state-expired = expired
body-state-closed = closed

body-form = Form
    .help = What sort of body it is, chosen from the list: promoting group, technical unit, task force, working group, study group.
body-mandate = Mandate
    .help = What it was asked to do and by whom, such as “prepare the mobility plan for the convention”. Without it the body cannot become active.
body-quorum = Quorum
    .help = How many members must be present for a decision to hold, such as 5.
body-members = Members
    .help = Each row is one seat: the role, the organisation that holds it, from when, until when. Organisations are written here, not people’s names.
body-members_count = Number of members
    .help = How many there are in all, such as 9.
body-powers = Powers
    .help = Each row is one power: the kind of record, by its code, and what the body may do with it. Such as “need, write”.
body-expires_on = Expires on
    .help = The day on which the mandate ends, such as 2027-12-31.
body-handover = Handover
    .help = What passes to those who carry on: documents, open work, contacts. Such as “the survey on transport passes to the technical unit”. Without it the body cannot be closed.
body-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
body-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
