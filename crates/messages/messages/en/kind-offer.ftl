### The offer: its name, its states, and its fields with their help.

offer = Offer
offer-plural = Offers
offer-help = What somebody can supply: how much, to whom and where.

offer-state-proposed = proposed
offer-state-active = active
offer-state-suspended = suspended
offer-state-ended = ended

offer-category = Service offered
    .help = The service that is supplied, chosen from the list, such as “nursery”.
offer-capacity = Capacity
    .help = How much can be supplied, as a number, such as 24. Its unit and how often stand beside it.
offer-capacity_unit = Unit of the capacity
    .help = What the number counts: places, hours, visits, meals, trips…
offer-per_period = How often
    .help = Whether the capacity holds once, or for a day, a week, a month or a year.
offer-reach_km = Service radius
    .help = How far the service reaches, in kilometres, such as 15.
offer-hours = Opening hours
    .help = Days and hours, such as “Monday to Friday, 8 to 13”.
offer-eligibility = Who it is for
    .help = Who may use it, such as “residents over 65”.
offer-price = Price
    .help = What each unit costs its user, in euro, such as 4.50; 0 if it is free.
offer-quality_marks = Quality marks
    .help = Certificates and accreditations, such as “ISO 9001”.
offer-website = Website
    .help = The whole address, such as https://www.example.org.
offer-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
offer-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
