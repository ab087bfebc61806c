-- What came of the questions of which no row is due, each night: counts, and no row of any answer. No
-- customer. A night is a day of the calendar in UTC; what it found is added and never edited.
CREATE TABLE audit.night (
  day      date NOT NULL,
  question text NOT NULL CHECK (length(question) <= 64),
  at       timestamptz NOT NULL,
  log_size bigint NOT NULL CHECK (log_size > 0),
  rows     int NOT NULL CHECK (rows >= 0),
  PRIMARY KEY (day, question)
);
GRANT SELECT, INSERT ON audit.night TO village_app;
GRANT SELECT ON audit.night TO village_dpo;
CREATE TRIGGER night_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.night
  EXECUTE FUNCTION ledger.refuse();
