### Access and location on plain files.

analysis-locate = Where services should open

access-bad-step = steps are distance:weight pairs with commas between, such as 10:1,20:0.68,30:0.22
access-no-weights = steps and a bandwidth are for e2sfca and 3sfca
access-snapped = Places were brought to the nearest node of the network, at most { $largest } away; that part of the way is not counted.
access-gap = After { $rounds } rounds people could still save { $share } of what they bear in queues and ways.

locate-proven = Nothing better is possible: this is proven.
locate-gap = Nothing better by more than { $gap } is possible; more effort may narrow this.
locate-site-people = { $site }: adds { $gain } people to those covered by the sites before it; the nearest for { $people }.
locate-site-people-first = { $site }: the nearest for { $people } people.
locate-site-way = { $site }: saves { $gain } of way (people times distance) beside the sites before it; the nearest for { $people } people.
locate-site-way-first = { $site }: the first of all; the nearest for { $people } people.
locate-loss-people = Closed, { $loss } people would be left out.
locate-loss-way = Closed, all together would have { $loss } more of way.
locate-instead-people = In its place { $site } would do best and leave { $loss } people out.
locate-instead-way = In its place { $site } would do best, with { $loss } more of way.
locate-uncovered = { $count } places with { $people } people stay beyond the threshold.
locate-unserved = { $count } places with { $people } people have no way to any open site.
locate-unreachable = No site that is listed, open or not, could serve { $count } of the places with people.

format-not-osm = the file is not OpenStreetMap data in XML (line or part “{ $found }”). Take an extract in the form .osm or .osm.gz.

problem-roads = The network { $found } cannot be used: { $reason }.
problem-roads-form = “{ $found }” is neither an OpenStreetMap extract (.osm, .osm.gz) nor a CSV of edges with --nodes. The packed form .pbf is not read: save it as .osm.
problem-table-yes = { $file }: row { $row }, column { $column }: found “{ $found }”, expected yes or no (1 or 0).

expected-problem-roads = nodes with coordinates, and edges between them of zero or more
expected-problem-roads-form = an OpenStreetMap extract in XML, or a CSV of edges with its nodes
expected-problem-table-yes = yes or no (1 or 0)
