-- The ids of uses sort by time (RFC 9562 §5.7), and so does the log: whoever goes through it meets uses that were
-- made together. By customer first, as 0014 had it, every one of them was in another page of the index.
DROP INDEX audit.disclosure_line;
CREATE INDEX disclosure_line ON audit.disclosure (id, customer_id);
