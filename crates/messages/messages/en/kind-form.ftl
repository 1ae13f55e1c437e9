### The questionnaire: its name, its states, and its fields with their help.

form = Questionnaire
form-plural = Questionnaires
form-help = The questions that many are asked in the same way, with the points that each answer is worth.

form-state-draft = draft
form-state-open = open
form-state-closed = closed

form-code = Code
    .help = A short name without spaces that does not change, such as needs_of_the_elderly.
form-version = Version
    .help = Which wording it is, such as 2026-1. It changes when a question changes.
form-languages = Languages
    .help = The languages in which it can be read, separated by semicolons, such as “it; en”.
form-questions = Questions
    .help = Each row is one question: the short name without spaces, the type, the text that is read, whether it must be answered, the choices, when it is asked. Such as “age, whole number, How old are you?”.
form-scoring = Scoring
    .help = Each row gives points to one answer: the name of the question, the answer, the points. Such as “lives_alone, yes, 2.5”.
form-intro = Introduction
    .help = What those who answer read before they begin: what it is for, how long it takes, what happens to the answers.
form-anonymous = Anonymous
    .help = Yes if those who answer are not asked who they are.
form-definition = Definition
    .help = The digest of the XLSForm workbook from which the questionnaire was imported.
