# The engine's analyses as pages.
page-analyses = Analyses
analyses-title = All methods of analysis
analyses-lede = Every method can be used on the territory's data or on files of your own; every answer says why, and can be taken home with the files that it read.
analyses-own_page = It also has a page of its own, on the territory's data
analyses-sign_in = A new question is asked after signing in. Answers that were computed already can be looked at.
analyses-of_territory = From the territory's data
analyses-of_territory_help = What is read of what is on record; the files made of it can be downloaded with the answer.
analyses-no_source = The registry holds nothing of what this method needs: bring files of your own.
analyses-parameters = Parameters of the method
analyses-files = Files of your own
analyses-files_help = A file that is brought stands in place of the one made of the territory's data. CSV in UTF-8, at most 5 MB; it is kept for a while.
analyses-brought = { $name } is in use.
analyses-anew = Begin anew
analyses-usual = the usual one
analyses-all = all
analyses-why = Why
analyses-more_reasons = { $count ->
    [one] One more reason
   *[other] { $count } more reasons
}
analyses-read = What was read
analyses-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
analyses-own_data = from the territory's data
analyses-brought_data = brought by who asks
analyses-rows_shown = The first { $shown } rows of { $all }; all are in the CSV file.
analyses-map_of = On the map:
job-analysis = Analysis
problem-analysis-file = The file { $found } is no longer kept
expected-problem-analysis-file = Bring it again.
problem-analysis-large = The file { $found } is too large
expected-problem-analysis-large = At most { $most } MB; the command line has no such limit.
source-indicators = Indicators (the usual ones where none is chosen)
source-indicator = Indicator
source-size = Size of the units
source-service = Service
source-people = People it is for
source-units_without = { $count ->
    [one] One unit does not have all values.
   *[other] { $count } units do not have all values.
}
source-sites_without_place = { $count ->
    [one] One site has no known place and is left out.
   *[other] { $count } sites have no known place and are left out.
}
source-sites_without_capacity = { $count ->
    [one] The capacity of one site is not recorded: it counts 1.
   *[other] The capacity of { $count } sites is not recorded: they count 1 each.
}
