### The partnership: its name, its states, and its fields with their help.

partnership = Partnership
partnership-plural = Partnerships
partnership-help = Who stands together for what, in which role and with which share.

partnership-state-forming = forming
partnership-state-agreed = agreed
partnership-state-active = active
partnership-state-closed = closed

partnership-form = Form
    .help = The form in which the partners stand together, chosen from the list, such as temporary association, consortium or memorandum.
partnership-purpose = Purpose
    .help = What the partners stand together for, such as “running transport on call in five municipalities”.
partnership-roles = Roles
    .help = Each row is one partner: actor, role, share in per cent and nature, such as “Example Cooperative, leader, 40, third sector”.
partnership-governance = How decisions are made
    .help = Who decides what and by which majority, such as “assembly twice a year, two thirds for expenses”.
partnership-document = Document
    .help = The whole address of the document that sets it up, such as https://www.example.org/agreement.pdf.
partnership-signed_on = Signed on
    .help = The day on which all have signed, such as 2026-11-29.
partnership-obligations = Obligations
    .help = Each row is one obligation: what, who it falls to, by which day and when it was done, such as “pay the share, Municipality of Example, 2027-01-31”.
partnership-public_share = Public share
    .help = How much of it belongs to public bodies, in per cent from 0 to 100, such as 37.5.
partnership-website = Website
    .help = The whole address, such as https://www.example.org.
partnership-contact_name = Contact person
    .help = The person to write to. It is personal data: only those whose task it is see it, and it can be erased.
partnership-contact_email = Contact’s e-mail
    .help = Such as name@example.org. It is personal data, kept apart and never published.
