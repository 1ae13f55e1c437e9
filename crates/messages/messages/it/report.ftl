# Parole fisse del piano stampato: frontespizio, guida alla lettura, differenze, particolari.
plan-label-founding = Dal documento fondativo
plan-label-logo_place = luogo per lo stemma e il nome dell’ente
plan-label-signature_place = Per l’ente: nome e funzione, data, firma
plan-label-digest_note = cambia se cambia un dato
plan-label-unknown = Che cosa non sappiamo
plan-label-why = Perché
plan-label-changes = Che cosa è cambiato dall’ultima edizione
plan-label-before = prima
plan-label-now = ora
plan-label-edit = Scrivi o correggi
plan-label-details = Dati e metodo
plan-label-values_elsewhere = L’elenco di tutti i valori, ciascuno con unità, dati, metodo e parametri, è nella pagina del piano e nel file plan.json.
