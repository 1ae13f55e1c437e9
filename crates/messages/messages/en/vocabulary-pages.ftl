### Vocabularies: their pages, the names of the classifications, what is refused.

page-vocabularies = Vocabularies
vocabularies-add_button = Add

vocabularies-finding = { $n ->
        [one] One vocabulary
       *[other] { $count } vocabularies
    }
vocabularies-lede = The entries that records choose from and the official classifications, with codes that last. Names can be changed; some lists take entries of your own.
vocabularies-search = Search for an entry in all vocabularies
vocabularies-search_in = Search in this vocabulary
vocabularies-found = { $n ->
        [0] No entry for “{ $q }”
        [one] One entry for “{ $q }”
       *[other] { $count } entries for “{ $q }”
    }
vocabularies-entries = Entries
vocabularies-entries_below = Entries below
vocabularies-records = Records
vocabularies-here = Changed here
vocabularies-own = { $n ->
        [one] one entry of its own
       *[other] { $count } entries of its own
    }
vocabularies-renamed = { $n ->
        [one] one with another name
       *[other] { $count } with another name
    }
vocabularies-retired = { $n ->
        [one] one retired
       *[other] { $count } retired
    }
vocabularies-about = { $n ->
        [one] One entry, version { $version }. Source: { $source }; licence { $licence }.
       *[other] { $count } entries, version { $version }. Source: { $source }; licence { $licence }.
    }
vocabularies-fixed = The list is official and is not changed.
vocabularies-names = Names can be changed; the program reckons with these entries.
vocabularies-open = Names can be changed, entries added and retired; codes last.
vocabularies-top = { $n ->
        [one] One entry at the top
       *[other] { $count } entries at the top
    }
vocabularies-below = { $n ->
        [one] One entry below
       *[other] { $count } entries below
    }
vocabularies-nothing = No entry.
vocabularies-is_own = own entry
vocabularies-is_renamed = other name
vocabularies-is_retired = retired
vocabularies-until = until { $until }
vocabularies-successor = Replaced by
vocabularies-concept = Concept
vocabularies-ties = In other lists
vocabularies-used_by = Who uses it
vocabularies-rename = Change the entry
vocabularies-rename_help = The code stays. A name that is left empty is the program’s again.
vocabularies-retire = Retire the entry
vocabularies-offer = Offer it again
vocabularies-retire_help = A retired entry is no longer offered in forms; records that have it keep it.
vocabularies-add = Add an entry
vocabularies-add_under = Add an entry under “{ $entry }”
vocabularies-add_help = The code is made of the name, begins with own_ and never changes.

vocabularies-tie_exact = the same
vocabularies-tie_broader = broader
vocabularies-tie_narrower = narrower
vocabularies-tie_overlaps = in part
vocabularies-tie_related = near

list-ateco_2025 = ATECO 2025, economic activities
list-nace_2 = NACE Rev. 2 (ATECO 2007 down to the class)
list-nuts = NUTS, territorial units for statistics
list-municipality = Italian municipalities
list-esco_skills = ESCO, skill groups
list-sdg = Sustainable Development Goals
list-icnpo = ICNPO, fields of non-profit work
list-article_5 = Activities of general interest (third-sector code, article 5)
list-heritage_class = Heritage classes
list-siuss = Social benefits (SIUSS)
list-istat_social = Social services of municipalities (ISTAT)
list-cpv = CPV, procurement vocabulary
list-legal_form = Legal forms (ISTAT)
list-ipa = Categories of the index of public administrations
list-runts = Sections of the register of the third sector

problem-vocabulary-fixed = The vocabulary { $list } is not changed.
problem-vocabulary-list = A record stays with its vocabulary, { $list }: “{ $found }” has another.
problem-vocabulary-gone = The entry “{ $found }” cannot disappear: some record may have it. Retire it.
problem-vocabulary-twice = The entry “{ $found }” stands twice.
problem-vocabulary-moved = The entry “{ $found }” stays where it is.
problem-vocabulary-names = In the vocabulary { $list } only names are changed: “{ $found }”.
problem-vocabulary-code = “{ $found }” is no entry of the vocabulary { $list }, and the code of an own entry begins with own_.
problem-vocabulary-nameless = The entry “{ $found }” has no name.
problem-vocabulary-parent = An own entry stands at the top or under an entry of the top: “{ $found }” is none.
problem-vocabulary-entry = The vocabulary { $list } has no entry “{ $found }”.
problem-vocabulary-act = It is not clear what to do with the vocabulary: “{ $found }”.
problem-vocabulary-form = “{ $found }” is no form in which a vocabulary is written: csv, json or ttl.
problem-undo-vocabulary = Some record has the entry “{ $found }” already: retire it instead of undoing.

expected-problem-vocabulary-fixed = a vocabulary that can be changed
expected-problem-vocabulary-list = the vocabulary { $list }
expected-problem-vocabulary-gone = the entry that was there, too
expected-problem-vocabulary-twice = each entry once
expected-problem-vocabulary-moved = the entry where it was
expected-problem-vocabulary-names = other names only
expected-problem-vocabulary-code = a code of the vocabulary { $list }, or one that begins with own_
expected-problem-vocabulary-nameless = a name in at least one language
expected-problem-vocabulary-parent = an entry of the top, or nothing
expected-problem-vocabulary-entry = a code of the vocabulary { $list }
expected-problem-vocabulary-act = rename, add or retire, with its entry
expected-problem-vocabulary-form = csv, json or ttl
