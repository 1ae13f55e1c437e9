### Latencies: what was found, why, how sure it is and what can be done.

latency-people = { $n ->
        [one] one person
       *[other] { $count } people
    }
latency-days_a_month = { $n ->
        [one] one day a month
       *[other] { $count } days a month
    }
latency-more = { $n ->
        [one] one other
       *[other] { $count } others
    }
latency-true_no_more = It is true no more: in today’s data the rule does not find it.

latency-unserved-title = { $n ->
        [one] { $unit }: one need of “{ $service }” that nobody serves
       *[other] { $unit }: { $count } needs of “{ $service }” that nobody serves
    }
latency-unserved-why = No offer, facility or agreement reaches them; they concern { $people }.
latency-unserved-do = Look for who can offer “{ $service }” in { $unit }, beginning with the nearest offer
latency-unexpressed-title = { $n ->
        [one] { $unit }: one need of “{ $service }” that nobody expresses
       *[other] { $unit }: { $count } needs of “{ $service }” that nobody expresses
    }
latency-unexpressed-why = Indicators show them and nobody has expressed them; no offer reaches them; they concern { $people }.
latency-unexpressed-do = Ask in { $unit } whether “{ $service }” is really missing, and for whom
latency-far-title = { $n ->
        [one] One municipality far from “{ $service }”
       *[other] { $count } municipalities far from “{ $service }”
    }
latency-far-why = { $people } live there, { $share } of the territory, more than { $km } from the nearest site.
latency-far-do = Find out about the demand for “{ $service }” in the farthest municipalities

latency-idle_offer-title = { $title }: nobody asks for it
latency-idle_offer-why = It is active, no need nearby asks for it and no agreement uses it.
latency-idle_offer-do = Make the offer “{ $title }” known to those farther away who need it
latency-idle_asset-title = { $title }: free and unused
latency-idle_asset-why = It is in good condition, and nothing goes on or is planned there.
latency-idle_asset-do = Propose a use of “{ $title }” to those who look for space

latency-missing_tie-title = { $one } and { $other } do not know each other
latency-missing_tie-why = { $n ->
        [one] They have one partner in common; one asks for “{ $service }”, the other offers it.
       *[other] They have { $count } partners in common; one asks for “{ $service }”, the other offers it.
    }
latency-missing_tie-do = Bring { $one } and { $other } together about “{ $service }”

latency-apart-title = { $one } and { $other } have never worked together
latency-apart-why = { $n ->
        [one] They worked with the same partner from outside: { $common }.
       *[other] They worked with the same { $count } partners from outside, among them { $common }.
    }
latency-apart-do = Bring { $one } and { $other } together about what they did with { $common }

latency-unused_competence-title = { $project }: “{ $competence }” is missing, and the register has it
latency-unused_competence-why = { $n ->
        [one] The project asks for it and those who work there lack it; one qualified professional has it and is not engaged.
       *[other] The project asks for it and those who work there lack it; { $count } qualified professionals have it and are not engaged.
    }
latency-unused_competence-do = Propose to the project “{ $project }” those in the register who have “{ $competence }”

latency-call-title = { $title }: no project answers
latency-call-why = { $n ->
        [0] It is open, and no application, initiative or project answers it.
       *[other] It is open until { $closes }, and no application, initiative or project answers it.
    }
latency-call-do = Look for who can answer “{ $title }”, and with which project

latency-cell_never-title = { $cell }: a cell never surveyed
latency-cell_never-why = There is nothing here nor beside it: nobody has looked.
latency-cell_never-do = Ask those who know “{ $cell }” what there is and what is missing
latency-cell_nothing-title = { $cell }: nothing there
latency-cell_nothing-why = There is something beside it and nothing here: somebody looked and found nothing.
latency-cell_nothing-do = Ask whether something is needed in “{ $cell }” and who could do it
latency-unfilled-title = The grid is empty in { $n ->
        [one] one cell
       *[other] { $count } cells
    } of { $cells }
latency-unfilled-why = It does not yet say what is missing: { $unplaced } records have no cell.
latency-unfilled-do = Confirm the places on the grid that the records’ words suggest

latency-duplication-title = { $one } and { $other } do the same thing
latency-duplication-why = Same place ({ $unit }), same time, same cell, same people: { $people }.
latency-duplication-do = Bring those who lead “{ $one }” and “{ $other }” together, to join them or share the work
latency-conflict-title = { $one } and { $other } go in opposite directions
latency-conflict-why = In the same place and time one wants more, the other less, of “{ $indicator }”.
latency-conflict-do = Compare the objectives of “{ $one }” and “{ $other }”
latency-silence-title = { $title }: nobody works on it
latency-silence-why = It is a declared objective, and nothing contributes to it or to a part of it.
latency-silence-do = Ask who answers for “{ $title }” what will carry it forward

latency-evidence-need = Need
latency-evidence-nearest = Nearest who offers it
latency-evidence-nobody_offers = Nobody offers it in the whole territory
latency-evidence-left_out = Residents of the far municipalities
latency-evidence-far_from = { $of }, from the nearest site
latency-evidence-known_sites = Known sites
latency-evidence-offer = Offer
latency-evidence-nearest_need = Nearest need
latency-evidence-nobody_needs = Nobody asks for it in the whole territory
latency-evidence-asset = Asset
latency-evidence-nothing_there = No initiative, project or offer is there
latency-evidence-needs_it = Asks for it
latency-evidence-offers_it = Offers it
latency-evidence-common_partner = Partner in common
latency-evidence-allocation = Strength of the partners in common (resource allocation)
latency-evidence-asks_for_it = Asks for it
latency-evidence-has_it = Has it and is not engaged
latency-evidence-call = Call
latency-evidence-closes_on = Closes on
latency-evidence-nothing_answers = Nothing in the registry answers it
latency-evidence-unplaced = Records without a cell
latency-evidence-beside = Records in the cells beside it
latency-evidence-under_way = Under way
latency-evidence-wants_more = Wants more
latency-evidence-wants_less = Wants less
latency-evidence-objective = Objective
latency-evidence-nothing_contributes = Nothing in the registry contributes to it

latency-doubt-one_voice = It is a single need: find out whether others have it.
latency-doubt-inferred = It follows from indicators: nobody has said it.
latency-doubt-centres = Of something only the municipality is known, not the address: distances are from the seats.
latency-doubt-reach = Nobody says how far people can go: a limit of 10 km was taken.
latency-doubt-straight_line = Distances are straight lines, lengthened by a factor; they tell neither hours nor transport.
latency-doubt-never_asked = The registry has no need of this category: perhaps nobody has asked.
latency-doubt-not_confirmed = Nobody has confirmed the record: find out whether it is still so.
latency-doubt-not_verified = The record is recorded and not verified.
latency-doubt-ties_on_record = It counts the ties on record: there may be others that nobody has written down.
latency-doubt-few_partners = The partners in common are few.
latency-doubt-one_partner = There is only one partner in common.
latency-doubt-register_only = It looks at the register of professionals alone.
latency-doubt-days_unknown = Nobody says how many days are available.
latency-doubt-no_last_day = Nobody says when it closes.
latency-doubt-answers_on_record = Somebody may answer without the registry knowing.
latency-doubt-never_surveyed = The survey may be missing rather than the thing.
latency-doubt-many_unplaced = Many records have no cell yet: some may belong here.
latency-doubt-no_end = Nobody says when one of them ends.
latency-doubt-may_complete = They may complete each other: they know.
latency-doubt-objectives_as_written = It holds for the objectives as they are written.
latency-doubt-only_proposed = The objective is proposed and not yet adopted.

page-latencies = Latencies
    .help = What the territory could do and does not, with the evidence, how sure it is and what can be done. People decide: accepted it becomes an action, postponed it comes back, dismissed it stays away.
latencies-title = { $n ->
        [0] Nothing to decide
        [one] One thing to decide
       *[other] { $word } things to decide
    }
latencies-list = List of latencies
latencies-chosen = The chosen latency
latencies-all = All
latencies-short-unserved_demand = Demand
latencies-short-idle_supply = Idle supply
latencies-short-missing_tie = Ties
latencies-short-unused_competence = Competences
latencies-short-call_without_project = Money
latencies-short-empty_cell = Cells
latencies-short-duplication = Duplications
latencies-short-conflict = Conflicts
latencies-short-silence = Silences
latencies-group-to_decide = To decide, { $count }
latencies-group-in_hand = In hand, { $count }
latencies-group-dismissed = Dismissed, { $count }
latencies-group-resolved = Closed, { $count }
latencies-new = { $n ->
        [one] one new
       *[other] { $count } new
    }
latencies-is_new = new
latencies-since = since { $day }
latencies-until = It comes back on { $day }.
latencies-gone = true no more: it will be closed
latencies-level-high = high
latencies-level-medium = medium
latencies-level-low = low
latencies-none = There is nothing here.
    .help = No rule finds anything in what can be seen, or all of it has been decided.
latencies-if_accepted = If you accept it, an action begins:
latencies-why = Why we see it
latencies-how_sure = How sure it is:
latencies-record = Its record
latencies-same_place = The others of the same place
latencies-accept = Accept
    .help = An action begins: say who answers for it and by when.
latencies-postpone = Postpone
latencies-dismiss = Dismiss
    .help = With the reason, which stays: it will not come back, even if the rule finds it again.
latencies-reopen = To decide again
latencies-key-walk = walk
latencies-key-accept = accept
latencies-key-postpone = postpone
latencies-key-dismiss = dismiss
latencies-key-undo = undo
latencies-n-dismissed = { $n ->
        [one] One dismissed
       *[other] { $count } dismissed
    }
latencies-n-resolved = { $n ->
        [one] One closed
       *[other] { $count } closed
    }
latencies-open = Those to decide and in hand
latencies-on_map = On the map
latencies-on_grid = On the grid
latencies-refresh = Bring the register up to date
    .help = Writes down with today’s date what the rules find, and closes what is true no more.

home-latent = What is latent
home-latent_none = Nothing in the register waits for a decision; the page says what the rules find today.

done-refreshed = { $n ->
        [0] The register of latencies was up to date already.
        [one] One latency written down, changed or closed.
       *[other] { $count } latencies written down, changed or closed.
    }
done-latency_accepted = Accepted: an action has begun.
done-latency_postponed = Postponed: it comes back on that day.
done-latency_dismissed = Dismissed, with the reason: it does not come back.
done-latency_found = To be decided again.

cli-latency-one = { $confidence }%  { $title } ({ $place })  { $id }
cli-latency-why = { $why } → { $suggestion }
cli-latencies-refreshed = Written down { $found }, changed { $changed }, closed { $closed }, as before { $same }.

problem-latency-past = “{ $found }” is no day to come: today is { $today }.
problem-latency-step = This latency cannot go from “{ $found }” to “{ $to }”: open the page again, somebody may have decided already.
expected-problem-latency-past = a day to come
expected-problem-latency-step = a latency that can come to that state
latencies-who_could = Who could answer: the possible matches
