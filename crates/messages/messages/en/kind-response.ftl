### The response: its name, its states, and its fields with their help.

response = Response
response-plural = Responses
response-help = What one person or organisation answered to a questionnaire, and whether it may be used.

response-state-received = received
response-state-checked = checked
response-state-used = used

response-answered_on = Date
    .help = The day on which it was answered, such as 2026-11-29.
response-asker = Who answers
    .help = What sort of person or organisation answers, without a name, such as “firm”.
response-answers = Answers
    .help = Each row is one answer: the short name of the question and what was answered. Such as “lives_alone, yes”.
response-score = Score
    .help = The sum of the points, as the questionnaire says, such as 12.5.
response-tutor_note = Tutor’s note
    .help = What whoever checked it noticed, without names, such as “question 4 was not understood”.
response-respondent_name = Name of whoever answers
    .help = Only if the questionnaire is not anonymous. It is personal data: only those whose task it is see it, and it can be erased.
response-respondent_email = E-mail of whoever answers
    .help = Such as name@example.org. It is personal data, kept apart and never published.
