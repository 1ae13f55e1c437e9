### The inventory of heritage: what there is, in which condition, who uses it, what is not known of it.

page-heritage = Heritage
heritage-finding-idle = { $n ->
        [one] One asset out of { $number } is free, wholly or in part
       *[other] { $idle } assets out of { $number } are free, wholly or in part
    }
heritage-finding-use_unknown = { $number } assets in { $with } of { $units } municipalities, and of none it is known whether it is in use
heritage-finding-in_use = { $number } assets in { $with } of { $units } municipalities, and none is said to be free
heritage-finding-none = No asset is so
heritage-finding-nothing = There is no list of heritage yet
    .help = It takes lists of museums, monuments, places of nature and traditions: they come in as assets, with the class tangible, natural or intangible heritage, their place, condition and use.
heritage-all = { $n ->
        [one] one asset
       *[other] { $count } assets
    }
heritage-lede = The use is written of { $use } assets out of { $number }, the condition of { $condition }.
heritage-oldest = The oldest source is “{ $title }” ({ $date }).
heritage-partial = Some lists are partial: nothing is concluded from what is not in them.
heritage-partial_short = partial list
heritage-any = all
heritage-any_unit = the whole territory
heritage-unknown = not known
heritage-legend = Circles: the area is the number of assets
heritage-counts = By class, condition and use
heritage-items = Assets
heritage-not_known = What is not known
heritage-not_known_help = Each answer is written in the asset’s record, or comes with the list of who protects it.
heritage-all_known = Everything is written of these assets.
heritage-what = What is lacking
heritage-lacking = Assets
heritage-gap-condition = the condition
heritage-gap-use = the use
heritage-gap-picture = a picture
heritage-gap-place = the point (only the municipality is known)
heritage-gap-owner = the owner
heritage-gap-rights = the title of use
heritage-gap-protection = the protection
heritage-gap-confirmed = a confirmation by who saw it
heritage-idle = { $n ->
        [0] Idle assets
        [one] One idle asset
       *[other] { $count } idle assets
    }
heritage-idle_none = Of no asset it is written that it is free.
heritage-idle_short = Idle
heritage-risk = { $n ->
        [0] Assets at risk
        [one] One asset at risk or in poor condition
       *[other] { $count } assets at risk or in poor condition
    }
heritage-risk_none = Of no asset it is written that it is at risk or in poor condition.
heritage-risk_short = At risk
heritage-more = { $n ->
        [one] And one more, in the file.
       *[other] And { $count } more, in the file.
    }
heritage-where = By municipality
heritage-pictures = Pictures
heritage-list = The list
heritage-records = All assets, with their filters
heritage-sources = Where it comes from, the oldest source first
heritage-no_date = without a date
heritage-by_hand = { $n ->
        [one] One asset was written here.
       *[other] { $count } assets were written here.
    }
