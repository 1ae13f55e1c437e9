### The agreement: its name, its states, and its fields with their help.

agreement = Agreement
agreement-plural = Agreements
agreement-help = What somebody undertakes to supply for certain needs, at which price and quality, and what came of it.

agreement-state-proposed = proposed
agreement-state-accepted = accepted
agreement-state-in_service = in service
agreement-state-fulfilled = fulfilled
agreement-state-evaluated = evaluated
agreement-state-refused = refused
agreement-state-broken = broken

agreement-category = Service
    .help = The service that is agreed on, chosen from the list, such as “care at home”.
agreement-amount = Amount
    .help = How much is supplied, as a number, such as 120. Its unit and how often stand beside it.
agreement-amount_unit = Unit of the amount
    .help = What the number counts: hours, places, visits, meals, trips…
agreement-per_period = How often
    .help = Whether the amount holds once, or for a day, a week, a month or a year.
agreement-price = Price
    .help = The price agreed on, in euro, such as 18.50. What it is paid for stands beside it.
agreement-price_basis = Price for
    .help = What that price is paid for, such as “for an hour, travel included”.
agreement-accepted_by_demand = Accepted by those who need
    .help = The day on which those who have the need, or speak for them, accepted, such as 2026-11-29.
agreement-accepted_by_supply = Accepted by those who supply
    .help = The day on which those who supply the service accepted, such as 2026-11-29.
agreement-charter = Service charter
    .help = The quality that is promised. Each row is one promise: indicator, threshold, unit and direction, such as “waiting time, 5, days, less is better”.
agreement-deliveries = Services rendered
    .help = Each row is one delivery: date, quantity delivered, days waited, cost in euro and satisfaction from 0 to 10, such as 2026-11-29, 40, 3, 740.00 and 8.5.
agreement-complaints = Complaints
    .help = Each row is one complaint: date, what it is about, answer given and day on which it was closed. Those who complain are not named.
agreement-evaluation = Evaluation
    .help = What worked and what did not, against what was promised, such as “waiting time kept 9 times out of 10”.
agreement-reason = Reason
    .help = Why it was refused or broken, such as “the supplier closed its branch”. Without it, it can become neither.
agreement-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
agreement-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
