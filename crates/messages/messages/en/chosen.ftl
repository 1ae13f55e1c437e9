### The analyses that are chosen for the plan: in the plan, on pages, from the command line.

plan-chosen-heading = Analyses chosen by the agency
plan-chosen-finding = { $n ->
        [one] The agency has chosen an analysis that the other parts of the plan do not make
       *[other] The agency has chosen { $number } analyses that the other parts of the plan do not make
    }
plan-chosen-words = Why the agency chose these analyses, and what it draws from them. To be written.
plan-chosen-title = “{ $title }”
plan-chosen-asked = Asked
plan-chosen-why = Why this came out:
plan-chosen-file = File that was brought
plan-chosen-rows = rows in all
plan-chosen-extract = rows: { $shown } of { $all }; all rows and columns are on the method’s page
plan-chosen-joined = A line joins neighbours of the same area
plan-chosen-remedy = Import the data that are missing, or take the analysis out of the plan.
plan-value-chosen_number = Analyses chosen by the agency
plan-value-chosen = { $title }: { $what }
plan-value-chosen_said = { $title }: a number of its sentences

plan-chosen-list = Chosen analyses
plan-chosen-list_none = None. They are added from the page of a method, once it has answered.
plan-chosen-remove = Take out
plan-chosen-remove_of = Take out of the plan: { $title }
plan-chosen-methods = All methods
plan-chosen-record = Record and history
plan-chosen-change = Change title and comment

analyses-choose = Add to the plan
analyses-choose_help = The plan asks the question anew whenever it is written, on the data that its readers see. Files of one’s own are attached to the record and seen by whoever sees it.
analyses-choose_title = Title in the plan
analyses-choose_comment = The agency’s comment

done-chosen = Analysis added to the plan.
done-unchosen = Analysis taken out of the plan.

cli-chosen-none = No analysis is chosen for the plan.
cli-chosen-one = { $id }  { $verb }  { $title }  { $asked }
cli-chosen-added = Added to the plan: { $title } ({ $id }). To take it out: reticolo plan analyses remove { $dir } { $id }
cli-chosen-removed = Taken out of the plan. To undo: reticolo import { $dir } --undo { $seq }
problem-chosen-pair = “{ $found }” is not NAME=VALUE
expected-problem-chosen-pair = an argument of the method, such as k=6; a choice of the territory, such as in-indicator=CODE; a file, such as demand=FILE.csv
