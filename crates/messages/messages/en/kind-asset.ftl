### The asset: its name, its states, and its fields with their help.

asset = Asset
asset-plural = Assets
asset-help = A facility, heritage, infrastructure, space or technology of the territory: it says where.

asset-state-recorded = recorded
asset-state-verified = verified
asset-state-at_risk = at risk
asset-state-lost = lost

asset-class = Class
    .help = What it is: heritage, service facility, infrastructure, building or space, technology, productive capacity.
asset-service = Service
    .help = The service that is provided there, chosen from the list, such as “library”.
asset-code = Code
    .help = The code by which its register knows it, without spaces, such as IT-XX0001 for a library.
asset-address = Address
    .help = Street and number, such as “piazza Garibaldi 3”. The municipality is given with the place.
asset-condition = Condition
    .help = Its state of repair: good, fair, poor, ruined.
asset-owner = Owner
    .help = The body or firm that owns it, such as “Municipality of Example”. Private persons are not named.
asset-rights = Rights of use
    .help = By what title it is used, such as “on loan until 2030”.
asset-use = Use
    .help = Whether it is in use, partly free or free.
asset-free_share = Free share
    .help = How much of it is free, in per cent from 0 to 100, such as 40.
asset-capacity = Capacity
    .help = How much it can take or make, as a number, such as 60. Its unit and how often stand beside it.
asset-capacity_unit = Unit of the capacity
    .help = What the number counts: places, people, square metres, kilowatt hours…
asset-per_period = How often
    .help = Whether the capacity holds once, or for a day, a week, a month or a year.
asset-protection = Protection
    .help = The rule that protects it, such as “listed building”.
asset-sensitive_place = Sensitive place
    .help = Yes if its exact point must not be shown, such as a refuge or an unguarded archaeological site.
asset-website = Website
    .help = The whole address, such as https://www.example.org.
asset-custodian_name = Custodian
    .help = The person who looks after it or keeps the keys. It is personal data: only those whose task it is see it, and it can be erased.
asset-custodian_email = Custodian’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
