-- The ledger: a chain for each customer, and one log of blind leaves behind it. It knows nothing of
-- what a line means. docs/LEDGER.md has the bytes.
-- Roles belong to the whole server: somebody with more rights may have made them already, and two
-- databases may be made at once, so "already there" is fine.
DO $$
DECLARE
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000
    THEN 'SET' ELSE 'MEMBER' END;
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['village_app', 'village_sealer', 'village_eraser', 'village_dpo'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', role);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    -- The owner runs the migrations and hands out connections that have become one of these.
    IF NOT pg_has_role(current_user, role, may_become) THEN
      EXECUTE format('GRANT %I TO %I', role, current_user);
    END IF;
  END LOOP;
END $$;

CREATE SCHEMA ledger;
GRANT USAGE ON SCHEMA ledger TO village_app, village_sealer, village_eraser, village_dpo;

-- Nobody: whose rows in the queue are public lines, and those of customers who are no more.
CREATE FUNCTION ledger.nobody() RETURNS uuid IMMUTABLE PARALLEL SAFE LANGUAGE sql
  RETURN '00000000-0000-0000-0000-000000000000'::uuid;

-- The leaf hash of a customer's line: SHA-256(0x00 ‖ 0x01 ‖ kind ‖ commitment).
CREATE FUNCTION ledger.blind_hash(kind int, commitment bytea) RETURNS bytea
  IMMUTABLE PARALLEL SAFE LANGUAGE sql
  RETURN sha256('\x0001'::bytea || set_byte('\x00'::bytea, 0, kind) || commitment);

-- The commitment to a payload, under a salt of its own.
CREATE FUNCTION ledger.commitment(salt bytea, payload text) RETURNS bytea
  IMMUTABLE PARALLEL SAFE LANGUAGE sql
  RETURN sha256('village-butcher/ledger/v1/commit'::bytea || '\x00'::bytea || salt
    || convert_to(payload, 'UTF8'));

-- What belongs to a customer ---------------------------------------------------------------------

-- The end of each customer's chain: a lock and a cache, not evidence.
CREATE TABLE ledger.head (
  customer_id uuid PRIMARY KEY,
  handle      bytea NOT NULL CHECK (length(handle) = 16),
  seq         int   NOT NULL CHECK (seq >= -1),
  leaf_hash   bytea NOT NULL CHECK (length(leaf_hash) = 32),
  queued_at   timestamptz NOT NULL DEFAULT '-infinity'
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

-- Every line of every chain. The bytes that were committed to lie in the box.
CREATE TABLE ledger.line (
  customer_id uuid  NOT NULL REFERENCES ledger.head,
  seq         int   NOT NULL CHECK (seq >= 0),
  line_id     uuid  NOT NULL,
  act_id      uuid  NOT NULL,
  at          timestamptz NOT NULL,
  commitment  bytea NOT NULL CHECK (length(commitment) = 32),
  leaf_hash   bytea NOT NULL CHECK (leaf_hash = sha256('\x000101'::bytea || commitment)),
  box         bytea NOT NULL CHECK (length(box) BETWEEN 61 AND 16384),
  PRIMARY KEY (customer_id, seq),
  UNIQUE (customer_id, line_id)
);
CREATE INDEX line_at ON ledger.line USING brin (at);

-- What waits for the log. A queue and not a cursor: numbers are given in another order than they
-- commit, and a cursor would skip.
CREATE TABLE ledger.queue (
  customer_id uuid     NOT NULL,
  line_id     uuid     NOT NULL,
  kind        smallint NOT NULL,
  seq         int,
  entry       bytea NOT NULL CHECK (length(entry) BETWEEN 3 AND 16002),
  leaf_hash   bytea NOT NULL CHECK (leaf_hash = sha256('\x00'::bytea || entry)),
  queued_at   timestamptz NOT NULL,
  PRIMARY KEY (customer_id, line_id),
  CHECK (kind >= 16 OR length(entry) = 34),
  CHECK (kind = get_byte(entry, 1) AND get_byte(entry, 0) = 1)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
  autovacuum_vacuum_cost_delay = 0);
-- Genesis, notices and keys first: so a notice is in the log before the first grant that names it,
-- whatever a clock says. A heartbeat takes its turn: after a long rest, what waited is older than it.
-- Within a customer `queued_at` never runs backwards.
CREATE INDEX queue_order ON ledger.queue ((kind NOT IN (16, 17, 18)), queued_at, seq, line_id);

-- Where a customer's line stands in the log.
CREATE TABLE ledger.sealed (
  customer_id uuid   NOT NULL,
  line_id     uuid   NOT NULL,
  leaf_index  bigint NOT NULL CHECK (leaf_index >= 0),
  PRIMARY KEY (customer_id, line_id)
);

-- What belongs to nobody -------------------------------------------------------------------------

-- Every entry of the log in its order. No customer, no line: an index and blind bytes.
CREATE TABLE ledger.leaf (
  leaf_index bigint PRIMARY KEY CHECK (leaf_index >= 0),
  entry      bytea  NOT NULL,
  leaf_hash  bytea  NOT NULL CHECK (leaf_hash = sha256('\x00'::bytea || entry))
);

-- Where the last heartbeat and the last erasure line are.
CREATE INDEX leaf_public ON ledger.leaf (get_byte(entry, 1), leaf_index)
  WHERE get_byte(entry, 1) >= 16;

CREATE INDEX leaf_erasure ON ledger.leaf (leaf_index) WHERE get_byte(entry, 1) = 19;

-- The few lines that announce keys are looked for at each start.
CREATE INDEX leaf_keysets ON ledger.leaf (leaf_index) WHERE get_byte(entry, 1) = 18;

-- How far the log has come. Changed by compare-and-swap on `size`, and by nothing else.
CREATE TABLE ledger.log (
  one    boolean PRIMARY KEY CHECK (one),
  origin text   NOT NULL,
  size   bigint NOT NULL CHECK (size >= 0),
  root   bytea  NOT NULL CHECK (length(root) = 32)
);

-- Leaves that nobody can open any more, until an erasure line says so. No customer.
CREATE TABLE ledger.erasure_due (
  line_id    uuid PRIMARY KEY,
  leaf_index bigint UNIQUE,
  reason     text NOT NULL CHECK (reason IN ('customer', 'retention', 'lost')),
  batch      uuid NOT NULL,
  due_at     timestamptz NOT NULL
);

-- The consent lines of somebody who was erased under a duty to keep them (GDPR Art. 17(3)(e)). The
-- key is wrapped for the handle instead of the customer: who they were is not kept.
CREATE TABLE ledger.held (
  handle     bytea NOT NULL CHECK (length(handle) = 16),
  seq        int   NOT NULL,
  line_id    uuid  NOT NULL,
  at         timestamptz NOT NULL,
  commitment bytea NOT NULL,
  leaf_hash  bytea NOT NULL,
  box        bytea NOT NULL,
  key_id     uuid  NOT NULL,
  kek        text  NOT NULL,
  wrapped    bytea NOT NULL,
  keep_until date  NOT NULL,
  PRIMARY KEY (handle, seq)
);

-- The ways in ------------------------------------------------------------------------------------

-- Locks a customer's head, and only then looks for the act. A statement that waited for a lock goes
-- on seeing everything else as it was before it waited: one SELECT for both would miss the very act
-- that it waited for, and the same act sent twice at once would be written twice, or fail.
CREATE FUNCTION ledger.lock_head(p_customer uuid, p_act uuid) RETURNS TABLE (
  handle bytea, seq int, leaf_hash bytea, kek text, key_id uuid, wrapped bytea,
  request_hash bytea, first_seq int, lines int, at timestamptz
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM FROM ledger.head h WHERE h.customer_id = p_customer FOR NO KEY UPDATE;
  RETURN QUERY
  SELECT h.handle, h.seq, h.leaf_hash, k.kek, k.key_id, k.wrapped,
    a.request_hash, a.first_seq, a.lines, a.at
  FROM ledger.head h
  JOIN ledger.customer_key k ON k.customer_id = h.customer_id
  LEFT JOIN ledger.act a ON a.customer_id = h.customer_id AND a.act_id = p_act
  WHERE h.customer_id = p_customer;
END $$;

-- The whole of an act in one round trip: its row, its lines, their places in the queue, the head
-- moved on. Raises where the head has moved, which the lock on it makes impossible.
CREATE FUNCTION ledger.append(
  p_customer uuid, p_act uuid, p_request_hash bytea, p_at timestamptz, p_first int,
  p_lines uuid[], p_commitments bytea[], p_leaf_hashes bytea[], p_boxes bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n int := cardinality(p_lines);
  queued timestamptz;
BEGIN
  INSERT INTO ledger.act (customer_id, act_id, request_hash, first_seq, lines, at)
  VALUES (p_customer, p_act, p_request_hash, p_first, n, p_at);
  IF n = 0 THEN RETURN; END IF;
  UPDATE ledger.head SET seq = p_first + n - 1, leaf_hash = p_leaf_hashes[n],
    queued_at = greatest(clock_timestamp(), queued_at)
  WHERE customer_id = p_customer AND seq = p_first - 1
  RETURNING queued_at INTO queued;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the head is not where the act was decided' USING ERRCODE = '40001';
  END IF;
  INSERT INTO ledger.line (customer_id, seq, line_id, act_id, at, commitment, leaf_hash, box)
  SELECT p_customer, p_first + (i - 1)::int, line, p_act, p_at, commitment, leaf_hash, box
  FROM unnest(p_lines, p_commitments, p_leaf_hashes, p_boxes)
    WITH ORDINALITY AS l (line, commitment, leaf_hash, box, i);
  INSERT INTO ledger.queue (customer_id, line_id, kind, seq, entry, leaf_hash, queued_at)
  SELECT p_customer, line, 1, p_first + (i - 1)::int, '\x0101'::bytea || commitment, leaf_hash, queued
  FROM unnest(p_lines, p_commitments, p_leaf_hashes) WITH ORDINALITY
    AS l (line, commitment, leaf_hash, i);
END $$;

-- A line that everybody may read.
CREATE FUNCTION ledger.publish(p_line uuid, p_kind int, p_payload text) RETURNS void
LANGUAGE sql AS $$
  INSERT INTO ledger.queue (customer_id, line_id, kind, entry, leaf_hash, queued_at)
  SELECT ledger.nobody(), p_line, p_kind, entry, sha256('\x00'::bytea || entry), clock_timestamp()
  FROM (SELECT '\x01'::bytea || set_byte('\x00'::bytea, 0, p_kind)
    || convert_to(p_payload, 'UTF8') AS entry) e
$$;

-- History does not change. This is defence: a superuser steps over it and is found by the log.
CREATE FUNCTION ledger.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'history does not change' USING ERRCODE = '42501';
END $$;
CREATE FUNCTION ledger.refuse_unless_eraser() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = 'village_eraser' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'history does not change' USING ERRCODE = '42501';
END $$;
CREATE TRIGGER line_stays BEFORE UPDATE OR TRUNCATE ON ledger.line
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER line_kept BEFORE DELETE ON ledger.line
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
CREATE TRIGGER leaf_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.leaf
  EXECUTE FUNCTION ledger.refuse();

-- Rights -----------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON ledger.customer_key, ledger.act, ledger.line TO village_app;
GRANT SELECT, INSERT, UPDATE (seq, leaf_hash, queued_at) ON ledger.head TO village_app;
GRANT INSERT ON ledger.queue TO village_app;
GRANT SELECT ON ledger.queue, ledger.sealed, ledger.log TO village_app;

GRANT SELECT, DELETE, UPDATE (customer_id) ON ledger.queue TO village_sealer;
GRANT INSERT ON ledger.queue TO village_sealer;
GRANT SELECT, INSERT ON ledger.leaf, ledger.sealed TO village_sealer;
GRANT SELECT, INSERT, UPDATE ON ledger.log TO village_sealer;
GRANT SELECT, UPDATE (leaf_index), DELETE, INSERT ON ledger.erasure_due TO village_sealer;
GRANT SELECT (customer_id, line_id, leaf_hash) ON ledger.line TO village_sealer;

GRANT SELECT, DELETE, UPDATE ON ledger.head TO village_eraser;
GRANT SELECT, DELETE ON ledger.customer_key, ledger.act, ledger.line, ledger.sealed TO village_eraser;
GRANT SELECT, UPDATE (customer_id, seq), INSERT ON ledger.queue TO village_eraser;
GRANT SELECT, INSERT, DELETE ON ledger.erasure_due TO village_eraser;
GRANT SELECT, INSERT, DELETE ON ledger.held TO village_eraser;
-- A new wrapping key makes every older copy of a wrapped key useless: that is erasing, too.
GRANT UPDATE (kek, wrapped) ON ledger.customer_key, ledger.held TO village_eraser;
GRANT SELECT ON ledger.log, ledger.leaf TO village_eraser;

GRANT SELECT ON ledger.held, ledger.head, ledger.customer_key, ledger.line, ledger.sealed, ledger.leaf, ledger.log,
  ledger.queue, ledger.erasure_due TO village_dpo;
