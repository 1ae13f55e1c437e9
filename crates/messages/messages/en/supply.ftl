### Supply chains drawn: those on record, and flows between branches.

supply-title = Supply chains
supply-label = { $chain }, its stages in order: { $stages }
supply-caption = The stages in order from left to right; thickness measures no amounts, since nobody recorded any. Dashes mark what comes from outside or is missing.
supply-no_stages = Its stages are not recorded yet.
supply-outside = from outside
supply-missing = missing ring
supply-branches_title = The ties between branches that weigh most
supply-branches = { $n ->
        [one] The tie without which most would be lost: who sells at the left, who buys at the right; thickness is the flow
       *[other] The { $count } ties without which most would be lost: who sells at the left, who buys at the right; thickness is the flow
    }
supply-branches_table = The same ties as a table
supply-from = Who sells
supply-to = Who buys
supply-flow = Flow
supply-loss = What would be lost
