### What the verbs `match` and `assign` say of their answers.

analysis-assignment = Pairing one to one

match-unmet-no_pairing = { $n ->
        [one] One need lacks { $units } units: no offer may serve it.
       *[other] { $count } needs lack { $units } units: no offer may serve them.
    }
match-unmet-nothing_offered = { $n ->
        [one] One need lacks { $units } units: the offers that may serve it have nothing to give.
       *[other] { $count } needs lack { $units } units: the offers that may serve them have nothing to give.
    }
match-unmet-dearer = { $n ->
        [one] One need lacks { $units } units: serving it costs as much as leaving it unmet, or more.
       *[other] { $count } needs lack { $units } units: serving them costs as much as leaving them unmet, or more.
    }
match-unmet-taken = { $n ->
        [one] One need lacks { $units } units: the offers that may serve it are taken by needs that gain more by them.
       *[other] { $count } needs lack { $units } units: the offers that may serve them are taken by needs that gain more by them.
    }
match-unmet-shares = { $n ->
        [one] One need lacks { $units } units: the offers that may serve it serve groups that would else have a smaller share, or needs that gain more.
       *[other] { $count } needs lack { $units } units: the offers that may serve them serve groups that would else have a smaller share, or needs that gain more.
    }
match-scarce = What is scarcest is offer { $offer }: one more unit of it would save { $price }.
match-nothing-scarce = Nothing is scarce: one more unit of any offer would save nothing.
match-fair = The group that is served least gets { $now } of what it wants; at the least cost the least would be { $before }. Fairness costs { $price } more.

assign-first = Of { $pairs } pairs { $got } have the cheapest column of their row; the others yield it to a row that would lose more.
assign-rows-alone = { $n } rows stay alone, since columns are fewer.
assign-columns-alone = { $n } columns stay alone, since rows are fewer.
assign-nothing = The table is empty: there is nothing to pair.
