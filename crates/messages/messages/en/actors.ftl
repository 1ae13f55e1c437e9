### The network of actors: who leads, who brokers, what breaks, who should be linked.

analysis-network = Who leads and who brokers
analysis-prediction = Who should be linked

problem-network = “{ $found }” cannot be computed: { $reason }.
problem-node-twice = { $file }: node “{ $found }” is there twice. Leave one row a node.
problem-node-unknown = { $file }: row { $row }: node “{ $found }” is not among the nodes. Add it to their file, or mend the tie.
problem-tie-end = { $found }: row { $row }: a tie lacks an end. Two nodes are needed, in the first two columns.
problem-tie-weight = { $file }: row { $row }: found weight “{ $found }”, expected a number above zero.
expected-problem-network = a network that can be computed
expected-problem-node-twice = a node that is there once
expected-problem-node-unknown = one of the nodes
expected-problem-tie-end = two nodes
expected-problem-tie-weight = a number above zero

actors-questions = Which question to start from
actors-brokers = Who brokers?
actors-leads = Who leads?
actors-link = Who should be linked?
actors-breaks = What breaks if one leaves?
actors-isolated = Who is isolated?
actors-from = Start from a record…

actors-brokers-found = { $title } brokers: { $share } of the shortest ways between the others lead through it
actors-brokers-none = Nobody brokers between those who would not meet otherwise
actors-brokers-by = ways that lead through, across natures first
actors-brokers-value = Ways
actors-brokers-why = { $n ->
        [one] Only one pair of its partners does not know each other; of different natures: { $across }.
       *[other] { $count } pairs of its partners do not know each other; { $across } are of different natures.
    }
actors-brokers-why_same = { $n ->
        [one] Only one pair of its partners does not know each other, of one nature.
       *[other] { $count } pairs of its partners do not know each other, all of one nature.
    }
actors-brokers-between = Between { $natures }.
actors-brokers-pair = { $one } and { $other } ({ $number })
actors-leads-found = { $n ->
        [one] { $title } is at the centre, with one partner
       *[other] { $title } is at the centre, with { $count } partners
    }
actors-leads-none = Nobody has a tie yet
actors-leads-by = weight in the network
actors-leads-value = Weight
actors-leads-why = { $n ->
        [one] One partner: { $with }.
       *[other] { $count } partners: { $with }.
    }
actors-leads-things = { $n ->
        [one] Leads an initiative, a project or a partnership.
       *[other] Leads { $count } initiatives, projects and partnerships.
    }
actors-leads-through = Together in: { $things }.
actors-breaks-found = { $n ->
        [one] If { $title } leaves, one actor is cut off from the rest
       *[other] If { $title } leaves, { $count } actors are cut off from the rest
    }
actors-breaks-none = Nobody breaks the network by leaving alone
actors-breaks-by = actors cut off
actors-breaks-value = Cut off
actors-breaks-why = { $n ->
        [one] Cut off is { $names }; pairs that could no longer reach each other: { $pairs }.
       *[other] Cut off are { $names }; there would be { $pieces } pieces, and { $pairs } pairs that could no longer reach each other.
    }
actors-isolated-found = { $n ->
        [one] One actor stands outside the greatest network
       *[other] { $count } actors stand outside the greatest network
    }
actors-isolated-none = Nobody is isolated: all reach each other
actors-isolated-by = those alone first
actors-isolated-value = In its circle
actors-isolated-alone = Has no tie to any actor.
actors-isolated-why = Is tied to its little circle only: { $names }.
actors-link-found = { $one } and { $other } should be linked
actors-link-none = No pair without a tie has partners in common or completes each other
actors-link-by = what they have in common, what completes them, nearness
actors-link-value = Score
actors-link-partners = { $n ->
        [one] One partner in common: { $names }.
       *[other] { $count } partners in common: { $names }.
    }
actors-link-complement = { $by } offers “{ $offer }”, { $whom } lacks “{ $need }” ({ $category }).
actors-link-same_place = They are in one municipality.
actors-link-km = { $km } km lie between them.
actors-link-steps = { $n ->
        [one] Today they are one step apart.
       *[other] Today they reach each other in { $count } steps.
    }
actors-link-apart = Today they do not reach each other.
actors-missing = a tie that is missing

actors-count = { $n ->
        [one] One actor
       *[other] { $count } actors
    }
actors-ties = { $n ->
        [one] one tie
       *[other] { $count } ties
    }
actors-about = { $actors } and { $ties }; { $greatest } reach each other.
actors-sampled = They are many: the ways that lead through are estimated from sampled paths, and with nine chances in ten no value is off by more than { $bound } pairs.
actors-empty = No actor is to be seen here yet
    .help = The network comes from the records of actors and from what they do together: initiatives, projects, partnerships, agreements. Take the filters away, or add or import actors.
actors-to_list = Go to the actors
actors-filters = Which actors and which ties
actors-natures = Only these natures
actors-sorts = Only these ties
actors-persons = persons too (whoever has not signed in does not see them)
actors-all = All
actors-drawing = The network drawn
actors-caption = The mark grows with the answer; those with a name answer the question, the others are round them. Form and colour say the nature; the dashed line is a tie that is missing. The same network has the same places. The table says the same.
actors-caption_groups = The actors are too many to be drawn one by one: each circle is a group with more ties inside than chance would give, and bears the name of the best tied in it. The table says the same.
actors-files = The whole network, with its measures:
actors-rank = Rank
actors-ranks = Where it stands
actors-actor = Actor
actors-pair = Pair
actors-with = with
actors-nature = Nature
actors-partners = Partners
actors-drawn_ties = Drawn with
actors-person = person
actors-look = look
actors-look_at = Look at { $title } in the network
actors-others = { $n ->
        [one] one other
       *[other] { $count } others
    }
actors-more = { $n ->
        [one] There is one more: it is in the CSV file.
       *[other] There are { $count } more: they are in the CSV file.
    }
actors-more_pairs = { $n ->
        [one] There is one more pair: look at an actor, or ask the API for it.
       *[other] There are { $count } more pairs: look at an actor, or ask the API for them.
    }
actors-twin = All actors of the drawing, as a table
actors-twin_groups = All groups of the drawing, as a table
actors-group = Group
actors-around = round { $title }
actors-size = Actors
actors-inside = Ties inside
actors-input = The records of actors that you may see; the ties declared between them; those that follow from standing in one initiative, project, pilot or partnership (each counts one over the others in it; beyond 60 it says nothing), from funding them, from serving a need by an agreement.
actors-focus-found = { $n ->
        [0] { $title } has no partners
        [one] { $title } has one partner
       *[other] { $title } has { $count } partners
    }

plan-method-network = Network of actors
plan-method-network-question = Who leads, who brokers, what breaks, who should be linked?
plan-method-network-source = Brandes 2001, doi:10.1080/0022250X.2001.9990249; Gould and Fernandez 1989, doi:10.2307/270949; Hopcroft and Tarjan 1973, doi:10.1145/362248.362272; Zhou, Lü and Zhang 2009, doi:10.1140/epjb/e2009-00335-8. Ties that are declared and ties that follow from standing in one thing; never persons.
plan-value-net_actors = Actors of the network
plan-value-net_ties = Ties between actors
plan-value-net_greatest = Actors that reach each other
plan-value-net_broker = Shortest ways that lead through { $title }
plan-value-net_breaks = Actors cut off if { $title } leaves
plan-value-net_points = Actors that break the network by leaving
plan-net-text = { $n ->
        [one] Among { $actors } actors there is { $ties } tie, declared or following from what they do together; { $greatest } reach each other.
       *[other] Among { $actors } actors there are { $ties } ties, declared or following from what they do together; { $greatest } reach each other.
    }
plan-net-leads = Of the territory these are most central: { $names }.
plan-net-leads_beyond = Beyond the territory the most tied are { $names }.
plan-net-broker = { $title } brokers: { $share } of the shortest ways between the others lead through it.
plan-net-between = It holds together { $natures }.
plan-net-pair = { $one } with { $other }
plan-net-breaks = { $n ->
        [one] If { $title } leaves, { $cut } actor is cut off from the rest.
       *[other] If { $title } leaves, { $cut } actors are cut off from the rest.
    }
plan-net-points = { $n ->
        [one] { $points } actor is one on whom the network depends like that.
       *[other] { $points } actors are such that the network depends on them like that.
    }
plan-net-link = To be linked first: { $pairs }.
