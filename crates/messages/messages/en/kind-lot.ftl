### The lot: its name, its states, and its fields with their help.

lot = Lot
lot-plural = Lots
lot-help = Similar needs, gathered by sort, place and time until it is worth serving them together.

lot-state-forming = forming
lot-state-ready = ready
lot-state-call_open = open to offers
lot-state-covered = covered
lot-state-closed = closed

lot-category = Service needed
    .help = The service that would answer all the needs gathered, chosen from the list, such as “care at home”.
lot-quantity = Quantity
    .help = How much of it is needed in all, as a number, such as 120. Its unit and how often stand beside it.
lot-quantity_least = Lowest estimate
    .help = The lowest estimate of how much is needed, in the same unit, such as 90.
lot-quantity_most = Highest estimate
    .help = The highest estimate of how much is needed, in the same unit, such as 150.
lot-quantity_unit = Unit of the quantity
    .help = What the number counts: hours, places, visits, meals, trips…
lot-per_period = How often
    .help = Whether the quantity holds once, or for a day, a week, a month or a year.
lot-people = People concerned
    .help = How many people have these needs, each counted once, as a whole number, such as 85.
lot-minimum_quantity = Quantity that suffices
    .help = From how much on it is worth serving, in the same unit, such as 100. Without it the lot cannot be ready.
lot-deadline = Deadline
    .help = The day by which those who want to serve it come forward, such as 2026-11-29.
lot-price_ceiling = Highest price
    .help = The most that can be paid for each unit, in euro, such as 8.00.
lot-conditions = Conditions
    .help = What whoever serves it must ensure, such as “the same carer for each family, Saturdays too”.
