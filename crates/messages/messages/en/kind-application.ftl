### The application: its name, its states, and its fields with their help.

application = Application
application-plural = Applications
application-help = What a project asks of a call, and what came of it.

application-state-drafting = being drafted
application-state-ready = ready
application-state-submitted = submitted
application-state-admitted = admitted
application-state-awarded = awarded
application-state-paid = paid
application-state-reported = reported
application-state-refused = refused

application-number = Number
    .help = The number given by whoever receives it, without spaces, such as 2026-00123.
application-annexes = Annexes
    .help = Each row is one annex: annex, state and by which day it is needed, such as “budget, draft, 2026-11-29”.
application-requested = Requested
    .help = How much is asked of the call, in euro, such as 96,000.00.
application-own_money = Own money
    .help = How much the partners put in themselves, in euro, such as 24,000.00.
application-awarded = Awarded
    .help = How much was awarded, in euro, such as 90,000.00.
application-paid = Paid
    .help = How much has been paid so far, in euro, such as 45,000.00.
application-submitted_on = Submitted on
    .help = The day on which it was sent, such as 2026-11-29.
application-decided_on = Decided on
    .help = The day on which the funder decided, such as 2027-03-15.
application-reports = Reports
    .help = Each row is one report that is due: what, by which day and when it was sent, such as “interim report, 2027-06-30”.
application-reason = Reason
    .help = Why it was refused, or awarded only in part, such as “58 points out of 100, 60 were needed”.
