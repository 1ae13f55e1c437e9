### The supply chain: its name, its states, and its fields with their help.

chain = Supply chain
chain-plural = Supply chains
chain-help = The stages of a product in their order: who stands at each, where, what comes from outside and which link is missing.

chain-state-sketched = sketched
chain-state-verified = verified
chain-state-superseded = superseded

chain-product = Product
    .help = The product or service that the supply chain leads to, such as “bottled olive oil”.
chain-sectors = Sectors
    .help = The ATECO codes of the activities concerned, one for each entry, such as 10.41. There may be several.
chain-stages = Stages
    .help = Each row is one stage: its number in the order, stage, product that comes out, actor, place, whether it is done outside the territory and whether it is missing, such as “2, oil mill, oil in bulk”.
chain-inputs_outside = What comes from outside
    .help = What is bought outside the territory and from where, such as “bottles and labels, from other regions”.
chain-missing_ring = Missing link
    .help = The stage that the territory lacks, in a few words, such as “bottling”.
chain-people = People employed
    .help = How many people work in it, as a whole number, such as 130.
chain-turnover = Turnover
    .help = What all the stages in the territory turn over in a year, in euro, such as 2,400,000.00.
chain-figures_year = Year of the figures
    .help = The year that people and turnover refer to, such as 2025.
