### La rete dei soggetti: chi guida, chi fa da ponte, che cosa si spezza, chi andrebbe collegato.

analysis-network = Chi guida e chi fa da ponte
analysis-prediction = Chi andrebbe collegato
