-- The rooms of the house, beside the ledger: one schema a folder of src/.

CREATE SCHEMA consent;
CREATE SCHEMA profile;
CREATE SCHEMA catalogue;
CREATE SCHEMA audit;
CREATE SCHEMA recommend;
GRANT USAGE ON SCHEMA consent, profile, catalogue, audit, recommend TO village_app;
GRANT USAGE ON SCHEMA consent, profile, audit, recommend TO village_eraser;
GRANT USAGE ON SCHEMA consent, audit TO village_dpo;

-- consent ---------------------------------------------------------------------------------------

-- The last word on each permission: a projection that can be rebuilt from the lines.
CREATE TABLE consent.standing (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  recipient   text NOT NULL,
  purpose     text NOT NULL,
  field       text NOT NULL,
  says        text NOT NULL CHECK (says IN ('granted', 'withdrawn')),
  until       timestamptz,
  line_id     uuid NOT NULL,
  PRIMARY KEY (customer_id, recipient, purpose, field),
  CHECK ((says = 'granted') = (until IS NOT NULL))
) WITH (fillfactor = 80);

CREATE TABLE consent.pause (
  customer_id uuid PRIMARY KEY REFERENCES ledger.head,
  until       timestamptz NOT NULL,
  line_id     uuid NOT NULL
);

-- What a customer wants back, and how. An instruction: without it nothing of the purpose comes.
CREATE TABLE consent.wish (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  purpose     text NOT NULL,
  wish        jsonb NOT NULL,
  line_id     uuid NOT NULL,
  PRIMARY KEY (customer_id, purpose)
);

-- A customer who asked to be erased, and until when they can take that back. `paused_until`: the
-- pause that stood before they asked, and stands again if they stay.
CREATE TABLE consent.leaving (
  customer_id  uuid PRIMARY KEY REFERENCES ledger.head,
  due_at       timestamptz NOT NULL,
  paused_until timestamptz
);
CREATE INDEX leaving_due ON consent.leaving (due_at);

-- A published text never changes: the service may add one and read it, nothing else.
CREATE TABLE consent.notice (
  id      text NOT NULL,
  version int  NOT NULL CHECK (version >= 1),
  locale  text NOT NULL,
  text    text NOT NULL,
  sha256  bytea NOT NULL CHECK (sha256 = sha256(convert_to(text, 'UTF8'))),
  at      timestamptz NOT NULL,
  PRIMARY KEY (id, version, locale)
);

-- profile ---------------------------------------------------------------------------------------

-- What a customer told, a row a member, sealed under the customer's key. `confirmed` is false for
-- another adult's entry until that adult confirms it.
CREATE TABLE profile.value (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  field       text NOT NULL,
  member      text NOT NULL,
  confirmed   boolean NOT NULL,
  box         bytea NOT NULL CHECK (length(box) BETWEEN 29 AND 65536),
  told_at     timestamptz NOT NULL,
  swept_on    date NOT NULL,
  PRIMARY KEY (customer_id, field, member),
  CHECK (confirmed OR member LIKE 'adult-%')
);
CREATE INDEX value_to_sweep ON profile.value (swept_on) WHERE field = 'calendar';

-- An open invitation to another adult. Its code is random and stands here only as a hash.
CREATE TABLE profile.invitation (
  code_hash   bytea PRIMARY KEY CHECK (length(code_hash) = 32),
  customer_id uuid NOT NULL REFERENCES ledger.head,
  member      text NOT NULL,
  at          timestamptz NOT NULL,
  until       timestamptz NOT NULL
);

-- catalogue -------------------------------------------------------------------------------------

-- Each import as it came. The newest is the one in use.
CREATE TABLE catalogue.edition (
  edition  uuid PRIMARY KEY,
  at       timestamptz NOT NULL,
  document text NOT NULL
);

CREATE TABLE catalogue.current (
  one     boolean PRIMARY KEY CHECK (one),
  edition uuid NOT NULL REFERENCES catalogue.edition
);

-- audit -----------------------------------------------------------------------------------------

-- One use: who got which fields for what, on which permission. Never a value. The three lists are
-- of one length. It is a leaf of the log from its birth: the payload is for proving, the columns
-- beside it are for searching, and the verifier compares the two.
CREATE TABLE audit.disclosure (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  at          timestamptz NOT NULL,
  id          uuid NOT NULL,
  recipient   text NOT NULL,
  client      text NOT NULL,
  store       text NOT NULL,
  edition     uuid,
  purposes    text[] NOT NULL,
  fields      text[] NOT NULL,
  lines       uuid[] NOT NULL,
  payload     text NOT NULL CHECK (octet_length(payload) <= 16000),
  salt        bytea NOT NULL CHECK (length(salt) = 32),
  leaf_hash   bytea NOT NULL
    CHECK (leaf_hash = ledger.blind_hash(2, ledger.commitment(salt, payload))),
  PRIMARY KEY (customer_id, at, id),
  CHECK (cardinality(fields) > 0
    AND cardinality(fields) = cardinality(purposes)
    AND cardinality(fields) = cardinality(lines))
);

CREATE INDEX disclosure_at ON audit.disclosure USING brin (at);

-- What neither waits for the log nor is in it. Nobody makes such a row; somebody may have taken its
-- place in the queue away. The sealer looks here, and so sees no opening.
CREATE VIEW ledger.unqueued AS
  SELECT o.customer_id, o.line_id, o.leaf_hash, o.at
  FROM (
    SELECT customer_id, line_id, leaf_hash, at FROM ledger.line
    UNION ALL
    SELECT customer_id, id, leaf_hash, at FROM audit.disclosure
  ) o
  WHERE NOT EXISTS (
      SELECT FROM ledger.queue q WHERE q.customer_id = o.customer_id AND q.line_id = o.line_id)
    AND NOT EXISTS (
      SELECT FROM ledger.sealed s WHERE s.customer_id = o.customer_id AND s.line_id = o.line_id);
GRANT SELECT ON ledger.unqueued TO village_sealer;

-- recommend -------------------------------------------------------------------------------------

-- What was held back today, sealed. `rests` names the permissions it was derived from (recipient,
-- purpose, field, line): once one of them no longer stands, or a value changed, it is not shown.
CREATE TABLE recommend.held (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  id          uuid NOT NULL,
  at          timestamptz NOT NULL,
  gone_at     timestamptz NOT NULL,
  rests       text[] NOT NULL,
  box         bytea NOT NULL,
  PRIMARY KEY (customer_id, id)
);
CREATE INDEX held_to_sweep ON recommend.held (gone_at);

CREATE TRIGGER disclosure_stays BEFORE UPDATE OR TRUNCATE ON audit.disclosure
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER disclosure_kept BEFORE DELETE ON audit.disclosure
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();

-- rights ----------------------------------------------------------------------------------------

-- History can be added to and read. Nothing else.
GRANT SELECT, INSERT ON consent.notice, catalogue.edition, audit.disclosure TO village_app;
-- Projections and profiles change.
GRANT SELECT, INSERT, UPDATE, DELETE ON
  consent.standing, consent.pause, consent.wish, profile.value, profile.invitation, recommend.held
  TO village_app;
GRANT SELECT, INSERT, UPDATE ON catalogue.current TO village_app;
GRANT SELECT, INSERT, DELETE ON consent.leaving TO village_app;

GRANT SELECT, DELETE ON
  consent.standing, consent.pause, consent.wish, profile.value, profile.invitation, recommend.held,
  consent.leaving, audit.disclosure
  TO village_eraser;
GRANT SELECT ON audit.disclosure, consent.standing, consent.notice TO village_dpo;
