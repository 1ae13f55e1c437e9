### Records that nobody has confirmed for long: said in lists, on the record, on the first page and on the command line.

envelope-stale = How long it has stood still
    .help = A record stands still if nobody confirmed it within the term of its kind; if it was never confirmed, the day of its last change counts.
stale-true = to be confirmed
stale-mine = to be confirmed, among mine
stale-confirm = I confirm: it is still so
stale-never = Never confirmed, standing still for { $age }.
stale-term = { $n ->
        [one] A record of this kind is confirmed every day.
       *[other] A record of this kind is confirmed every { $count } days.
    }
done-confirmed = { $n ->
        [one] Confirmed: still so, as of today.
       *[other] { $count } records confirmed: still so, as of today.
    }
home-act_confirmed = { $n ->
        [one] { $act }: one record confirmed
       *[other] { $act }: { $count } records confirmed
    }
stale-home = { $n ->
        [one] One record to be confirmed
       *[other] { $count } records to be confirmed
    }
stale-home_mine = { $n ->
        [one] One of your records to be confirmed
       *[other] { $count } of your records to be confirmed
    }
stale-home_others = { $n ->
        [one] and one of others
       *[other] and { $count } of others
    }
cli-stale-none = No record stands still beyond the term of its kind.
cli-stale-kind = { $kind }: { $total } standing still since before { $day } (term { $term } days)
cli-stale-one = { $since }  { $title }  { $id }
