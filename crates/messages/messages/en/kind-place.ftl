### The place: its name, its states, and its fields with their help.

place = Place
place-plural = Places
place-help = An agency, a desk, a club or a network where people meet and find help, with its hours, staff and services.

place-state-planned = planned
place-state-open = open
place-state-closed = closed

place-form = Form
    .help = What sort of place it is, chosen from the list: agency, desk, club, network.
place-hours = Hours
    .help = When it is open, such as “Mon–Fri 9–13; Tue also 15–18”. Without them the place cannot be marked as open.
place-services = Services
    .help = The services that are found there, chosen from the list; there can be several.
place-staff = Staff
    .help = How many people work there, as a whole number, such as 3.
place-members_count = Number of members
    .help = How many people have joined, such as 120. Their names are not written here.
place-dues = Dues
    .help = What it costs to belong for a year, in euro, such as 15.00; 0 if it is free.
place-rules = Rules
    .help = How one joins and what is expected, in a few sentences, such as “open to those who live in the valley; rooms are booked”.
place-address = Address
    .help = Street and number, such as “via Roma 12”. The municipality is given with the place on the map.
place-feed = News
    .help = The whole address where its news can be followed, such as https://www.example.org/news.xml.
place-website = Website
    .help = The whole address, such as https://www.example.org.
place-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
place-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
place-contact_phone = Contact’s telephone
    .help = With its prefix, such as +39 02 000000. It is personal data, kept apart and never published.
