### The vocabularies that the territory changes: their name, their state, and the fields with their help.

vocabulary = Vocabulary
vocabulary-plural = Vocabularies
vocabulary-help = What the territory changes in a vocabulary: other names, entries of its own, entries that are no longer offered.

vocabulary-state-in_use = in use

vocabulary-list = Vocabulary
    .help = The code of the vocabulary, such as service. Each vocabulary has only one record.
vocabulary-entries = Changed entries
    .help = One row an entry: its code, its names in both languages, whether it is retired. The codes of own entries begin with own_.
