-- What a notice lists beside its text: its controls, the sentence for each special field, the uses that
-- it is about. Each is kept as the bytes whose hash the log has (canonical JSON); NULL: it lists none.
ALTER TABLE consent.notice
  ADD COLUMN controls   text,
  ADD COLUMN statements text,
  ADD COLUMN uses       text;

-- The service has no right to change what is published. Neither has anybody else, by accident.
CREATE TRIGGER notice_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON consent.notice
  EXECUTE FUNCTION ledger.refuse();
