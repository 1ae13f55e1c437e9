### Units of measurement that are words; symbols (€, %, km, min) pass as they are.

unit-people = people
unit-hours = hours
unit-places = places
unit-residents = residents
unit-years = years
unit-days = days
unit-seconds = seconds
unit-rows = rows
unit-per_resident = per resident

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

word-and = and
word-or = or
word-yes = yes
word-no = no
word-none = none

# Attributes of units.
attribute-labour_area = labour area
attribute-altimetric_zone = altimetric zone
attribute-degree_urbanisation = degree of urbanisation
