### Unità di misura che sono parole; i simboli (€, %, km, min) passano come sono.

unit-people = persone
unit-hours = ore
unit-places = posti
unit-residents = residenti
unit-years = anni
unit-days = giorni
unit-seconds = secondi
unit-rows = righe
unit-per_resident = per abitante

month-1 = gennaio
month-2 = febbraio
month-3 = marzo
month-4 = aprile
month-5 = maggio
month-6 = giugno
month-7 = luglio
month-8 = agosto
month-9 = settembre
month-10 = ottobre
month-11 = novembre
month-12 = dicembre

word-and = e
word-or = o
word-yes = sì
word-no = no
word-none = nessuno

# Attributes of units.
attribute-labour_area = bacino del lavoro
attribute-altimetric_zone = zona altimetrica
attribute-degree_urbanisation = grado di urbanizzazione
