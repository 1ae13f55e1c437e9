### The home page: what waits, the grid and harmony in small.

home-to_decide = { $n ->
        [one] one latency to decide
       *[other] { $count } latencies to decide
    }
home-to_agree = { $n ->
        [one] one match to confirm
       *[other] { $count } matches to confirm
    }
home-grid = The grid
home-grid_open = Open the grid
home-grid_large = The registry is large: the grid opens on its own page.
home-grid_empty = { $n ->
        [0] No record has a place on the grid yet.
        [one] One record waits for a place on the grid.
       *[other] { $count } records wait for a place on the grid.
    }
home-grid_caption = The grid in small: a row for each area, a column for each dimension, a node for each modality.
home-grid_holes = { $n ->
        [0] None of the { $cells } cells is empty.
        [one] One of { $cells } cells is empty.
       *[other] { $count } of { $cells } cells are empty.
    }
home-harmony = Harmony: how evenly services reach people
home-harmony_open = Try an action
home-harmony_waits = It takes the residents of each municipality and the list of sites of at least one service.
home-harmony_text = { $n ->
        [one] { $level } of the residents have the service nearby whose sites are known.
       *[other] On average residents have { $level } of the { $count } services nearby whose sites are known.
    }
home-harmony_level = level
home-harmony_index = harmony
home-harmony_here = Here
home-harmony_around = Around
home-harmony_pulled = Pulled down above all by { $units }.
home-absent = { $n ->
        [one] One kind of record still empty
       *[other] { $count } kinds of record still empty
    }
home-harmony_needs = { $n ->
        [one] Of the one need on record { $level } is served.
       *[other] Of the { $count } needs on record { $level } is served.
    }
