### The course edition: its name, its states, and its fields with their help.

course_edition = Course edition
course_edition-plural = Course editions
course_edition-help = One time that a course is held, with its dates, places, seats and attendance.

course_edition-state-planned = planned
course_edition-state-open = open
course_edition-state-running = running
course_edition-state-done = done

course_edition-code = Code
    .help = A short code without spaces, such as C-07-2026.
course_edition-starts_on = Starts on
    .help = The day of the first lesson, such as 2026-11-29.
course_edition-ends_on = Ends on
    .help = The day of the last lesson, such as 2027-01-31.
course_edition-seats = Seats
    .help = How many people it can take, as a whole number, such as 20.
course_edition-enrolled = Enrolled
    .help = How many people have enrolled, as a whole number, such as 18. Names are not written.
course_edition-attended = Attended
    .help = How many people attended, as a whole number, such as 16.
course_edition-completed = Completed
    .help = How many people passed the final assessment, as a whole number, such as 14.
course_edition-sessions = Lessons
    .help = Each row is one lesson: date, hours, place and topic, such as “2026-11-29, 3.5, library, the balance sheet”.
course_edition-results = Results
    .help = What came of it, with the figures that are known, such as “four participants started a firm”.
course_edition-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
course_edition-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
