### The meeting: its name, its states, and its fields with their help.

meeting = Meeting
meeting-plural = Meetings
meeting-help = A debate, an assembly or a working session: when and where it is held, what it is about, who comes and what is decided.

meeting-state-announced = announced
meeting-state-open = open for registration
meeting-state-held = held
meeting-state-minuted = minuted

meeting-form = Form
    .help = What sort of meeting it is, chosen from the list: public debate, specialist meeting, assembly, working session, seminar.
meeting-date = Date
    .help = The day on which it is held, such as 2026-11-29.
meeting-start_time = Start
    .help = Hours and minutes, such as 17:30.
meeting-end_time = End
    .help = Hours and minutes, such as 19:30.
meeting-address = Address
    .help = Room, street and number, such as “council hall, piazza Garibaldi 1”. The municipality is given with the place.
meeting-online = Online
    .help = The whole address from which one takes part at a distance, such as https://www.example.org/meeting.
meeting-agenda = Agenda
    .help = Each row is one item: the time, the item, who speaks about it. Such as “17:45, transport on request, Municipality of Example”.
meeting-speakers = Speakers
    .help = Who speaks, as the public announcement says, separated by semicolons: such as “Municipality of Example; University of Example”.
meeting-seats = Seats
    .help = How many people can come, as a whole number, such as 80.
meeting-registered = Registered
    .help = How many people have registered, such as 64. Their names are not written here.
meeting-attended = Attended
    .help = How many people came, such as 57. Without it the meeting cannot be marked as held.
meeting-minutes = Minutes
    .help = What was said, in a few sentences that somebody who was not there understands, such as “Families ask for a bus at 2 pm”.
meeting-decisions = Decisions
    .help = Each row is one decision: what was decided, who sees to it, by when, on which day it was done.
meeting-uid = Calendar code
    .help = The code by which calendars know the meeting, without spaces, such as meeting-12@example.org.
meeting-website = Website
    .help = The whole address, such as https://www.example.org.
meeting-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
meeting-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
