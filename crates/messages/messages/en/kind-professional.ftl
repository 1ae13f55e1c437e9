### The professional: its name, its states, and its fields with their help.

professional = Professional
professional-plural = Professionals
professional-help = A person entered in the register of professionals, by section and number; the name is personal data.

professional-state-applicant = applicant
professional-state-under_review = under review
professional-state-qualified = qualified
professional-state-suspended = suspended
professional-state-expired = expired
professional-state-refused = refused

professional-section = Section
    .help = The section of the register, chosen from the list: promoter, diagnostic tutor, designer, trainer or evaluator.
professional-number = Number
    .help = The number in the register, without spaces, such as P-012.
professional-profession = Profession
    .help = The work that is done, in a few words, such as “accountant”.
professional-competences = Competences
    .help = Each row is one competence: competence, ESCO code, level, evidence and date, such as “manage projects, expert, ten projects closed, 2026-11-29”.
professional-years = Years of experience
    .help = How many years of practice, as a whole number, such as 12.
professional-availability = Availability
    .help = When and where there is time, such as “Mondays and Tuesdays, in the whole province”.
professional-days_a_month = Days a month
    .help = How many days a month can be given, from 0 to 31, such as 4.5.
professional-conflicts = Conflicts of interest
    .help = Where judging or assisting is ruled out, and why, without names of people, such as “partner in a firm of the sector”.
professional-consent_on = Consent given on
    .help = The day on which the person agreed to be in the register, such as 2026-11-29. Without it nobody is qualified.
professional-admitted_on = Admitted on
    .help = The day of entry in the register, such as 2026-11-29.
professional-expires_on = Expires on
    .help = The last day on which the qualification holds, such as 2029-11-29.
professional-reason = Reason
    .help = Why the person is suspended or refused, such as “refresher course not taken”. Without it neither can happen.
professional-name = Full name
    .help = The person’s name. It is personal data: only those whose task it is see it, and it can be erased.
professional-tax_code = Tax code
    .help = Sixteen characters, checked. It is personal data, kept apart and never published.
professional-email = E-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
professional-phone = Telephone
    .help = With its prefix, such as +39 02 000000. It is personal data, kept apart and never published.
