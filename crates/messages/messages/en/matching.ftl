### Who serves whom: needs matched with offers, the reasons, what stays unmet, what stays idle.

analysis-matching = Matching needs with offers
page-exchange = Matches
    .help = Needs and offers brought together in the way that costs least in distance and half-met reasons; what counts most is that nobody stays unserved. The program proposes and says why; people decide.

exchange-finding = { $n ->
        [0] No open need can be served by what is offered
        [one] One of { $needs } needs can be served by what is offered
       *[other] { $count } of { $needs } needs can be served by what is offered
    }
exchange-finding_empty = There is nothing to bring together yet
    .help = It takes needs (or lots) that are still open and offers that are active, with service, quantity and place.
exchange-of = { $n ->
        [one] One of them would get all that it asks for. What agreements in force promise is taken off on both sides already.
       *[other] { $count } of them would get all that they ask for. What agreements in force promise is taken off on both sides already.
    }
exchange-matches = Proposed matches
exchange-matches_none = No match, looked at like this.
exchange-unmet = Needs that stay unmet
exchange-unmet_none = No need stays unmet, looked at like this.
exchange-idle = Offers that stay idle
exchange-idle_none = No offer stays idle, looked at like this.
exchange-services = Service by service
exchange-need = Need
exchange-offer = Offer
exchange-amount = How much
exchange-reasons = Reasons
exchange-distance = Distance, km
exchange-why = Why
exchange-wanted = Wanted
exchange-offered = Offered
exchange-matched = Matched
exchange-left_unmet = Unmet
exchange-left_idle = Idle
exchange-every_service = all
exchange-everywhere = everywhere
exchange-every_area = all
exchange-all_full = all met
exchange-half = half met: { $what }
exchange-more = { $n ->
        [one] There is one more in the file.
       *[other] There are { $count } more in the file.
    }
exchange-who = Who can answer
exchange-whom = Whom it can serve
exchange-scarce = { $n ->
        [one] One pair would do better together than with what they get, looking only at themselves; all together would do worse.
       *[other] { $count } pairs would do better together than with what they get, looking only at themselves; all together would do worse.
    }
exchange-method = Distances are straight lines times { $factor }; where nobody says how far they go, up to { $reach } km. A kilometre costs { $km } points a unit, each reason met half { $half }; a unit that stays unmet costs more than any match. Words that describe people are understood only in part: what is not understood is a reason met half.

exchange-candidates = { $n ->
        [0] Nobody can answer “{ $title }” as it is
        [one] One can answer “{ $title }”
       *[other] { $count } can answer “{ $title }”
    }
exchange-candidates_list = Can answer
exchange-near_list = Come near, and what is lacking
exchange-near_none = Nobody else offers or asks for this service.
exchange-lacking = { $n ->
        [one] one thing parts them
       *[other] { $count } things part them
    }
exchange-binding = What parts them: { $reason }.
exchange-assigned = In the assignment

exchange-pair = “{ $offer }” can serve “{ $need }”
exchange-pair_not = “{ $offer }” cannot serve “{ $need }” for now
exchange-pair_place = { $n ->
        [one] It is the only match that this need can have.
       *[other] It is number { $place } of the { $count } matches that this need can have.
    }
exchange-tally = Reasons met: { $full }; half met: { $half }; lacking: { $missing }.
exchange-alternatives = See the others and why not
exchange-spine = The reasons, one a line
exchange-displaces = What it displaces
exchange-displaces_none = It displaces nobody: what it takes is wanted by nobody else, or more than enough.
exchange-others = Also goes to “{ $need }”
exchange-elsewhere = The need is also served by “{ $offer }”
exchange-one_more = One more unit of this offer would serve “{ $need }”
exchange-one_more_unmet = which otherwise stays unmet
exchange-one_more_instead = now served by “{ $offer }”, farther off or less fitting
exchange-told = Told to each
exchange-told_r = the sentence each receives
exchange-to_need = To who asks
exchange-to_offer = To who offers
exchange-accept = Propose the agreement
exchange-accept_how_much = How much
exchange-accept_help = A proposed agreement is made, tied to the need and the offer: what it promises is taken off both at once. It becomes accepted when its record has the two days on which the sides said yes.
exchange-accept_most = at most { $most }
exchange-agreement = { $offer } for { $need }
done-agreed = Agreement proposed. What it promises is taken off the need and the offer already.

exchange-nowhere = place not stated
exchange-from_to = from { $from } to { $to }
exchange-from = from { $from }
exchange-to = until { $to }
exchange-always = no end date
exchange-no_ceiling = no limit stated
exchange-no_price = price not stated
exchange-free = free
exchange-at_most = at most { $price }
exchange-each = { $price } each
exchange-for_all = open to all
exchange-for_unsaid = people not described
exchange-people = { $n } people
exchange-left_of = { $left } left of { $total }
exchange-place_reach = { $place }, up to { $km } km
exchange-not_said = not stated

exchange-factor-service = service
exchange-factor-place = place
exchange-factor-time = time
exchange-factor-amount = amount
exchange-factor-price = price
exchange-factor-people = people
exchange-factor-requirement = requirements

exchange-join-full = reason met
exchange-join-half = reason half met
exchange-join-missing = lacking

exchange-service-same = same service
exchange-service-wider = near services: one includes the other
exchange-place-same = in the same municipality
exchange-place-within = about { $km } km, reach is { $limit }
exchange-place-unknown = the place of one of them is not known
exchange-place-far = about { $km } km, and reach is { $limit }
exchange-time-open = neither has an end
exchange-time-whole = all the time that is needed
exchange-time-part = only part of the time
exchange-time-never = their times do not meet
exchange-amount-enough = enough of it
exchange-amount-part = enough for a part
exchange-amount-promised = all promised already
exchange-amount-unit = counted differently
exchange-price-within = cost covered
exchange-price-stated = no limit to keep
exchange-price-unknown = the price must be asked
exchange-price-open = the price is to be agreed
exchange-price-dear = costs too much
exchange-people-open = no limit to who may use it
exchange-people-same = it is for them
exchange-people-perhaps = for whom it is must be checked
exchange-people-other = it is for other people
exchange-requirement-said = the offer says so
exchange-requirement-open = to be checked: the offer does not say

exchange-apart-state = the offer is not active (state: { $state })
exchange-apart-unit = they are counted differently: { $wanted } wanted, { $offered } offered
exchange-apart-place = it is about { $km } km away, and reach is { $limit } km
exchange-apart-time = their times do not meet
exchange-apart-price = the price is { $price }, what can be paid is { $most }
exchange-apart-people = it is for other people: the offer says “{ $for }”, the need “{ $group }”
exchange-apart-promised = all that it offers is promised already

exchange-because-taken = its units go to those who would otherwise stay unmet or be farther off
exchange-because-served = the need is served by others, nearer or more fitting
exchange-because-used = it is the match proposed

exchange-where-same = in the same municipality
exchange-where-km = about { $km } km away
exchange-where-unknown = at a place to be told

exchange-say-need = For “{ $need }” you can count on “{ $offer }”: { $amount }, { $where }, { $price }.
exchange-say-offer = With “{ $offer }” you would serve “{ $need }”: { $amount }, { $where }; they are { $group }.
exchange-refuse-need = For “{ $need }” we do not propose “{ $offer }”: { $reason }.
exchange-refuse-offer = To “{ $offer }” we do not propose “{ $need }”: { $reason }.

exchange-left-taken = what could serve it goes to others: more capacity is needed
exchange-left-unwanted = what it could serve is served already
exchange-left-none = nobody asks for or offers this service
exchange-left-state = the offers are not active
exchange-left-unit = counted differently
exchange-left-place = too far
exchange-left-time = their times do not meet
exchange-left-price = the price is too high
exchange-left-people = it is for other people
exchange-left-promised = all of it is promised already

problem-exchange = The matching cannot be computed: { $found }. Check the quantities of needs and offers.
problem-exchange-apart = “{ $found }” cannot be matched as they are. Open the page of the pair: it says what is lacking.
problem-exchange-need_left = The need still asks for { $left }, you proposed { $found }: somebody else made an agreement meanwhile. Propose less or another need.
problem-exchange-offer_left = Of the offer { $left } is left, you asked for { $found }: the rest is promised already. Ask for less or another offer.
problem-exchange-closed = “{ $found }” is no longer open: its state is { $state }. Bring it back to an open state, or choose another.

cli-match-one = { $amount }  { $need }  ←  { $offer }  ({ $reasons })
cli-match-unmet = unmet: { $amount }  { $need }  ({ $why })
cli-match-idle = idle: { $amount }  { $offer }  ({ $why })

problem-matching = The pairings of { $found } cannot be matched: { $reason }.
problem-table-whole = { $file }, row { $row }, column { $column }: “{ $found }” is not a whole number. Write digits only, such as 12.
problem-table-once = { $file }, row { $row }, column { $column }: “{ $found }” is missing or there already. Each row has a name of its own.
problem-table-listed = { $file }, row { $row }, column { $column }: “{ $found }” is not in the list. Add it to its file, or correct the name.

plan-exchange-heading = 3.1a Needs and offers that meet
plan-exchange-finding = Open needs { $needs }: { $met } can be served by what is offered, { $unmet } stay unmet wholly or in part
plan-exchange-text = Needs and lots still open are { $needs }, active offers with something to give { $offers }. Brought together in the way that costs least in distance and half-met reasons, { $met } needs would be served and { $wholly } would get all that they ask for; { $unmet } stay unmet, wholly or in part, and { $idle } offers stay idle, wholly or in part.
plan-exchange-note = What agreements in force promise is taken off on both sides already. These are proposals: people decide.
plan-exchange-reach = Distance where nobody states one
plan-exchange-a_km = Points a kilometre and unit
plan-exchange-half = Points a reason half met
plan-method-exchange = Matching needs with offers
plan-method-exchange-question = Who serves whom, and what is lacking?
plan-method-exchange-source = Edmonds and Karp 1972
plan-value-exchange_needs = Open needs and lots
plan-value-exchange_offers = Active offers with something to give
plan-value-exchange_met = Needs served at least in part
plan-value-exchange_wholly = Needs served wholly
plan-value-exchange_unmet = Needs unmet at least in part
plan-value-exchange_idle = Offers idle at least in part
plan-value-exchange_matches = Matches proposed
plan-value-exchange_amount = Amount: { $of }
expected-problem-exchange = quantities of needs and offers that can be counted
expected-problem-exchange-apart = a need and an offer that can go together
expected-problem-exchange-need_left = at most what the need still asks for
expected-problem-exchange-offer_left = at most what is left of the offer
expected-problem-exchange-closed = a need or an offer that is still open
expected-problem-matching = amounts, capacities and costs that can be counted
expected-problem-table-whole = a whole number
expected-problem-table-once = a name that stands once
expected-problem-table-listed = a name of the other table
