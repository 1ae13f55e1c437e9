### The pilot: its name, its states, and its fields with their help.

pilot = Pilot
pilot-plural = Pilots
pilot-help = An idea tried in some places and compared with others, with a measure at the start, a rule for stopping and a decision at the end.

pilot-state-designed = designed
pilot-state-baseline_done = measured at the start
pilot-state-running = running
pilot-state-evaluated = evaluated
pilot-state-scaled = scaled up
pilot-state-adjusted = adjusted
pilot-state-stopped = stopped

pilot-hypothesis = Hypothesis
    .help = What is put to the test, in a sentence that may prove false, such as “with transport on call, visits to the clinic double”.
pilot-treated_places = Places of the trial
    .help = Where it is tried, one municipality or site for each entry, such as “Municipality of Example”. There may be several.
pilot-comparison_places = Places of comparison
    .help = Where it is not tried and what it is compared with, one for each entry: places alike in residents and services.
pilot-indicators = Indicators
    .help = Each row is one measure: indicator, unit, baseline, target and by which date, such as “visits, number a month, 40, 80, 2027-06-30”.
pilot-baseline_on = Measured at the start
    .help = The day on which it was measured before beginning, such as 2026-11-29.
pilot-stop_rule = Rule for stopping
    .help = When it is stopped before its time, such as “if after three months there are fewer than 10 users”.
pilot-checkpoints = Checkpoints
    .help = Each row is one checkpoint: date, what is looked at and outcome, such as “2026-11-29, number of users, 14: goes on”.
pilot-method_version = Version of the method
    .help = The method that is followed and its version, such as “Neighbourhood listening, 2”.
pilot-money_total = Total cost
    .help = All the money it takes, in euro, such as 24,000.00.
pilot-decision = Decision
    .help = What was decided in the end, chosen from the list: scale up, adjust or stop.
pilot-evidence = Evidence
    .help = What was measured and what follows from it, such as “visits from 40 to 71; in the places of comparison from 38 to 41”.
pilot-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
pilot-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
