-- One line is asked for by its name alone, which is on its customer's receipt. Names grow with time,
-- so this index is added to at its end.
CREATE INDEX sealed_line ON ledger.sealed (line_id);

-- The notices as the log has them. They are everybody's to read already, in the tiles; here they are
-- found without reading all of these. No customer, no line of one.
CREATE VIEW ledger.published_notice AS
  SELECT leaf_index, convert_from(substr(entry, 3), 'UTF8')::json AS said
  FROM ledger.leaf WHERE get_byte(entry, 1) = 17;
GRANT SELECT ON ledger.published_notice TO village_app, village_dpo;
