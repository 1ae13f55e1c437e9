### The commitment: its name, its states, and its fields with their help.

commitment = Commitment
commitment-plural = Commitments
commitment-help = What somebody promised to do and by when; exactly one answers for it.

commitment-state-taken = taken
commitment-state-kept = kept
commitment-state-broken = broken
commitment-state-renegotiated = renegotiated

commitment-due = Due
    .help = The day by which it is to be kept, such as 2026-11-29.
commitment-taken_on = Taken on
    .help = The day on which it was taken, such as 2026-05-15.
commitment-consulted = To be consulted
    .help = The bodies to hear before deciding, separated by semicolons, such as “Municipality of Example; health authority”.
commitment-informed = To be informed
    .help = The bodies to tell afterwards, separated by semicolons, such as “village association of Example; schools”.
commitment-evidence = Evidence
    .help = What shows that it was kept, or why it was not or has changed. Such as “resolution 14 of 2026-11-20”.
commitment-public_promise = Public promise
    .help = Yes if it was taken in front of everybody, such as at a public meeting.
