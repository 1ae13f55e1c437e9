### The latency: its name, its states, and its fields with their help.

latency = Latency
latency-plural = Latencies
latency-help = Something the territory could do and does not, with the rule that found it, the evidence and what can be done.

latency-state-found = found
latency-state-accepted = accepted
latency-state-postponed = postponed
latency-state-dismissed = dismissed
latency-state-resolved = resolved

latency-rule = Rule
    .help = The rule that found it, chosen from the list, such as unserved demand or idle supply.
latency-finding = Found again as
    .help = The mark by which a rule knows it when it finds it again; the program writes it, leave it empty.
latency-why = Why
    .help = Why it is a latency, in a sentence or two, such as “60 people ask for care and a site nearby has 20 places free”.
latency-evidence = Evidence
    .help = Each row is one piece of evidence: what, value and source, such as “places free, 20, survey of 2026-11-29”.
latency-confidence = Confidence
    .help = How sure one is of it, in per cent from 0 to 100, such as 75.
latency-since = Since
    .help = The day since which it has lasted, such as 2026-11-29.
latency-suggestion = What can be done
    .help = The action that is suggested, such as “bring the families and those who run the site together”.
latency-postponed_until = Postponed until
    .help = The day on which to look at it again, such as 2027-05-29. Without it, it cannot be postponed.
latency-reason = Reason
    .help = Why it was dismissed, or how it was resolved, such as “the free places are already promised”.
