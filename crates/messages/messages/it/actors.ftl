### La rete dei soggetti: chi guida, chi fa da ponte, che cosa si spezza, chi andrebbe collegato.

analysis-network = Chi guida e chi fa da ponte
analysis-prediction = Chi andrebbe collegato

problem-network = «{ $found }» non si può calcolare: { $reason }.
problem-node-twice = { $file }: il nodo «{ $found }» c’è due volte. Lascia una riga per nodo.
problem-node-unknown = { $file }: riga { $row }: il nodo «{ $found }» non è tra i nodi. Aggiungilo al loro file, o correggi il legame.
problem-tie-end = { $found }: riga { $row }: a un legame manca un capo. Servono due nodi, nelle prime due colonne.
problem-tie-weight = { $file }: riga { $row }: trovato il peso «{ $found }», atteso un numero sopra lo zero.
