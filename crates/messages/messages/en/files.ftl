### Files on records: page, problems, command line.

files-title = Files and pictures
files-add = Add files
files-add_to = Add files to “{ $title }”
files-lede = Pictures (JPEG, PNG, GIF, WebP), PDF, text, CSV, Markdown and office documents (DOCX, XLSX, PPTX, ODT, ODS, ODP), at most { $most } MB each. Whoever sees the record sees them.
files-none = No files.
    .help = You can add photographs, statutes, minutes.
files-files = Files
files-files_help = Several if you like, up to { $count } at a time; what you write above holds for all of them, and can be changed file by file later. At most { $most } MB each and 50 MB in all.
files-file = File
files-type = Type
files-size = Size
files-type-text = Text
files-type-document = Document
files-type-sheet = Spreadsheet
files-type-slides = Slides
files-alt = What it shows
    .help = For those who do not see the picture, such as “The library’s front seen from the square”. Pictures need it.
files-caption = Caption
    .help = What is read below the picture or beside the file’s name, if there is more to say.
files-credit = Author
    .help = Who made it, as they are to be named.
files-licence = Licence
    .help = On what terms it may be used, such as CC BY 4.0.
files-taken_on = Date
    .help = When it was made: a year, a month or a day, such as 2025-05-31.
files-order = Order
    .help = A whole number: files with the lowest number come first, those with the same by name.
files-when_brought = When they come in
files-strip = Take the location out of pictures
    .help = The place of the shot, which telephones write into the picture, is taken out before the file is kept. The picture itself does not change.
files-personal = It is about a person
    .help = Only those who may read personal data see it, and it is destroyed with the person’s erasure.
files-personal_seal = personal
files-location-kept = says where it was taken
files-bring = Add
files-refused = No file was added.
files-open = Download the file
files-remove = Remove
    .help = The file leaves the record; this can be undone, which is why its bytes stay.
files-remove_one = Remove { $name }
files-erase = Destroy
    .help = The bytes and all that is said of them are destroyed, on every record that has them and in the history. It cannot be undone; backups made before still have them, and restoring one with the journal of erasures does not bring them back.
files-erase_sure = Yes, for good
files-erase_confirm = Destroy this file for good?
files-go_with = { $n ->
        [one] One file goes with the record.
       *[other] { $count } files go with the record.
    }
files-history-came = added { $name }
files-history-changed = changed what is said of { $name }
files-history-removed = removed { $name }

act-attachment = file
done-attached = { $n ->
        [one] File added.
       *[other] { $count } files added.
    }
done-detached = File removed.
done-erased = File destroyed.

problem-file-alt = What the picture “{ $file }” shows is missing: write it, for those who do not see it.
problem-file-size = The file “{ $found }” is too large: at most { $most } MB.
problem-file-many = There are { $found } files: at most { $most } at a time. Bring some, then the others.
problem-file-twice = “{ $found }” is on this record already: the same bytes are kept once.
problem-file-empty = The file “{ $found }” is empty.
problem-file-executable = “{ $found }” is a program: it is not kept. Bring the document it makes.
problem-file-macros = “{ $found }” has macros: save it without, such as DOCX or XLSX.
problem-file-archive = “{ $found }” is an archive: bring the files in it, one by one.
problem-file-damaged = “{ $found }” is damaged or incomplete: open it, save it again and retry.
problem-file-unknown = “{ $found }” is of no known type. What is kept are pictures (JPEG, PNG, GIF, WebP), PDF, text and office documents.
problem-file-form = The files did not arrive: send them with a multipart/form-data form, in the field “file”.
problem-file-several = “{ $found }” fits { $count } records. Use the source’s key or the code.
problem-file-no_record = No record has “{ $found }” as its { $by }. Check the file’s name.
problem-file-by = Records of this kind are not found by “{ $found }”. You can use: { $known }.
problem-file-source = “{ $found }” is not a folder, a ZIP or a CSV with the columns key and file.
problem-file-unread = The file “{ $found }” cannot be read: { $reason }
problem-file-column = The table { $table } lacks the column “{ $found }”: key and file are needed.

expected-problem-file-alt = what it shows
expected-problem-file-size = at most { $most } MB
expected-problem-file-many = at most { $most } files
expected-problem-file-twice = a file that is not there yet
expected-problem-file-empty = a file with something in it
expected-problem-file-executable = a document or a picture
expected-problem-file-macros = a document without macros
expected-problem-file-archive = a document or a picture
expected-problem-file-damaged = a whole file
expected-problem-file-unknown = a picture, a PDF, a text or an office document
expected-problem-file-form = a multipart/form-data form
expected-problem-file-several = a name that one record has
expected-problem-file-no_record = a record’s name, key or code
expected-problem-file-by = one of { $known }
expected-problem-file-source = a folder, a ZIP or a CSV
expected-problem-file-unread = a file that can be read
expected-problem-file-column = a column “{ $found }”

cli-stage-files = Bringing files
cli-attach-done = { $n ->
        [one] One file added, { $bytes } MB; location taken out of { $stripped }; there already { $already }; left out { $refused }.
       *[other] { $count } files added, { $bytes } MB; location taken out of { $stripped }; there already { $already }; left out { $refused }.
    }
cli-attach-dry = A dry run: nothing was written.
cli-attach-undo = To undo it: reticolo import { $dir } --undo { $seq }
cli-attach-stopped = Stopped: what was added stays. Run the command again to go on.
cli-attach-refused = { $file }: { $why }
cli-attach-more = … and { $n } more.
cli-files-erased = { $files } files destroyed. It cannot be undone.
