### The search over everything: what it says of what it finds.

search-hint = Searches all records, in both languages: titles, summaries, fields and chosen entries. Near forms of a word are found as well.
search-filtered = { $n ->
        [0] No record with these filters
        [one] One record with these filters
       *[other] { $count } records with these filters
    }
search-go_to = Go to
search-page = Page
search-unit = Municipality
search-entry = Entry
search-indicator = Indicator
search-data_set = Data set
search-nothing = Nothing for “{ $q }”.
search-meant = Did you mean
search-shown = Below is what is found by “{ $q }”.
search-exact = Search for just what I typed
search-first = From the beginning
search-next = Next
