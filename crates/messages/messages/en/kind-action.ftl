### The action: its name, its states, and its fields with their help.

action = Action
action-plural = Actions
action-help = What is done about a latency or a need: who, by when, at which cost and with which effect.

action-state-planned = planned
action-state-under_way = under way
action-state-done = done
action-state-dropped = dropped

action-form = Sort
    .help = What sort of action it is, chosen from the list: awareness, support, integration, competence or method.
action-owner = Owner
    .help = The body, group or office that carries it out, such as “Business desk”. Private persons are not named.
action-due = Due by
    .help = The day by which it is to be done, such as 2026-11-29.
action-cost = Cost
    .help = What it costs in all, in euro, such as 3,500.00; 0 if it costs nothing.
action-expected_effect = Expected effect
    .help = What should change, with a figure where possible, such as “10 families served within the year”.
action-measured_effect = Measured effect
    .help = What has really changed, and how it was measured, such as “7 families served, from the site’s register”.
action-done_on = Done on
    .help = The day on which it was completed, such as 2026-11-29.
action-reason = Reason
    .help = Why it was dropped, such as “the site found other users by itself”. Without it, it cannot be dropped.
