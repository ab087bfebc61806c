-- The rooms of the house. One schema a folder of src/, one role for the running service.
-- Roles belong to the whole server: somebody with more rights may have made this one already, and
-- two databases may be made at once, so "already there" is fine.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'village_app') THEN
    CREATE ROLE village_app NOLOGIN NOSUPERUSER NOBYPASSRLS;
  END IF;
EXCEPTION
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- The owner runs the migrations and hands the service a connection that has become village_app.
DO $$
DECLARE
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000
    THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  IF NOT pg_has_role(current_user, 'village_app', may_become) THEN
    EXECUTE format('GRANT village_app TO %I', current_user);
  END IF;
END $$;

CREATE SCHEMA ledger;
CREATE SCHEMA consent;
CREATE SCHEMA profile;
CREATE SCHEMA catalogue;
CREATE SCHEMA audit;
CREATE SCHEMA recommend;
GRANT USAGE ON SCHEMA ledger, consent, profile, catalogue, audit, recommend TO village_app;

-- ledger ----------------------------------------------------------------------------------------

-- The end of each customer's chain: a lock and a cache, not evidence.
CREATE TABLE ledger.head (
  customer_id uuid PRIMARY KEY,
  handle      bytea NOT NULL CHECK (length(handle) = 16),
  seq         int   NOT NULL CHECK (seq >= -1),
  hash        bytea NOT NULL CHECK (length(hash) = 32)
) WITH (fillfactor = 70);

-- The customer's own key, wrapped by the key file beside the data. Without it nothing opens.
CREATE TABLE ledger.customer_key (
  customer_id uuid PRIMARY KEY REFERENCES ledger.head,
  key_id      uuid  NOT NULL,
  kek         text  NOT NULL,
  wrapped     bytea NOT NULL CHECK (length(wrapped) = 60)
);

-- One act of a customer, known by its idempotency key.
CREATE TABLE ledger.act (
  customer_id  uuid  NOT NULL REFERENCES ledger.head,
  act_id       uuid  NOT NULL,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  first_seq    int   NOT NULL CHECK (first_seq >= 0),
  lines        int   NOT NULL CHECK (lines >= 0),
  at           timestamptz NOT NULL,
  PRIMARY KEY (customer_id, act_id)
);

-- Every line of every chain, with exactly the bytes that were hashed.
CREATE TABLE ledger.line (
  customer_id uuid  NOT NULL REFERENCES ledger.head,
  seq         int   NOT NULL CHECK (seq >= 0),
  line_id     uuid  NOT NULL,
  act_id      uuid  NOT NULL,
  at          timestamptz NOT NULL,
  payload     text  NOT NULL CHECK (octet_length(payload) <= 16000),
  hash        bytea NOT NULL,
  PRIMARY KEY (customer_id, seq),
  UNIQUE (customer_id, line_id),
  CHECK (hash = sha256('\x00'::bytea || convert_to(payload, 'UTF8')))
);

-- The whole of an act in one round trip: its lines, its row, the head moved on. Raises where the
-- head has moved, which the lock on it makes impossible.
CREATE FUNCTION ledger.append(
  p_customer uuid, p_act uuid, p_request_hash bytea, p_at timestamptz, p_first int,
  p_lines uuid[], p_payloads text[], p_hashes bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n int := cardinality(p_lines);
BEGIN
  INSERT INTO ledger.act (customer_id, act_id, request_hash, first_seq, lines, at)
  VALUES (p_customer, p_act, p_request_hash, p_first, n, p_at);
  IF n = 0 THEN RETURN; END IF;
  INSERT INTO ledger.line (customer_id, seq, line_id, act_id, at, payload, hash)
  SELECT p_customer, p_first + (i - 1)::int, line, p_act, p_at, payload, hash
  FROM unnest(p_lines, p_payloads, p_hashes) WITH ORDINALITY AS l (line, payload, hash, i);
  UPDATE ledger.head SET seq = p_first + n - 1, hash = p_hashes[n]
  WHERE customer_id = p_customer AND seq = p_first - 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the head is not where the act was decided' USING ERRCODE = '40001';
  END IF;
END $$;

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
  customer_id uuid NOT NULL,
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
-- of one length.
CREATE TABLE audit.disclosure (
  customer_id uuid NOT NULL,
  at          timestamptz NOT NULL,
  id          uuid NOT NULL,
  recipient   text NOT NULL,
  client      text NOT NULL,
  store       text NOT NULL,
  edition     uuid,
  purposes    text[] NOT NULL,
  fields      text[] NOT NULL,
  lines       uuid[] NOT NULL,
  PRIMARY KEY (customer_id, at, id),
  CHECK (cardinality(fields) > 0
    AND cardinality(fields) = cardinality(purposes)
    AND cardinality(fields) = cardinality(lines))
);

-- recommend -------------------------------------------------------------------------------------

-- What was held back today, sealed. `rests` names the permissions it was derived from (recipient,
-- purpose, field, line): once one of them no longer stands, or a value changed, it is not shown.
CREATE TABLE recommend.held (
  customer_id uuid NOT NULL,
  id          uuid NOT NULL,
  at          timestamptz NOT NULL,
  gone_at     timestamptz NOT NULL,
  rests       text[] NOT NULL,
  box         bytea NOT NULL,
  PRIMARY KEY (customer_id, id)
);
CREATE INDEX held_to_sweep ON recommend.held (gone_at);

-- rights ----------------------------------------------------------------------------------------

-- History can be added to and read. Nothing else.
GRANT SELECT, INSERT ON
  ledger.customer_key, ledger.act, ledger.line, consent.notice, catalogue.edition, audit.disclosure
  TO village_app;
GRANT SELECT, INSERT, UPDATE (seq, hash) ON ledger.head TO village_app;
-- Projections and profiles change.
GRANT SELECT, INSERT, UPDATE, DELETE ON
  consent.standing, consent.pause, consent.wish, profile.value, profile.invitation, recommend.held
  TO village_app;
GRANT SELECT, INSERT, UPDATE ON catalogue.current TO village_app;
