### The command line: what it says while it works and when it has finished.

cli-done = Done.
cli-refused = Nothing was written.
cli-warning = Warning: { $text }
cli-error = Error: { $text }
cli-seconds = in { $seconds } s
cli-dry_run = Dry run: nothing was written.
cli-import-read = { $n ->
        [one] Read one row
       *[other] Read { $count } rows
    }
cli-import-new = { $n ->
        [one] one new
       *[other] { $count } new
    }
cli-import-changed = { $n ->
        [one] one changed
       *[other] { $count } changed
    }
cli-import-same = { $n ->
        [one] one the same
       *[other] { $count } the same
    }
cli-import-missing = { $n ->
        [one] One row is no longer in the file: it stays. To remove it use --remove-missing.
       *[other] { $count } rows are no longer in the file: they stay. To remove them use --remove-missing.
    }
cli-import-removed = { $n ->
        [one] one removed
       *[other] { $count } removed
    }
cli-import-rejected = { $n ->
        [one] One row rejected, written to { $file }.
       *[other] { $count } rows rejected, written to { $file }.
    }
cli-import-unchanged = The file changes nothing: all of it was already so.
cli-import-undo = To undo: reticolo import { $dir } --undo { $seq }
cli-import-visibility = Visibility of what came in: { $visibility } ({ $reason }).
cli-import-by_digest = There is no key: each row is known by its content, and a corrected row counts as new.
cli-import-mapping_written = The proposed mapping is in { $file }: complete it and repeat the command with --mapping { $file }.
cli-serve-listening = Listening on { $url }
cli-serve-set_up = To create the first administrator open, within an hour: { $url }
cli-stopped = Stopped: nothing that was half done is left.
cli-stage-read = Reading
cli-stage-compare = Comparing
cli-stage-publish = Publishing
cli-stage-generate = Generating
cli-new-done = The territory “{ $name }” is ready in { $dir }.
cli-export-done = { $n ->
        [one] One row written to { $file }.
       *[other] { $count } rows written to { $file }.
    }
cli-generate-done = Made-up territory generated: scale { $scale }, seed { $seed }.
cli-import-proposed = Mapping proposed from the columns' names:
cli-import-ignored = Columns nothing was made of: { $columns }.
cli-import-outside = { $n ->
        [one] One row is about a place outside the loaded units.
       *[other] { $count } rows are about places outside the loaded units.
    }
cli-import-doubtful = { $n ->
        [one] One point lies outside the unit of its row: the code decides, the point is kept as doubtful.
       *[other] { $count } points lie outside the unit of their row: the code decides, the points are kept as doubtful.
    }
cli-import-followed = Codes followed to the unit that took over: { $codes }.
cli-import-visible = { $n ->
        [one] One new row, visibility: { $visibility }.
       *[other] New rows: { $count }, visibility: { $visibility }.
    }
cli-undo-done = Act { $seq } taken back: { $restored } restored, { $removed } removed, { $kept } kept because they were changed since.
cli-undo-withdrawn = Version withdrawn: { $data_set }.
cli-plan-done = The plan of { $date } is in { $file }.
cli-check-counts = Log entries { $entries }, records { $records }, links { $links }, data-set versions { $versions }.
cli-check-clean = The tables are what the log gives, and the chain holds.
cli-backup-done = Backup in { $file }: { $rows } rows, digest { $digest }.
cli-restore-done = Restored in { $dir }: { $rows } rows; persons erased again: { $erased }.
cli-restore-no_journal = WARNING: no journal of erasures. People who were erased after the backup are back. Repeat in a new folder with --erasures FILE.
cli-user-added = { $name } ({ $role }): open within an hour, once only, { $link }
cli-user-enabled = enabled
cli-user-disabled = disabled
cli-user-disable_done = { $name } can no longer come in.
cli-user-token_once = The token is shown once only: keep it.
cli-person-exported = Everything that is kept of this person is in { $file }.
cli-person-erased = Person { $id } erased: values { $values }, records { $records }. It cannot be undone.
cli-demo-loaded = { $file }: rows { $rows }
problem-audience = “{ $found }” is not an audience: write public, signed-in or named:NAME.
problem-import-as = “{ $found }” cannot be imported. You can import: { $known }.
problem-role = “{ $found }” is not a role. There are: { $known }.
problem-edges = The neighbours in { $found } do not fit: { $reason }.
problem-neighbours = Neighbours are needed: --edges FILE, or --geometry FILE with --key COLUMN=PROPERTY.
expected-problem-audience = public, signed-in or named:NAME
expected-problem-import-as = { $known }
expected-problem-role = { $known }
expected-problem-edges = pairs of numbers from 0
expected-problem-neighbours = a file of neighbours or of shapes
cli-plan-left_out = { $n ->
        [one] One record is not in the plan, because its audience does not see it.
       *[other] { $count } records are not in the plan, because its audience does not see them.
    }
cli-mappings-none = None of the program's mappings reads this file: without --mapping one is proposed from the columns' names.
cli-new-unknown = Codes that no reference table knows: { $codes }. They stay on the list; check them, and their leading zeros.
