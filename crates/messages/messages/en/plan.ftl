### The printed work plan: titles and common words.

plan-title = Work plan
plan-of = Work plan for { $territory }
plan-audience = Made { $audience }
plan-date = As of { $date }
plan-contents = Contents
plan-annex = Annex: data and methods
plan-figure = Figure { $number }
plan-table = Table { $number }
plan-source = Source: { $source }
plan-see_annex = see the annex, { $number }
plan-total = Total
plan-remainder = Remainder of rounding
plan-illustrative_left_out = { $n ->
        [one] One illustrative record is left out.
       *[other] { $count } illustrative records are left out.
    }
plan-illustrative_included = { $n ->
        [one] It includes one illustrative record.
       *[other] It includes { $count } illustrative records.
    }
plan-missing_data = The data are missing here: { $data }.
