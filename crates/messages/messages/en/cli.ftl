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
