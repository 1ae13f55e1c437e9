### The course: its name, its states, and its fields with their help.

course = Course
course-plural = Courses
course-help = What the University of the territory teaches: to whom, in how many hours and what one learns to do.

course-state-planned = planned
course-state-open = open
course-state-running = running
course-state-done = done

course-code = Code
    .help = A short code without spaces, such as C-07.
course-audiences = Audiences
    .help = Whom it is for, chosen from the list, such as entrepreneurs and managers or administrators; there may be several.
course-outcomes = Outcomes
    .help = Each row is one competence that is gained: competence, ESCO code and level, such as “read a balance sheet, independent”.
course-hours = Hours
    .help = How many hours it takes in all, such as 24 or 7.5.
course-mode = Mode
    .help = How it is held, chosen from the list: in person, online, partly online or within a project.
course-assessment = Assessment
    .help = How it is checked what has been learnt, such as “a short project discussed with the tutor”.
course-requirements = Requirements
    .help = What it takes to enrol, such as “a year of work in the field”.
course-price = Price
    .help = What each participant pays, in euro, such as 120.00; 0 if it is free.
course-website = Website
    .help = The whole address, such as https://www.example.org.
course-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
course-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
