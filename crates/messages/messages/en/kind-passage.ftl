### The agency's own words: their name, their state, and the fields with their help.

passage = Agency’s words
passage-plural = Agency’s words
passage-help = What the agency itself writes in a section of the work plan; it stays when the plan is written anew from the data.

passage-state-in_use = in the plan

passage-section = Section
    .help = The section of the plan to which the words belong, such as people or services. Each section has only one.
passage-text_it = Italian text
    .help = Plain Markdown: paragraphs, lists, **bold**, *italic*, links. At most 20 000 characters.
passage-text_en = English text
    .help = The same in English, for the plan in English. If it is missing, the place stays empty there.
