-- The rule, the reading and the record of it, inside the database: what is not permitted does not
-- leave it. `rule` in src/consent/ruling.ts is the specification; a differential law holds these
-- lines to it. The customer is the first argument, so that the function runs where the customer's
-- rows lie. `p_now` NULL: the database's clock, to the millisecond.

-- One row, always. `wished`: the purposes that are. `words`: a row each for every pair asked that
-- was ever spoken about and whose purpose is wished: purpose, field, says, line, until in ms.
-- `boxes`: a row each for what is permitted and confirmed: field, member, sealed value in hex.
-- `unconfirmed`: fields of which somebody else's part waits. None of these words has a space in it,
-- and joining them costs half of what JSON does. The rest is what the record of a use is made of.
--
-- Plain SQL of one SELECT: PostgreSQL writes it into the statement that calls it, and computes no
-- column that is not asked for.
CREATE FUNCTION profile.permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text, words text, boxes text, unconfirmed text,
  standing_purposes text[], standing_fields text[], standing_lines uuid[], told_fields text[],
  handle bytea, seen int, head bytea
) LANGUAGE sql STABLE AS $$
  SELECT clock.at, c.edition, k.kek, k.key_id, k.wrapped, p.until,
    wish.wished, said.words, told.boxes, told.unconfirmed,
    said.purposes, said.fields, said.lines, told.fields,
    h.handle, h.seq, h.leaf_hash
  FROM (
    SELECT coalesce(p_now, date_trunc('milliseconds', clock_timestamp())) AS at
  ) clock
  LEFT JOIN catalogue.current c ON c.one
  LEFT JOIN ledger.head h ON h.customer_id = p_customer
  LEFT JOIN ledger.customer_key k ON k.customer_id = p_customer
  LEFT JOIN consent.pause p ON p.customer_id = p_customer
  CROSS JOIN LATERAL (
    SELECT string_agg(w.purpose, ' ') AS wished, array_agg(w.purpose) AS purposes
    FROM consent.wish w
    WHERE w.customer_id = p_customer AND w.purpose = ANY (p_purposes)
  ) wish
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
        AND s.purpose = ANY (wish.purposes) AND s.purpose || ' ' || s.field = ANY (p_pairs)
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

-- The exact bytes of a disclosure's line: canonical JSON (RFC 8785), of words that need no escape.
-- `disclosed` in src/ledger/line.ts is the specification; a differential law holds these lines to it.
CREATE FUNCTION audit.disclosed(
  p_at timestamptz, p_handle bytea, p_head bytea, p_line uuid, p_seen int,
  p_to text, p_purposes text[], p_fields text[], p_lines uuid[]
) RETURNS text STABLE LANGUAGE sql AS $$
  SELECT format(
    '{"at":"%s","body":{"for":[%s],"to":"%s"},"customer":"%s","head":"%s",'
      '"kind":"disclosure","line":"%s","seen":%s,"v":1}',
    to_char(p_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    (SELECT string_agg(format('{"fields":[%s],"purpose":"%s"}', p.fields, p.purpose), ','
       ORDER BY p.purpose COLLATE "C")
     FROM (
       SELECT u.purpose, string_agg(format('{"field":"%s","line":"%s"}', u.field, u.line), ','
         ORDER BY u.field COLLATE "C") AS fields
       FROM unnest(p_purposes, p_fields, p_lines) u (purpose, field, line)
       GROUP BY u.purpose
     ) p),
    p_to,
    rtrim(translate(encode(p_handle, 'base64'), '+/', '-_'), '='),
    rtrim(translate(encode(p_head, 'base64'), '+/', '-_'), '='),
    p_line, p_seen)
$$;

-- The read, and the record that it happened, in one statement: if the record cannot be written,
-- nothing leaves (L4). Nothing used, nothing written.
CREATE FUNCTION profile.read_permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz,
  p_disclosure uuid, p_salt bytea, p_client text, p_store text
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text, words text, boxes text, unconfirmed text
) LANGUAGE plpgsql AS $$
DECLARE
  r record;
  used record;
  said text;
  committed bytea;
BEGIN
  SELECT * INTO STRICT r
  FROM profile.permitted(p_customer, p_recipient, p_purposes, p_pairs, p_now);
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
    r.wished, r.words, r.boxes, r.unconfirmed;
END $$;
