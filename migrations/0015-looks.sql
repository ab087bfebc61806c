-- Who of our own people looked at customers by their names, what for, and who let them.

-- A request to have the customers of one answer named: one question, at one place of the log. `actor` is a
-- pseudonym of whoever asks. `until`: how long somebody else may decide.
CREATE TABLE audit.naming (
  id           uuid PRIMARY KEY,
  act          uuid NOT NULL UNIQUE,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  at           timestamptz NOT NULL,
  until        timestamptz NOT NULL CHECK (until > at),
  actor        uuid NOT NULL,
  client       text NOT NULL,
  said         text NOT NULL CHECK (octet_length(said) <= 16000),
  as_of        timestamptz NOT NULL,
  known_as_of  timestamptz NOT NULL,
  log_size     bigint NOT NULL CHECK (log_size > 0),
  UNIQUE (id, actor)
);
CREATE INDEX naming_until ON audit.naming (until);

-- What somebody else decided, once. Nobody approves what they asked for themselves: the database
-- knows who that was. `until`: how long the answer can be read.
CREATE TABLE audit.naming_end (
  naming_id uuid PRIMARY KEY,
  asker     uuid NOT NULL,
  at        timestamptz NOT NULL,
  actor     uuid NOT NULL,
  client    text NOT NULL,
  says      text NOT NULL CHECK (says IN ('approved', 'refused', 'taken-back')),
  until     timestamptz CHECK (until > at),
  FOREIGN KEY (naming_id, asker) REFERENCES audit.naming (id, actor),
  CHECK ((says = 'taken-back') = (actor = asker)),
  CHECK ((says = 'approved') = (until IS NOT NULL))
);

-- What is known of a look. A look that names nobody has no reason of the closed list, no ticket and no
-- second person; one that names customers has all of them, and says how many and which fields of theirs.
ALTER TABLE audit.look
  DROP CONSTRAINT look_what_check,
  ADD COLUMN reason    text,
  ADD COLUMN ticket    text,
  ADD COLUMN approver  uuid,
  ADD COLUMN question  text,
  ADD COLUMN customers int NOT NULL DEFAULT 0 CHECK (customers >= 0),
  ADD COLUMN fields    text[] NOT NULL DEFAULT '{}',
  ADD COLUMN naming_id uuid REFERENCES audit.naming,
  ADD CONSTRAINT look_what CHECK (what IN ('export', 'archive', 'cancel', 'names')),
  ADD CONSTRAINT look_for CHECK (what = 'names' OR customers = 0),
  ADD CONSTRAINT look_allowed CHECK (
    (what = 'names') = (naming_id IS NOT NULL)
    AND (what = 'names') = (reason IS NOT NULL AND ticket IS NOT NULL AND question IS NOT NULL)
    AND (what = 'names') = (approver IS NOT NULL) AND approver <> actor);

-- Whom such a look named. It stands with the customer, so that they find it in their own list and it
-- goes with them; what it says of our people is a role, and never who.
CREATE TABLE audit.looked_at (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  at          timestamptz NOT NULL,
  look_id     uuid NOT NULL,
  role        text NOT NULL,
  reason      text NOT NULL,
  question    text NOT NULL,
  fields      text[] NOT NULL,
  PRIMARY KEY (customer_id, at, look_id)
);

GRANT SELECT, INSERT ON audit.naming, audit.naming_end, audit.looked_at TO village_app;
GRANT SELECT ON audit.naming, audit.naming_end, audit.looked_at TO village_dpo;
GRANT SELECT, DELETE ON audit.looked_at TO village_eraser;

CREATE TRIGGER naming_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.naming
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER naming_end_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.naming_end
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER looked_at_stays BEFORE UPDATE OR TRUNCATE ON audit.looked_at
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER looked_at_kept BEFORE DELETE ON audit.looked_at
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
