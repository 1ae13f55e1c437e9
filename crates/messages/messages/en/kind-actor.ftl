### The actor: its name, its states, and its fields with their help.

actor = Actor
actor-plural = Actors
actor-help = A body, a firm, an association or a group that acts in the territory.

actor-state-reported = reported
actor-state-verified = verified
actor-state-dormant = dormant
actor-state-closed = closed

actor-nature = Nature
    .help = What sort of actor it is: public body, firm, third sector, research or education, citizens’ group, network, professional firm.
actor-legal_form = Legal form
    .help = The form its statute or register gives, such as “cooperative society” or “special agency”.
actor-tax_code = Tax code
    .help = Eleven digits for a body or a firm, sixteen characters for a person. Leading zeros may be left out: they are put back and the code is checked.
actor-sectors = Sectors
    .help = The ATECO codes of its activity, separated by semicolons, such as “62.01; 72.19”.
actor-services = Services
    .help = The services the actor provides, chosen from the list; there may be several.
actor-size_class = Size
    .help = By people employed: micro up to 9, small from 10 to 49, medium from 50 to 249, large from 250.
actor-year_founded = Year founded
    .help = Four digits, such as 1987.
actor-support_received = Support received
    .help = What citizens or the State gave it in the year stated, in euro: the five per thousand, for instance, 1,250.50.
actor-support_year = Year of the support
    .help = The year that the support and the choices refer to, such as 2022.
actor-choices_received = Choices received
    .help = How many people chose it in that year, for instance by signing for the five per thousand.
actor-work_area = Area of work
    .help = The municipalities it works in, one for each entry, such as “Municipality of Example”. There may be several.
actor-competences = Competences
    .help = What it knows how to do, one competence for each entry, such as “care for older people”. There may be several.
actor-address = Address
    .help = Street and number of the seat, such as “via Roma 12”. The municipality is given with the place.
actor-website = Website
    .help = The whole address, such as https://www.example.org.
actor-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
actor-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
actor-contact_phone = Contact’s telephone
    .help = With its prefix, such as +39 02 000000. It is personal data, kept apart and never published.
