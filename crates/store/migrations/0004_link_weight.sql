-- How strong a link is, as whoever drew it says, and from where it is known.
ALTER TABLE link ADD COLUMN weight {real};
ALTER TABLE link ADD COLUMN source {text};
