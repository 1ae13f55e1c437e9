### What `analyse network` and `analyse ties` say.

problem-table-weight = { $file }: row { $row }, column { $column }: found “{ $found }”, expected a weight above zero.

expected-problem-table-weight = a weight above zero

network-verb-loops = { $n ->
        [one] One tie of a node with itself was left out.
       *[other] { $count } ties of nodes with themselves were left out.
    }
network-verb-repeated = { $n ->
        [one] One tie repeats another and was added to it.
       *[other] { $count } ties repeat another and were added to it.
    }
network-verb-sampled = Betweenness was estimated from { $samples } shortest paths: with nine chances in ten no node is off by more than { $bound } pairs, and each lies between its low and high.
network-verb-eigenvector = Eigenvector centrality has not come to rest: it is off by { $residual } of the eigenvalue. Two parts of the network grow about equally fast.
network-verb-no_ties = There is no tie: nobody leads or stands between others.
network-verb-broker = { $node } stands between others. Its ties that open most: { $ties }.
network-verb-tie = { $bridge ->
        [yes] { $to } (nothing else joins the two sides)
       *[no] { $n ->
            [one] { $to } (one of its other neighbours is not tied to it)
           *[other] { $to } ({ $count } of its other neighbours are not tied to it)
        }
    }
network-verb-without = { $n ->
        [one] Without it its component falls into { $pieces } pieces and one node is cut off from the greatest: { $some }. Pairs that lose each other: { $pairs }.
       *[other] Without it its component falls into { $pieces } pieces and { $count } nodes are cut off from the greatest, among them { $some }. Pairs that lose each other: { $pairs }.
    }
network-verb-holds = Without it the network holds together, by longer ways.

ties-verb-none = Nothing speaks for any pair: nobody shares a partner, and nobody offers what another needs.
ties-verb-better = Hidden ties are found again better than by degree alone: the ranking says something of this network.
ties-verb-no_better = Hidden ties are not found again better than by degree alone: on this network take the ranking with caution.
ties-verb-pair = { $a } and { $b }:
ties-verb-partners = { $n ->
        [one] they share one partner, { $some }.
       *[other] they share { $count } partners, among them { $some }.
    }
ties-verb-offers = { $by } offers what { $to } needs: { $codes }.
ties-verb-km = They are { $km } km apart.
ties-verb-place = They are in one place.
