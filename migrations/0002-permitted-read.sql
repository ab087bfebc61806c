-- The rule, the reading and the record of it, inside the database: what is not permitted does not
-- leave it. `rule` in src/consent/ruling.ts is the specification; a differential law holds these
-- lines to it. The customer is the first argument, so that the function runs where the customer's
-- rows lie. `p_now` NULL: the database's clock, to the millisecond.

-- One row, always. `words`: [purpose, field, says, until in ms, line] for each pair asked that was
-- ever spoken about and whose purpose is wished. `boxes`: [field, member, sealed value] of what is
-- permitted and confirmed. `pending`: permitted fields of which nothing is confirmed yet.
CREATE FUNCTION profile.permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text[], words json, boxes json, pending text[],
  used_purposes text[], used_fields text[], used_lines uuid[]
) LANGUAGE plpgsql STABLE AS $$
DECLARE
  t timestamptz := coalesce(p_now, date_trunc('milliseconds', clock_timestamp()));
BEGIN
  RETURN QUERY
  WITH said AS (
    SELECT s.purpose, s.field, s.says, s.until, s.line_id
    FROM consent.standing s
    WHERE s.customer_id = p_customer AND s.recipient = p_recipient
      AND s.purpose = ANY (p_purposes) AND s.purpose || ' ' || s.field = ANY (p_pairs)
      AND EXISTS (SELECT FROM consent.wish w
                  WHERE w.customer_id = p_customer AND w.purpose = s.purpose)
  ), stands AS (
    SELECT s.purpose, s.field, s.line_id
    FROM said s
    WHERE s.says = 'granted' AND s.until > t
      AND NOT EXISTS (SELECT FROM consent.pause p
                      WHERE p.customer_id = p_customer AND p.until > t)
  ), told AS (
    SELECT v.field, v.member, v.confirmed, v.box
    FROM profile.value v
    WHERE v.customer_id = p_customer AND v.field IN (SELECT s.field FROM stands s)
  )
  SELECT t, c.edition, k.kek, k.key_id, k.wrapped, p.until,
    (SELECT array_agg(w.purpose) FROM consent.wish w
     WHERE w.customer_id = p_customer AND w.purpose = ANY (p_purposes)),
    (SELECT json_agg(json_build_array(
       s.purpose, s.field, s.says, (extract(epoch FROM s.until) * 1000)::bigint, s.line_id))
     FROM said s),
    (SELECT json_agg(json_build_array(o.field, o.member, encode(o.box, 'base64')))
     FROM told o WHERE o.confirmed),
    (SELECT array_agg(f.field) FROM (
       SELECT o.field FROM told o GROUP BY o.field HAVING NOT bool_or(o.confirmed)) f),
    u.purposes, u.fields, u.lines
  FROM (VALUES (true)) one (row)
  LEFT JOIN catalogue.current c ON c.one
  LEFT JOIN ledger.customer_key k ON k.customer_id = p_customer
  LEFT JOIN consent.pause p ON p.customer_id = p_customer
  LEFT JOIN LATERAL (
    SELECT array_agg(s.purpose ORDER BY s.purpose, s.field) AS purposes,
           array_agg(s.field ORDER BY s.purpose, s.field) AS fields,
           array_agg(s.line_id ORDER BY s.purpose, s.field) AS lines
    FROM stands s
    WHERE s.field IN (SELECT o.field FROM told o WHERE o.confirmed)
  ) u ON true;
END $$;

-- The read, and the record that it happened, in one statement: if the record cannot be written,
-- nothing leaves (L4). Nothing used, nothing written.
CREATE FUNCTION profile.read_permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz,
  p_disclosure uuid, p_client text, p_store text
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text[], words json, boxes json, pending text[]
) LANGUAGE plpgsql AS $$
DECLARE
  r record;
BEGIN
  SELECT * INTO STRICT r
  FROM profile.permitted(p_customer, p_recipient, p_purposes, p_pairs, p_now);
  IF r.used_fields IS NOT NULL THEN
    INSERT INTO audit.disclosure
      (customer_id, at, id, recipient, client, store, edition, purposes, fields, lines)
    VALUES (p_customer, r.at, p_disclosure, p_recipient, p_client, p_store, r.edition,
      r.used_purposes, r.used_fields, r.used_lines);
  END IF;
  RETURN QUERY SELECT r.at, r.edition, r.kek, r.key_id, r.wrapped, r.paused_until,
    r.wished, r.words, r.boxes, r.pending;
END $$;
