### The network of actors: who leads, who brokers, what breaks, who should be linked.

analysis-network = Who leads and who brokers
analysis-prediction = Who should be linked

problem-network = “{ $found }” cannot be computed: { $reason }.
problem-node-twice = { $file }: node “{ $found }” is there twice. Leave one row a node.
problem-node-unknown = { $file }: row { $row }: node “{ $found }” is not among the nodes. Add it to their file, or mend the tie.
problem-tie-end = { $found }: row { $row }: a tie lacks an end. Two nodes are needed, in the first two columns.
problem-tie-weight = { $file }: row { $row }: found weight “{ $found }”, expected a number above zero.
