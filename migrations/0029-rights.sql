-- What the rights of customers still lacked: permissions that are restricted by their names (GDPR Art. 18).

-- Until when a permission that stands is not used, because its customer said so of this one. Its line stays
-- that of the giving, which a later use rests on. What is given anew, or taken back, is free of it.
ALTER TABLE consent.standing ADD COLUMN paused_until timestamptz
  CHECK (paused_until IS NULL OR says = 'granted');

-- The view of 0019, and that.
CREATE OR REPLACE VIEW consent.stance WITH (security_invoker = true) AS
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
    EXISTS (SELECT FROM consent.suspended x WHERE x.recipient = s.recipient) AS is_suspended,
    s.paused_until
  FROM consent.standing s;

-- Whoever used one of them is told which, with its purpose.
ALTER TABLE audit.notification DROP CONSTRAINT notification_check;
ALTER TABLE audit.notification ADD CONSTRAINT notification_purposes CHECK (CASE kind
  WHEN 'permission.withdrawn' THEN cardinality(purposes) > 0
  WHEN 'use.restricted' THEN true
  ELSE cardinality(purposes) = 0 END);

-- How many permissions a restriction names. Which they are, its line says.
ALTER TABLE audit.request
  ADD COLUMN named int CHECK (named IS NULL OR (named BETWEEN 1 AND 100 AND kind = 'restrict')),
  ADD CHECK (customer_id <> ledger.nobody() OR named IS NULL);

-- A decision by a person (Art. 22(3)); and what staff enter for a customer who came on paper or in person.
-- `identity` then is `receipt`: a line of one is all that says who it is, until a step says more.
ALTER TABLE audit.request
  DROP CONSTRAINT request_kind_check, DROP CONSTRAINT request_channel_check,
  DROP CONSTRAINT request_identity_check,
  ADD CONSTRAINT request_kind_check CHECK (kind IN
    ('access', 'rectify', 'erase', 'restrict', 'object', 'decision', 'complaint')),
  ADD CONSTRAINT request_channel_check CHECK (channel IN ('app', 'paper', 'counter')),
  ADD CONSTRAINT request_identity_check CHECK (identity IN ('login', 'step-up', 'receipt')),
  ADD CHECK ((channel = 'app') = (identity <> 'receipt'));

-- When what is left of the requests of somebody who is erased goes, too. What was left before has none, and
-- goes six years after the last day on which it could have been answered.
ALTER TABLE audit.request
  ADD COLUMN kept_until timestamptz,
  ADD CHECK (kept_until IS NULL OR customer_id = ledger.nobody());

-- The permitted reads of 0019. What differs: a permission that is restricted is not used.
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
          (date_part('epoch', s.until) * 1000)::bigint,
          (date_part('epoch', s.paused_until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine, s.paused_until,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE
          AND NOT s.in_quarantine AND (s.paused_until > clock.at) IS NOT TRUE AS stands
      FROM (
        SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine, s.paused_until
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
          (date_part('epoch', s.until) * 1000)::bigint,
          (date_part('epoch', s.paused_until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine, s.paused_until,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE
          AND NOT s.in_quarantine AND (s.paused_until > clock.at) IS NOT TRUE AS stands
      FROM (
        SELECT s.purpose, s.field, s.says, s.line_id, s.until, s.in_quarantine, s.paused_until
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
