### The case: its name, its states, and its fields with their help.

case = Case
case-plural = Cases
case-help = What somebody asked of a desk: who took care of it, what was answered and how long it took.

case-state-received = received
case-state-taken = taken
case-state-answered = answered
case-state-closed = closed
case-state-referred = referred

case-asker = Who asks
    .help = What sort of person or organisation asks, without a name: citizen, firm, third sector, public body, professional, group.
case-question = Question
    .help = What is asked, in plain words and without names, such as “how to get transport on request for a medical visit”.
case-channel = Channel
    .help = How the question came: in person, by phone, by e-mail, through the website.
case-received_on = Received on
    .help = The day on which the question came, such as 2026-11-29.
case-taken_on = Taken on
    .help = The day on which somebody began to see to it, such as 2026-11-30.
case-answered_on = Answered on
    .help = The day on which the answer was given, such as 2026-12-03. The time to answer is counted from it.
case-tutor = Tutor
    .help = Who follows it, by role and not by name, such as “tutor of the job desk”.
case-answer = Answer
    .help = What was answered, in a few sentences and without names, such as “call the free number the day before”.
case-referral = Referred to
    .help = To whom it was passed on, if it is not for this desk, such as “job centre of Example”.
case-outcome = Outcome
    .help = How it ended: solved, partly solved, unsolved, withdrawn.
case-money_obtained = Money obtained
    .help = What whoever asked obtained thanks to the answer, in euro, such as 1,200.00.
case-satisfaction = Satisfaction
    .help = The mark given by whoever asked, from 0 to 10, such as 8.5.
case-asker_name = Name of whoever asks
    .help = The person to answer. It is personal data: only those whose task it is see it, and it can be erased.
case-asker_email = E-mail of whoever asks
    .help = Such as name@example.org. It is personal data, kept apart and never published.
case-asker_phone = Telephone of whoever asks
    .help = With its prefix, such as +39 02 000000. It is personal data, kept apart and never published.
