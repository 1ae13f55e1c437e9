### The network of actors: who leads, who brokers, what breaks, who should be linked.

analysis-network = Who leads and who brokers
analysis-prediction = Who should be linked
