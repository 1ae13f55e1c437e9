### Production: what the verb says.

verb-production-no-few = There is no complexity: it needs three places that have some branch and three branches that are somewhere.
verb-production-no-parts = There is no complexity: places and branches fall into parts that have nothing in common.
verb-production-no-even = There is no complexity: two orders explain the table equally well, or all places have the same.
