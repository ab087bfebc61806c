-- Cohorts under quarantine: permissions that were given on one notice, on one surface, in one time, and
-- are not used until two people say that they may be. Nothing is rewritten: a row says which they are,
-- and the read finds them in it. No table here has a customer in it.

-- On what each standing permission was given: what a quarantine is about. A row from before has no
-- notice and no surface: it falls inside whatever else fits it, until it is given anew.
ALTER TABLE consent.standing
  ADD COLUMN notice         text CHECK (length(notice) <= 64),
  ADD COLUMN notice_version int CHECK (notice_version >= 1),
  ADD COLUMN surface        text CHECK (length(surface) <= 40),
  ADD COLUMN recorded_at    timestamptz;
UPDATE consent.standing s SET recorded_at = l.at
FROM ledger.line l
WHERE s.says = 'granted' AND l.customer_id = s.customer_id AND l.line_id = s.line_id;

-- A quarantine, as it was opened. `surface` NULL: every one. `uses`: `recipient purpose field` of each;
-- NULL: every one. `until` itself is not in it, and is never later than the opening: what is given anew
-- falls outside.
CREATE TABLE audit.quarantine (
  id             uuid PRIMARY KEY,
  act            uuid NOT NULL UNIQUE,
  request_hash   bytea NOT NULL CHECK (length(request_hash) = 32),
  at             timestamptz NOT NULL,
  actor          uuid NOT NULL,
  client         text NOT NULL,
  notice         text NOT NULL CHECK (length(notice) <= 64),
  notice_version int  NOT NULL CHECK (notice_version >= 1),
  surface        text CHECK (length(surface) <= 40),
  uses           text[] CHECK (cardinality(uses) BETWEEN 1 AND 50),
  since          timestamptz NOT NULL,
  until          timestamptz NOT NULL CHECK (until > since AND until <= at),
  reason         text NOT NULL CHECK (length(reason) <= 40)
);
CREATE INDEX quarantine_at ON audit.quarantine (at, id);

-- Who says that it may end: two, of whom the second ends it.
CREATE TABLE audit.quarantine_lift (
  quarantine   uuid NOT NULL REFERENCES audit.quarantine,
  number       int  NOT NULL CHECK (number IN (1, 2)),
  act          uuid NOT NULL UNIQUE,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  at           timestamptz NOT NULL,
  actor        uuid NOT NULL,
  client       text NOT NULL,
  PRIMARY KEY (quarantine, number),
  UNIQUE (quarantine, actor)
);

-- Those in force: all that the read looks at. A row is there exactly as long as its quarantine is.
CREATE TABLE consent.quarantine (
  id             uuid PRIMARY KEY,
  notice         text NOT NULL,
  notice_version int  NOT NULL,
  surface        text,
  uses           text[],
  since          timestamptz NOT NULL,
  until          timestamptz NOT NULL
);

GRANT SELECT, INSERT ON audit.quarantine, audit.quarantine_lift TO village_app;
GRANT SELECT, INSERT, DELETE ON consent.quarantine TO village_app;
GRANT SELECT ON audit.quarantine, audit.quarantine_lift, consent.quarantine TO village_dpo;
GRANT SELECT ON consent.quarantine, consent.suspended TO village_eraser;

CREATE TRIGGER quarantine_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.quarantine
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER quarantine_lift_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.quarantine_lift
  EXECUTE FUNCTION ledger.refuse();

-- The last word on each permission, and why it is not used though it was given. `isWithin` in
-- src/consent/quarantine.ts is the specification of `in_quarantine`. What is not known of a
-- permission does not keep it out. Where nothing is held, that is found out once and no permission is
-- looked at for it.
CREATE VIEW consent.stance WITH (security_invoker = true) AS
  SELECT s.customer_id, s.recipient, s.purpose, s.field, s.says, s.until, s.line_id,
    CASE WHEN (SELECT EXISTS (SELECT FROM consent.quarantine)) THEN EXISTS (
      SELECT FROM consent.quarantine q
      WHERE s.says = 'granted'
        AND (s.notice = q.notice) IS NOT FALSE
        AND (s.notice_version = q.notice_version) IS NOT FALSE
        AND (s.surface = q.surface) IS NOT FALSE
        AND (s.recorded_at >= q.since) IS NOT FALSE AND (s.recorded_at < q.until) IS NOT FALSE
        AND (s.recipient || ' ' || s.purpose || ' ' || s.field = ANY (q.uses)) IS NOT FALSE
    ) ELSE false END AS in_quarantine,
    EXISTS (SELECT FROM consent.suspended x WHERE x.recipient = s.recipient) AS is_suspended
  FROM consent.standing s;
GRANT SELECT ON consent.stance TO village_app, village_dpo;

-- What the desk wrote down as the log has it. It is everybody's to read, in the tiles.
CREATE VIEW ledger.published_desk AS
  SELECT leaf_index, convert_from(substr(entry, 3), 'UTF8')::json AS said
  FROM ledger.leaf WHERE get_byte(entry, 1) = 21;
GRANT SELECT ON ledger.published_desk TO village_app, village_dpo;

-- The permitted reads of 0012. What differs: a permission in quarantine is `held`, and not used.
-- `OFFSET 0` keeps PostgreSQL from asking that anew wherever it is needed.
CREATE OR REPLACE FUNCTION profile.permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz,
  p_screen text DEFAULT 'shared'
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text, words text, boxes text, unconfirmed text, settled text,
  standing_purposes text[], standing_fields text[], standing_lines uuid[], told_fields text[],
  handle bytea, seen int, head bytea
) LANGUAGE sql STABLE AS $$
  SELECT clock.at, c.edition, k.kek, k.key_id, k.wrapped, stop.until,
    wish.wished, said.words, told.boxes, told.unconfirmed, done.settled,
    said.purposes, said.fields, said.lines, told.fields,
    h.handle, h.seq, h.leaf_hash
  FROM (
    SELECT coalesce(p_now, date_trunc('milliseconds', clock_timestamp())) AS at
  ) clock
  LEFT JOIN catalogue.current c ON c.one
  LEFT JOIN ledger.head h ON h.customer_id = p_customer
  LEFT JOIN ledger.customer_key k ON k.customer_id = p_customer
  LEFT JOIN consent.pause p ON p.customer_id = p_customer
  LEFT JOIN consent.suspended x ON x.recipient = p_recipient
  CROSS JOIN LATERAL (SELECT greatest(p.until, x.until) AS until) stop
  CROSS JOIN LATERAL (
    SELECT string_agg(w.purpose, ' ') AS wished, array_agg(w.purpose) AS purposes
    FROM consent.wish w
    WHERE w.customer_id = p_customer AND w.purpose = ANY (p_purposes)
  ) wish
  CROSS JOIN LATERAL (
    SELECT
      string_agg(
        concat_ws(' ', s.purpose, s.field,
          CASE WHEN s.in_quarantine THEN 'held' ELSE s.says END, s.line_id,
          (date_part('epoch', s.until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE
          AND NOT s.in_quarantine AS stands
      FROM (
        SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine
        FROM consent.stance s
        WHERE s.customer_id = p_customer AND s.recipient = p_recipient
          AND s.purpose = ANY (wish.purposes) AND s.purpose || ' ' || s.field = ANY (p_pairs)
        OFFSET 0
      ) s
    ) s
  ) said
  CROSS JOIN LATERAL (
    SELECT
      string_agg(v.field || ' ' || v.member || ' ' || encode(v.box, 'hex'), E'\n')
        FILTER (WHERE v.confirmed) AS boxes,
      string_agg(v.field, ' ') FILTER (WHERE NOT v.confirmed) AS unconfirmed,
      array_agg(v.field) FILTER (WHERE v.confirmed) AS fields
    FROM profile.value v
    WHERE v.customer_id = p_customer AND v.field = ANY (said.fields)
  ) told
  CROSS JOIN LATERAL (
    SELECT string_agg(encode(s.tag, 'hex') || ' ' || encode(s.box, 'hex'), E'\n') AS settled
    FROM profile.settled s
    WHERE s.customer_id = p_customer AND s.recipient = p_recipient
      AND p_screen = 'own' AND p_recipient LIKE 'app:%'
      AND (s.gone_at > clock.at) IS NOT FALSE
  ) done
$$;

CREATE OR REPLACE FUNCTION profile.permitted_at_counter(
  p_customer uuid, p_tag bytea, p_recipient text, p_store text, p_purposes text[], p_now timestamptz
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  words text, boxes text, unconfirmed text,
  standing_purposes text[], standing_fields text[], standing_lines uuid[], told_fields text[],
  handle bytea, seen int, head bytea
) LANGUAGE sql STABLE AS $$
  SELECT clock.at, c.edition, k.kek, k.key_id, k.wrapped, stop.until,
    said.words, told.boxes, told.unconfirmed,
    said.purposes, said.fields, said.lines, told.fields,
    h.handle, h.seq, h.leaf_hash
  FROM (
    SELECT coalesce(p_now, date_trunc('milliseconds', clock_timestamp())) AS at
  ) clock
  LEFT JOIN profile.visit o ON o.customer_id = p_customer AND o.tag = p_tag
    AND o.store = p_store AND (o.counter = p_recipient) IS NOT FALSE AND o.until > clock.at
  LEFT JOIN catalogue.current c ON c.one
  LEFT JOIN ledger.head h ON h.customer_id = p_customer
  LEFT JOIN ledger.customer_key k ON k.customer_id = p_customer
  LEFT JOIN consent.pause p ON p.customer_id = p_customer
  LEFT JOIN consent.suspended x ON x.recipient = p_recipient
  CROSS JOIN LATERAL (SELECT greatest(p.until, x.until) AS until) stop
  CROSS JOIN LATERAL (
    SELECT
      string_agg(
        concat_ws(' ', s.purpose, s.field,
          CASE WHEN s.in_quarantine THEN 'held' ELSE s.says END, s.line_id,
          (date_part('epoch', s.until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE
          AND NOT s.in_quarantine AS stands
      FROM (
        SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine
        FROM consent.stance s
        WHERE s.customer_id = p_customer AND s.recipient = p_recipient
          AND s.purpose = ANY (p_purposes) AND o.tag IS NOT NULL AND p_recipient LIKE 'counter:%'
        OFFSET 0
      ) s
    ) s
  ) said
  CROSS JOIN LATERAL (
    SELECT
      string_agg(v.field || ' ' || v.member || ' ' || encode(v.box, 'hex'), E'\n')
        FILTER (WHERE v.confirmed) AS boxes,
      string_agg(v.field, ' ') FILTER (WHERE NOT v.confirmed) AS unconfirmed,
      array_agg(v.field) FILTER (WHERE v.confirmed) AS fields
    FROM profile.value v
    WHERE v.customer_id = p_customer AND v.field = ANY (said.fields)
  ) told
$$;
