### What the agency itself puts into the plan: the words of the sections, the title page, the editions that were issued.

plan-words = The agency’s words
plan-words_by = { $body }, { $date }
plan-words_prompt = This space is the agency’s: here it says in its own words what it wants to do and why. To be written.
plan-logo_of_agency = the agency’s
plan-logo_alt = Logo: { $body }
plan-edition_next = Next edition
plan-edition_number = Edition { $number }
plan-status_issued = issued edition no. { $number }

plan-own = The agency’s part
plan-own_lede = What the agency itself writes stays when the plan is written anew from the data, and is always marked as its own.
plan-own_sections = Sections
plan-own_section = Section
plan-own_words = The agency’s words
plan-own_in_plan = In the plan
plan-own_write = Write the agency’s words
plan-own_write_in = Write the agency’s words: { $section }
plan-own_written = written in { $languages }, { $date }
plan-own_written_nothing = to be written
plan-own_leave_out = Leave out
plan-own_leave_out_of = Leave out: { $section }
plan-own_take_in = Take in again
plan-own_take_in_of = Take in again: { $section }
plan-own_is_out = left out
plan-own_is_in = there
plan-own_see = See it in the plan
plan-own_preview = How it reads
plan-own_text_it = In Italian
plan-own_text_en = In English
plan-own_help = Plain Markdown: an empty line parts paragraphs, “- ” makes a list, **bold**, *italic*, [text](https://…). At most 20 000 characters. Without a text in one language, the place stays empty there.
plan-own_visibility = Seen by: { $visibility }. It is changed on the record.
plan-own_record = Record and history

plan-title_page = Title page
plan-title_page_edit = Write the title page
plan-title_page_lede = That of the next edition. What is missing stays on the paper as a space to fill in by hand.
plan-title_page_note = Note below the edition
plan-title_page_note_help = A sentence below the edition’s name, such as what differs from the one before.
plan-logo = Logo
plan-logo_help = PNG, JPEG or SVG, at most 2 MB. An SVG with scripts, images or outside references is refused.
plan-logo_upload = Upload the logo
plan-logo_remove = Remove the logo
plan-logo_there = The logo is there ({ $media }, { $bytes } bytes).

plan-issue = Issue the edition
plan-issue_lede = Today’s plan is written in Italian and English, and kept as it is, with the digest of its data. An issued edition is not changed any more: the next one supersedes it.
plan-issue_confirm = Issue the edition? It cannot be undone.
plan-issue_for = For whom
plan-issue_date = With the date { $date }.
plan-issue_unwritten = { $n ->
        [one] One section is without the agency’s words: in the edition its place is not there.
       *[other] { $count } sections are without the agency’s words: in the edition their places are not there.
    }

plan-editions = Issued editions
plan-editions_none = No edition has been issued yet. The plan you read is today’s draft.
plan-editions_draft = Below is the plan of today, which changes with the data. Issued editions stay as they are.
plan-editions_digest = Digest
plan-editions_documents = Documents
plan-editions_document = { $document }, edition { $number }

done-words = Words saved.
done-title_page = Title page saved.
done-section_out = Section left out.
done-section_in = Section taken in again.
done-issued = Edition issued.

cli-words-imported = { $n ->
        [one] The words of one section changed ({ $sections }). To undo: reticolo import { $dir } --undo { $seq }
       *[other] The words of { $count } sections changed ({ $sections }). To undo: reticolo import { $dir } --undo { $seq }
    }
cli-words-unchanged = Nothing to change: the words are like that already.
cli-words-ignored = Set aside (not named SECTION.it.md or SECTION.en.md): { $files }
cli-words-exported = { $n ->
        [one] One file written to { $folder }.
       *[other] { $count } files written to { $folder }.
    }
cli-words-one = { $section }: { $it } characters in Italian, { $en } in English, { $date }
cli-words-none = { $section }: to be written
cli-plan-title-done = Title page saved.
cli-plan-out-done = The section { $section } is left out of the plan.
cli-plan-in-done = The section { $section } is in the plan again.
cli-plan-issued = Issued edition { $number } of { $date }, digest { $digest }.
cli-plan-edition = { $number }. { $title }, { $date }, { $state }, digest { $digest }
cli-plan-editions-none = No edition has been issued.

problem-plan-section = The plan has no section “{ $found }”. There are: { $known }.
problem-words-size = The file “{ $found }” is too large: at most { $most } bytes.
problem-words-encoding = The file “{ $found }” is not text in UTF-8.
problem-words-none = In “{ $found }” there is no file named SECTION.it.md or SECTION.en.md.
problem-passage-exists = The section “{ $found }” has its words already: change those.
problem-logo = This logo cannot be used: “{ $found }”. It takes a PNG, a JPEG, or an SVG that only draws.
problem-logo-size = The logo is { $found } bytes: at most { $most }, and at least one.
problem-document-size = The document is { $found } bytes: at most { $most }, and at least one.
problem-edition-draft = There is the draft of an edition already: change that one.
problem-edition-issued = Edition { $found } is issued and stays as it is. To correct it, issue the next one; to show it to fewer people, change its visibility.
problem-edition-by-hand = An edition is made as a draft; its number, digest, documents and state are written by the program when you issue it.
problem-edition-hidden = The title page has the visibility “{ $found }”: who would get the edition does not see it. Change its visibility or choose a narrower audience.
problem-edition-moving = The data change while edition { $found } is being written. Try again in a moment.

expected-problem-plan-section = a section out of { $known }
expected-problem-words-size = at most { $most } bytes
expected-problem-words-encoding = text in UTF-8
expected-problem-words-none = files such as people.it.md
expected-problem-passage-exists = a section that has no words yet
expected-problem-logo = a PNG, a JPEG, or an SVG that only draws
expected-problem-logo-size = 1 to { $most } bytes
expected-problem-document-size = 1 to { $most } bytes
expected-problem-edition-draft = one draft only
expected-problem-edition-issued = an edition that is still a draft
expected-problem-edition-by-hand = a draft without what the program writes
expected-problem-edition-hidden = a title page that the edition’s audience sees
expected-problem-edition-moving = data that stand still while it is printed
