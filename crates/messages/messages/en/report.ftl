# The fixed words of the printed plan: title page, how to read, differences, details.
plan-label-founding = From the founding document
plan-label-logo_place = place for the coat of arms and the name of the agency
plan-label-signature_place = For the agency: name and office, date, signature
plan-label-digest_note = changes when a datum changes
plan-label-unknown = What we do not know
plan-label-why = Why
plan-label-changes = What changed since the last edition
plan-label-before = before
plan-label-now = now
plan-label-edit = Write or correct
plan-label-details = Data and method
plan-label-values_elsewhere = The list of all values, each with unit, data, method and parameters, is on the plan’s page and in the file plan.json.
