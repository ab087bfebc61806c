-- The second wall: row-level security. The first is each statement's own WHERE; this one stands where
-- somebody forgot it. docs/WALLS.md says who sees what, and how a table is added.

-- Who looks through everybody's rows, and has to: each at a few columns, and for one thing.
-- `village_keeper` keeps house: what is over, what is due, how far somebody has come. No box, no value.
-- `village_teller` tells recipients: it knows their names of people, and not the people.
DO $$
DECLARE
  may_become text := CASE WHEN current_setting('server_version_num')::int >= 160000
    THEN 'SET' ELSE 'MEMBER' END;
  role text;
BEGIN
  FOREACH role IN ARRAY ARRAY['village_keeper', 'village_teller'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS', role);
      END IF;
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
    IF NOT pg_has_role(current_user, role, may_become) THEN
      EXECUTE format('GRANT %I TO %I', role, current_user);
    END IF;
  END LOOP;
END $$;

-- Builds the wall around a table: a row is there for its customer, whom the transaction names, and for
-- nobody else. Not named, nothing is there, and nothing is written. FORCE: not even the owner steps over
-- it. `nullif`: a setting that was made in a transaction leaves '' behind.
CREATE FUNCTION ledger.wall(p_table regclass) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  own text := $own$customer_id = nullif(current_setting('village.customer', true), '')::uuid$own$;
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', p_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', p_table);
  EXECUTE format('CREATE POLICY own ON %s TO village_app, village_eraser USING (%s) WITH CHECK (%s)',
    p_table, own, own);
END $$;
REVOKE EXECUTE ON FUNCTION ledger.wall FROM PUBLIC;

DO $$
DECLARE
  walled text;
BEGIN
  FOREACH walled IN ARRAY ARRAY[
    'ledger.head', 'ledger.customer_key', 'ledger.act', 'ledger.line', 'ledger.queue', 'ledger.sealed',
    'consent.standing', 'consent.pause', 'consent.wish', 'consent.leaving',
    'profile.value', 'profile.invitation', 'profile.settled', 'profile.visit', 'profile.visit_code',
    'audit.disclosure', 'audit.notification', 'audit.looked_at', 'audit.refused_attempt',
    'audit.request', 'audit.request_step', 'recommend.held'
  ] LOOP
    PERFORM ledger.wall(walled::regclass);
  END LOOP;
END $$;

-- Lets a role through the wall, for one command. The policy names the role twice: one for a role holds
-- for its members, too, and the owner is a member of all of them so that it can become them. Until it
-- has, it sees nothing. `p_check`: what it may write; not given, as much as it sees.
CREATE FUNCTION ledger.let_in(
  p_role text, p_table regclass, p_command text, p_check text DEFAULT NULL
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  it_is text := format('current_user = %L', p_role);
BEGIN
  EXECUTE format('CREATE POLICY %I ON %s FOR %s TO %I USING (%s) %s',
    p_role || ' ' || lower(p_command), p_table, p_command, p_role, it_is,
    CASE WHEN p_command IN ('UPDATE', 'ALL') THEN format('WITH CHECK (%s)', coalesce(p_check, it_is)) END);
END $$;
REVOKE EXECUTE ON FUNCTION ledger.let_in FROM PUBLIC;

-- A line that is nobody's is everybody's to read: it is public. And what an erasure leaves of a
-- customer's waiting lines, and of what recipients have to be told, is nobody's.
CREATE POLICY nobodys ON ledger.queue TO village_app, village_eraser
  USING (customer_id = ledger.nobody()) WITH CHECK (customer_id = ledger.nobody());
CREATE POLICY nobodys ON audit.notification FOR INSERT TO village_eraser
  WITH CHECK (customer_id = ledger.nobody());

-- Who brings a code finds the one row that it opens, whosever it is.
CREATE POLICY by_code ON profile.visit_code FOR SELECT TO village_app
  USING (tag = decode(nullif(current_setting('village.code', true), ''), 'hex'));
CREATE POLICY by_code ON profile.invitation FOR SELECT TO village_app
  USING (code_hash = decode(nullif(current_setting('village.code', true), ''), 'hex'));

-- Views look through the eyes of who asks, so the sealer needs of their tables what they show: no opening.
ALTER VIEW ledger.unqueued SET (security_invoker = true);
ALTER VIEW ledger.published_notice SET (security_invoker = true);
ALTER VIEW ledger.published_desk SET (security_invoker = true);
GRANT USAGE ON SCHEMA audit TO village_sealer;
GRANT SELECT (at) ON ledger.line TO village_sealer;
GRANT SELECT (customer_id, id, leaf_hash, at) ON audit.disclosure TO village_sealer;

-- The log is asked by the questions of the data-protection officer alone.
REVOKE SELECT ON ledger.published_notice, ledger.published_desk, ledger.position FROM village_app;

GRANT USAGE ON SCHEMA ledger, consent, profile, recommend TO village_keeper;
GRANT SELECT (customer_id, seq) ON ledger.head TO village_keeper;
GRANT SELECT (kek) ON ledger.customer_key TO village_keeper;
GRANT SELECT (queued_at) ON ledger.queue TO village_keeper;
GRANT SELECT (id) ON consent.quarantine TO village_keeper;
GRANT SELECT (recipient) ON consent.suspended TO village_keeper;
GRANT SELECT (customer_id, due_at) ON consent.leaving TO village_keeper;
GRANT SELECT (customer_id, field, member, confirmed, swept_on) ON profile.value TO village_keeper;
GRANT SELECT (gone_at), DELETE ON profile.settled, recommend.held TO village_keeper;
GRANT SELECT (at), DELETE ON profile.visit, profile.visit_code TO village_keeper;

GRANT USAGE ON SCHEMA audit, consent TO village_teller;
GRANT SELECT (id, kind, recipient, subject, fields, purposes, until, at) ON audit.notification
  TO village_teller;
GRANT SELECT, UPDATE, DELETE ON audit.outbox TO village_teller;
GRANT SELECT, INSERT ON audit.acknowledgement, audit.suspension TO village_teller;
GRANT SELECT, DELETE ON consent.suspended TO village_teller;

DO $$
BEGIN
  -- Finds whoever came back by their key, and wraps keys anew. All else it does by customer.
  PERFORM ledger.let_in('village_eraser', 'ledger.customer_key', command)
  FROM unnest(ARRAY['SELECT', 'UPDATE']) command;
  -- Moves what waits into the log, and looks whether a place in the queue was taken away. It writes no
  -- line of a customer's.
  PERFORM ledger.let_in('village_sealer', 'ledger.queue', 'ALL', 'customer_id = ledger.nobody()');
  PERFORM ledger.let_in('village_sealer', 'ledger.sealed', 'ALL');
  PERFORM ledger.let_in('village_sealer', walled::regclass, 'SELECT')
  FROM unnest(ARRAY['ledger.line', 'audit.disclosure']) walled;
  -- The questions go through everybody's evidence, and read only.
  PERFORM ledger.let_in('village_dpo', walled::regclass, 'SELECT') FROM unnest(ARRAY[
    'ledger.head', 'ledger.customer_key', 'ledger.line', 'ledger.queue', 'ledger.sealed',
    'consent.standing', 'audit.disclosure', 'audit.notification', 'audit.refused_attempt',
    'audit.request', 'audit.request_step']) walled;
  PERFORM ledger.let_in('village_keeper', walled::regclass, 'SELECT') FROM unnest(ARRAY[
    'ledger.head', 'ledger.customer_key', 'ledger.queue', 'consent.leaving', 'profile.value']) walled;
  PERFORM ledger.let_in('village_keeper', walled::regclass, command)
  FROM unnest(ARRAY['profile.settled', 'profile.visit', 'profile.visit_code', 'recommend.held']) walled,
    unnest(ARRAY['SELECT', 'DELETE']) command;
  PERFORM ledger.let_in('village_teller', 'audit.notification', 'SELECT');
END $$;

-- The ways in name the customer, who is their first argument, in the first thing that they do: one round
-- trip, as before. What differs from 0005, 0006, 0007 and 0001 is that line.

CREATE OR REPLACE FUNCTION profile.read_permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz,
  p_disclosure uuid, p_salt bytea, p_client text, p_store text, p_screen text DEFAULT 'shared'
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text, words text, boxes text, unconfirmed text, settled text
) LANGUAGE plpgsql AS $$
DECLARE
  r record;
  used record;
  said text;
  committed bytea;
BEGIN
  PERFORM set_config('village.customer', p_customer::text, true);
  SELECT * INTO STRICT r
  FROM profile.permitted(p_customer, p_recipient, p_purposes, p_pairs, p_now, p_screen);
  SELECT array_agg(u.purpose ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS purposes,
    array_agg(u.field ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS fields,
    array_agg(u.line ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS lines
  INTO used
  FROM unnest(r.standing_purposes, r.standing_fields, r.standing_lines) u (purpose, field, line)
  WHERE u.field = ANY (r.told_fields);
  IF used.lines IS NOT NULL THEN
    IF p_recipient !~ '^[a-z0-9:/_-]+$' THEN
      RAISE EXCEPTION 'a recipient of this name cannot be written down' USING ERRCODE = '22000';
    END IF;
    said := audit.disclosed(r.at, r.handle, r.head, p_disclosure, r.seen,
      p_recipient, used.purposes, used.fields, used.lines);
    committed := ledger.commitment(p_salt, said);
    INSERT INTO audit.disclosure (customer_id, at, id, recipient, client, store, edition,
      purposes, fields, lines, payload, salt, leaf_hash)
    VALUES (p_customer, r.at, p_disclosure, p_recipient, p_client, p_store, r.edition,
      used.purposes, used.fields, used.lines, said, p_salt, ledger.blind_hash(2, committed));
    INSERT INTO ledger.queue (customer_id, line_id, kind, entry, leaf_hash, queued_at)
    VALUES (p_customer, p_disclosure, 2, '\x0102'::bytea || committed,
      ledger.blind_hash(2, committed), clock_timestamp());
  END IF;
  RETURN QUERY SELECT r.at, r.edition, r.kek, r.key_id, r.wrapped, r.paused_until,
    r.wished, r.words, r.boxes, r.unconfirmed, r.settled;
END $$;

CREATE OR REPLACE FUNCTION profile.read_at_counter(
  p_customer uuid, p_tag bytea, p_recipient text, p_store text, p_purposes text[], p_now timestamptz,
  p_disclosure uuid, p_salt bytea, p_client text
) RETURNS TABLE (
  at timestamptz, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  words text, boxes text, unconfirmed text
) LANGUAGE plpgsql AS $$
DECLARE
  r record;
  used record;
  said text;
  committed bytea;
BEGIN
  PERFORM set_config('village.customer', p_customer::text, true);
  SELECT * INTO STRICT r
  FROM profile.permitted_at_counter(p_customer, p_tag, p_recipient, p_store, p_purposes, p_now);
  SELECT array_agg(u.purpose ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS purposes,
    array_agg(u.field ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS fields,
    array_agg(u.line ORDER BY u.purpose COLLATE "C", u.field COLLATE "C") AS lines
  INTO used
  FROM unnest(r.standing_purposes, r.standing_fields, r.standing_lines) u (purpose, field, line)
  WHERE u.field = ANY (r.told_fields);
  IF used.lines IS NOT NULL THEN
    IF p_recipient !~ '^[a-z0-9:/_-]+$' THEN
      RAISE EXCEPTION 'a recipient of this name cannot be written down' USING ERRCODE = '22000';
    END IF;
    said := audit.disclosed(r.at, r.handle, r.head, p_disclosure, r.seen,
      p_recipient, used.purposes, used.fields, used.lines);
    committed := ledger.commitment(p_salt, said);
    INSERT INTO audit.disclosure (customer_id, at, id, recipient, client, store, edition,
      purposes, fields, lines, payload, salt, leaf_hash)
    VALUES (p_customer, r.at, p_disclosure, p_recipient, p_client, p_store, r.edition,
      used.purposes, used.fields, used.lines, said, p_salt, ledger.blind_hash(2, committed));
    INSERT INTO ledger.queue (customer_id, line_id, kind, entry, leaf_hash, queued_at)
    VALUES (p_customer, p_disclosure, 2, '\x0102'::bytea || committed,
      ledger.blind_hash(2, committed), clock_timestamp());
  END IF;
  RETURN QUERY SELECT r.at, r.kek, r.key_id, r.wrapped, r.paused_until,
    r.words, r.boxes, r.unconfirmed;
END $$;

CREATE OR REPLACE FUNCTION ledger.lock_head(p_customer uuid, p_act uuid) RETURNS TABLE (
  handle bytea, seq int, leaf_hash bytea, kek text, key_id uuid, wrapped bytea,
  request_hash bytea, first_seq int, lines int, at timestamptz
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM set_config('village.customer', p_customer::text, true);
  PERFORM FROM ledger.head h WHERE h.customer_id = p_customer FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
  SELECT h.handle, h.seq, h.leaf_hash, k.kek, k.key_id, k.wrapped,
    a.request_hash, a.first_seq, a.lines, a.at
  FROM ledger.head h
  JOIN ledger.customer_key k ON k.customer_id = h.customer_id
  LEFT JOIN ledger.act a ON a.customer_id = h.customer_id AND a.act_id = p_act
  WHERE h.customer_id = p_customer;
END $$;

CREATE OR REPLACE FUNCTION ledger.append(
  p_customer uuid, p_act uuid, p_request_hash bytea, p_at timestamptz, p_first int,
  p_lines uuid[], p_commitments bytea[], p_leaf_hashes bytea[], p_boxes bytea[]
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n int := cardinality(p_lines);
  queued timestamptz;
BEGIN
  PERFORM set_config('village.customer', p_customer::text, true);
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
