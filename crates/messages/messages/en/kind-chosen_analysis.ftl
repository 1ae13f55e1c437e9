### The analysis that is chosen for the plan: its name, its state, and the fields with their help.

chosen_analysis = Chosen analysis
chosen_analysis-plural = Chosen analyses
chosen_analysis-help = A question to a method of analysis that the plan asks anew whenever it is written, on the data that its readers see.

chosen_analysis-state-in_use = in the plan

chosen_analysis-verb = Method
    .help = The method’s name as in the address of its page, such as regions or inequality.
chosen_analysis-arguments = Parameters of the method
    .help = What the method is asked, such as k and 6. What is not said is as usual.
chosen_analysis-settings = What is read of the territory
    .help = What is chosen of the territory’s data, such as indicators and the codes of some, divided by commas.
chosen_analysis-files = Files of one’s own
    .help = The files that were brought for this question: the argument they stand for, the name and the digest. The files themselves are attached to the record.
chosen_analysis-title_it = Italian title
    .help = What the plan calls it, such as “Where incomes are alike”. If it is missing, the plan uses the method’s name.
chosen_analysis-title_en = English title
    .help = The same in English, for the plan in English.
chosen_analysis-comment_it = Italian comment
    .help = A sentence or two of the agency on what the analysis says, in plain Markdown. If it is missing, nothing stands in its place.
chosen_analysis-comment_en = English comment
    .help = The same in English, for the plan in English.
