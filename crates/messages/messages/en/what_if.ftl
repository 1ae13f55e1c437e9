# What if: what would be otherwise. The page, the command.

page-what_if = What if…
    .help = Imagine a site, an offer or a tie more, elsewhere or less: who reaches what, which needs find an answer, how even it is and how the network holds together, before and after. Nothing is written: what you imagine stands in the address.

what_if-question = What if something were otherwise?
what_if-title = What if we { $change }?
what_if-title_many = { $n ->
        [one] What if there were one change?
       *[other] What if { $count } things were otherwise at once?
    }
what_if-do-open = open { $service } in { $unit }
what_if-do-move = move { $one } to { $unit }
what_if-do-close = close { $one }
what_if-do-offer = add an offer in { $unit }: { $service }
what_if-do-withdraw = take away the offer { $one }
what_if-do-tie = tie { $one } and { $other }
what_if-do-cut = part { $one } and { $other }
what_if-places = places
what_if-imagined = Imagined
what_if-nothing = Nothing is imagined yet: this is how things stand today.
what_if-remove = remove
what_if-clear = Remove all
what_if-record = Make it a record
what_if-note = Nothing is written. To find it again or to send it to somebody, keep the address of this page.

what_if-coverage-gained = { $service }: { $gained } more within { $km } km, from { $before } to { $after }.
what_if-coverage-lost = { $service }: { $lost } fewer within { $km } km, from { $before } to { $after }.
what_if-coverage-both = { $service }: { $gained } more and { $lost } fewer within { $km } km, from { $before } to { $after }.
what_if-coverage-same = { $service }: within { $km } km it reaches { $after } of the people, as today.
what_if-coverage_of = Who reaches: { $service }
what_if-also = Also changes
what_if-fate = What changes
what_if-fate-reached = reached, as today
what_if-fate-gained = reached, not today
what_if-fate-lost = no longer reached
what_if-fate-without = not reached, as today
what_if-fate-unknown = its place is not known
what_if-legend = Within { $km } km of the nearest site
what_if-km_before = km before
what_if-km_after = km after
what_if-site = imagined site
what_if-site-moved = { $title } (moved)
what_if-drag = Drag a site on the map to see what changes; without a mouse, use the form.
what_if-before = before
what_if-after = after
what_if-units = municipalities reached
what_if-people = people reached

what_if-harmony = How even it is
what_if-even-same = Level and harmony stay as they are: { $from }, { $harmony_from }.
what_if-even-gained = The level goes from { $from } to { $to } and harmony from { $harmony_from } to { $harmony_to }: { $gaining } gain.
what_if-even-lost = The level goes from { $from } to { $to } and harmony from { $harmony_from } to { $harmony_to }: { $losing } lose.
what_if-even-both = The level goes from { $from } to { $to } and harmony from { $harmony_from } to { $harmony_to }: { $gaining } gain, { $losing } lose.
what_if-even-falls = The level rises but harmony falls: those gain who had more already.
what_if-gains = Who gains
what_if-losses = Who loses
what_if-services_counted = { $n ->
        [one] One service counts.
       *[other] { $count } services count.
    }

what_if-matches_title = The matches
what_if-matches = { $after } of { $needs } needs find an answer (today { $before }), { $wholly } of them a whole one (today { $wholly_before }); cost { $cost } points.
what_if-matches-same = The matches stay as they are: { $after } of { $needs } needs find an answer.
what_if-cost = least cost, points
what_if-met = needs with an answer
what_if-wholly = needs with a whole answer
what_if-given = What the offer would give
what_if-given-none = No need would take it.
what_if-idle = It would still have { $amount } to give.
what_if-needs_changed = { $n ->
        [one] One need would get something else
       *[other] { $count } needs would get something else
    }
what_if-needs = How even it would be
what_if-needs_if = Were all matches agreed:

what_if-network_title = The network
what_if-network-same = The network stays in { $after } parts; those without whom others lose touch are { $cut_after } (today { $cut_before }).
what_if-network-joined = The network goes from { $before } to { $after } parts: it joins. Those without whom others lose touch are { $cut_after } (today { $cut_before }).
what_if-network-parted = The network goes from { $before } to { $after } parts: it splits. Those without whom others lose touch are { $cut_after } (today { $cut_before }).
what_if-pair = { $one } and { $other }: { $after }, today { $before }.
what_if-steps = { $n ->
        [one] know each other
       *[other] reach each other in { $count } steps
    }
what_if-steps-never = do not reach each other
what_if-ties = ties
what_if-components = parts
what_if-greatest = actors in the greatest part
what_if-cut_points = actors without whom others lose touch
what_if-bridges = ties without which others lose touch
what_if-actor = Actor
what_if-partners = partners
what_if-harmonic = nearness
what_if-broker_rank = place among brokers
what_if-leads_rank = place among leaders
what_if-others = Who else changes place
what_if-sampled = Ways are sampled: a value may be off by { $bound }.

what_if-form-open = Open a site
what_if-form-site = Move or close a site
what_if-form-offer = Add an offer
what_if-form-withdraw = Take an offer away
what_if-form-tie = Tie or part two actors
what_if-form-reach = What is looked at
what_if-f-capacity = How much it can give
what_if-f-unit = Counted in
what_if-f-per = Every
what_if-f-place = Where
what_if-f-point = or longitude and latitude
what_if-f-site = Site
what_if-f-offer = Offer
what_if-f-one = Actor
what_if-f-other = With whom
what_if-f-across = Evenness across
what_if-f-across-usual = services by municipality, needs by cell
what_if-f-choose = choose
what_if-f-any = not stated
what_if-go-open = Imagine it open
what_if-go-move = Imagine it moved
what_if-go-close = Imagine it closed
what_if-go-offer = Imagine the offer
what_if-go-withdraw = Imagine without it
what_if-go-tie = Imagine them tied
what_if-go-cut = Imagine them parted
what_if-here = What if…

problem-what_if-change = “{ $found }” is no change that can be imagined.
expected-problem-what_if-change = one of these forms: { $known }
problem-what_if-itself = { $found } would be tied to itself.
expected-problem-what_if-itself = two different actors
problem-what_if-no_tie = { $found } and { $other } have no tie that could be taken away.
expected-problem-what_if-no_tie = two actors that are tied today
problem-what_if-many = { $found } changes are too many at once: at most { $most }.
expected-problem-what_if-many = at most { $most } changes
problem-what_if-name = “{ $found }” does not say who is meant: nobody, or several.
expected-problem-what_if-name = one name, written as on the record, or its id; there are: { $known }
