### Records that may be one thing: the list of pairs, the reasons, and the page on which two records become one.

page-duplicates = Duplicate records
    .help = Pairs of records that may be the same thing. The program proposes and says why; you decide. Nothing is merged by itself, and every decision can be undone.
duplicates-found = { $n ->
        [one] One pair of records may be the same thing
       *[other] { $count } pairs of records may be the same thing
    }
duplicates-none = No duplicate records
    .help = No pair is as likely as this. Try a lower probability.
duplicates-pairs = The pairs
duplicates-least = Probability
duplicates-from = { $percent } and more
duplicates-kind = Kind of record
duplicates-all_kinds = All
duplicates-one = One record
duplicates-other = The other
duplicates-how_likely = The same thing?
duplicates-why = Why
duplicates-decide = Decide
duplicates-for = For:
duplicates-against = Against:
duplicates-merge = The same: merge…
duplicates-apart = Not the same
duplicates-these = “{ $one }” and “{ $other }”
duplicates-told_apart_before = told apart before, under another name
duplicates-page = page { $page } of { $pages }
duplicates-previous = Previous
duplicates-next = Next
duplicates-method = The comparison
    .help = Names, codes, places, addresses, dates and amounts of the records that you may see are compared. An empty field speaks neither for nor against; a rare word or code says more than a common one.

duplicates-almost_certain = almost certain
duplicates-very_likely = very likely
duplicates-likely = likely
duplicates-possible = possible

duplicates-title-same = same name
duplicates-title-near = same name, spelt a little differently
duplicates-title-within = one name holds all of the other
duplicates-title-partly = names that are the same for the most part
duplicates-title-little = few words in common in the names
duplicates-title-different = different names
duplicates-numbers-same = same numbers in the name
duplicates-numbers-partly = a number in the name that the other has not
duplicates-numbers-different = different numbers in the name
duplicates-place-same = less than 150 metres apart
duplicates-place-near = same municipality
duplicates-place-within = places near each other or shared in part
duplicates-place-different = different places
duplicates-field-same = { $field }: the same
duplicates-field-near = { $field }: almost the same
duplicates-field-within = { $field }: one holds the other
duplicates-field-partly = { $field }: the same for the most part
duplicates-field-little = { $field }: little in common
duplicates-field-different = { $field }: different

merge-title = One record of two
    .help = Choose field by field which value stays. The other record is deleted and its links and files pass to this one. It is one act, which can be undone as a whole.
merge-stays = Stays
merge-goes = Goes
merge-turn_round = Turn round: the other stays
merge-choose = The fields in which the two records differ
merge-take = { $field }: value of “{ $side }”
merge-all_alike = The two records say the same: there is nothing to choose.
merge-personal = Personal data
merge-visibility_note = If the two records are not seen by the same people, the narrower visibility is proposed: merging makes nothing public.
merge-personal_note = Personal data come all from one record, so that two people are not mixed.
merge-cells = { $n ->
        [one] one cell of the grid
       *[other] { $count } cells of the grid
    }
merge-alike = { $n ->
        [one] One field is the same in both.
       *[other] { $count } fields are the same in both.
    }
merge-ties = { $n ->
        [0] The record that goes has no links.
        [one] One link of the record that goes passes to the other, unless it has it already.
       *[other] { $count } links of the record that goes pass to the other, unless it has them already.
    }
merge-tags = Tags of both: { $tags }.
merge-origins = The record is still known in its sources:
merge-history = The history of both can still be read; the state is that of the record that stays.
merge-do = Merge
done-merged = The two records are one now.
done-apart = Marked as two different things: they will not be proposed again while the names stay as they are.
history-merged_with = merged with another record: its history
history-merged_into = merged into another record: its history

problem-least = { $found } will not do as a probability. Write a number from { $lowest } to 1.
problem-merge-itself = “{ $found }” is one record. Choose another to merge it with.
problem-merge-kinds = “{ $found }” is of another kind ({ $other }, not { $kind }). Only records of one kind are merged.
problem-merge-illustrative = One of the two records is an illustrative example: it is not merged with a real one. Correct first which of the two it is.
problem-side = “{ $found }” does not say which value stays. Write stays or goes.
expected-problem-least = a number from { $lowest } to 1
expected-problem-merge-itself = two records
expected-problem-merge-kinds = two records of one kind
expected-problem-merge-illustrative = two real records, or two examples
expected-problem-side = stays or goes

cli-duplicates-none = No pair with a probability of at least { $least }.
cli-duplicates-found = { $n ->
        [one] One pair may be the same thing. It is decided on the page /duplicates.
       *[other] { $count } pairs may be the same thing. They are decided on the page /duplicates.
    }
problem-sort-of-column = “{ $found }” does not say how a column is compared. Write COLUMN=HOW; how can be: { $known }.
expected-problem-sort-of-column = COLUMN=HOW, with how one of { $known }
problem-linkage = The rows of “{ $found }” cannot be compared: { $reason }. Check the key and the columns.
expected-problem-linkage = a key of its own for each row, and columns that can be read
