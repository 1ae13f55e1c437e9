### The need: its name, its states, and its fields with their help.

need = Need
need-plural = Needs
need-help = What somebody lacks: how much, who and where.

need-state-emerging = emerging
need-state-expressed = expressed
need-state-validated = validated
need-state-in_a_lot = in a lot
need-state-covered = covered
need-state-verified = verified
need-state-withdrawn = withdrawn

need-category = Service needed
    .help = The service that would answer the need, chosen from the list, such as “care at home”.
need-quantity = Quantity
    .help = How much of it is needed, as a number, such as 12. Its unit and how often stand beside it.
need-quantity_unit = Unit of the quantity
    .help = What the number counts: hours, places, visits, meals, trips…
need-per_period = How often
    .help = Whether the quantity holds once, or for a day, a week, a month or a year.
need-people = People concerned
    .help = How many people have this need, as a whole number, such as 35.
need-people_group = Group
    .help = Who they are, in a few words and without names, such as “over 75 and living alone”.
need-form = How it came up
    .help = Expressed if somebody said so; inferred if it comes from an indicator or a survey.
need-inferred_from = Inferred from
    .help = The indicator or survey it is inferred from, such as “residents over 75, 2025”.
need-reach_km = Acceptable distance
    .help = How far one can travel, in kilometres, such as 8.5.
need-reach_minutes = Acceptable time
    .help = How long the way may take, in minutes, such as 30.
need-eligibility = Requirements
    .help = What whoever answers must have, such as “a vehicle with a ramp”.
need-price_ceiling = Highest price
    .help = The most that can be paid for each unit, in euro, such as 8.00.
need-urgency = Urgency
    .help = High if it cannot wait a month, medium if it can wait a season, low otherwise.
need-structural = Structural
    .help = Yes if the need keeps coming back, no if it passes by itself.
need-verification = Verification
    .help = How it was checked that the need is met, such as “ten families rung up: all are served”. Without it the need cannot be verified.
need-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
need-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
