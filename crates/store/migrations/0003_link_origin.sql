-- Which data set's import drew a link; null: a person did.
ALTER TABLE link ADD COLUMN data_set {text};
CREATE INDEX link_data_set ON link (territory, data_set, id);
