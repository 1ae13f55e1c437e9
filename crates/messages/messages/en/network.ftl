### The surroundings of a record: the page of the network.

network-which = Whose surroundings do you want to see?
network-lede = A network is read from somebody: look for an actor, a need, a project, and see to whom it is tied and by what.
network-search = Look for the record to start from
network-links = { $n ->
        [one] One link in the registry
       *[other] { $count } links in the registry
    }
network-by_type = Links by what they say
network-type = Link
network-count = How many
network-alone = { $title } has no links
network-finding = { $n ->
        [one] { $title } is one step from one record
       *[other] { $title } is one step from { $count } records
    }
network-finding_two = { $n ->
        [one] { $title } reaches one record in two steps
       *[other] { $title } reaches { $count } records in two steps
    }
network-label = The surroundings of { $title }
network-none = Nobody is to be seen around here.
    .help = No link that you may see answers what you asked; try without the day or with every kind, or add a link on the record.
network-to_record = Go to the record
network-left_out = { $n ->
        [one] The { $shown } nearest and most tied records; one is left out.
       *[other] The { $shown } nearest and most tied records; { $count } are left out.
    }
network-cut = One step already gives more records than can be shown: the second was not looked at.
network-hops = How far
network-hops_1 = one step
network-hops_2 = two steps
network-kinds = Only these kinds
network-caption = In the middle the record, around it whoever is tied to it: the first circle one step away, the second two. Arrows lead from who has the link to who receives it; dashed are those that follow from others. The table says the same.
network-whole = Show all
network-failed = The moving drawing does not open in this browser: the still one stays, with its table.
network-files = These surroundings as files:
network-ranking = Who is tied to it
network-order = nearest and most tied first
network-record = Record
network-steps = Steps
network-ties = Links
network-of = The surroundings of { $title }
network-go = its surroundings
network-more_ties = { $n ->
        [one] and one more link
       *[other] and { $count } more links
    }
network-through = { $n ->
        [one] through another record
       *[other] through { $count } other records
    }
cli-network-done = { $n ->
        [one] One link written to { $file }.
       *[other] { $count } links written to { $file }.
    }
