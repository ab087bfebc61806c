-- A customer is in a store and shows a code. With it a counter asks what it was granted.

-- An open visit. `counter` NULL: its code is good at every counter of the store. `tag`: a keyed hash of
-- the code, which stands nowhere. A row is kept a little longer than the visit lasts, so that the act
-- that opened it is known when it is sent again.
CREATE TABLE profile.visit (
  customer_id uuid  NOT NULL REFERENCES ledger.head,
  tag         bytea NOT NULL CHECK (length(tag) = 32),
  store       text  NOT NULL,
  counter     text,
  at          timestamptz NOT NULL,
  until       timestamptz NOT NULL CHECK (until > at AND until <= at + interval '4 hours'),
  PRIMARY KEY (customer_id, tag)
);
CREATE INDEX visit_to_sweep ON profile.visit (at);

-- Whose visit a code is of: all that a counter has is the code, and on several machines nobody can say
-- on which of them to look. So this table lies where the code says, and the visit where its customer
-- lies. It is a signpost and no more: whether a visit is open, and where, the visit itself says.
CREATE TABLE profile.visit_code (
  tag         bytea PRIMARY KEY CHECK (length(tag) = 32),
  customer_id uuid NOT NULL,
  at          timestamptz NOT NULL
);
CREATE INDEX visit_code_to_sweep ON profile.visit_code (at);
CREATE INDEX visit_code_to_erase ON profile.visit_code (customer_id);

GRANT SELECT, INSERT, DELETE ON profile.visit, profile.visit_code TO village_app;
GRANT SELECT, DELETE ON profile.visit, profile.visit_code TO village_eraser;

-- The permitted read of 0005, for a counter. What differs: there is no wish to look at, for whoever shows
-- a code asks in person; every field may be granted, for any of the purposes of the client; and without
-- an open visit of this customer at this counter nothing is said, whatever was granted.
CREATE FUNCTION profile.permitted_at_counter(
  p_customer uuid, p_tag bytea, p_recipient text, p_store text, p_purposes text[], p_now timestamptz
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  words text, boxes text, unconfirmed text,
  standing_purposes text[], standing_fields text[], standing_lines uuid[], told_fields text[],
  handle bytea, seen int, head bytea
) LANGUAGE sql STABLE AS $$
  SELECT clock.at, c.edition, k.kek, k.key_id, k.wrapped, p.until,
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
  CROSS JOIN LATERAL (
    SELECT
      string_agg(
        concat_ws(' ', s.purpose, s.field, s.says, s.line_id,
          (date_part('epoch', s.until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until,
        s.says = 'granted' AND s.until > clock.at AND (p.until > clock.at) IS NOT TRUE AS stands
      FROM consent.standing s
      WHERE s.customer_id = p_customer AND s.recipient = p_recipient
        AND s.purpose = ANY (p_purposes) AND o.tag IS NOT NULL AND p_recipient LIKE 'counter:%'
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

-- A look, and the record that it happened, in one statement (L4), as in `profile.read_permitted`.
CREATE FUNCTION profile.read_at_counter(
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
