-- What a customer is done with: taken, later, never. An instruction like a wish, for the app in which
-- it was said and for no other. The item lies in a box under the customer's key, of one length for all.
-- `tag`: a keyed hash of app and item, by which a row is found. `gone_at` NULL: until it is taken back.
CREATE TABLE profile.settled (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  recipient   text NOT NULL CHECK (recipient LIKE 'app:%'),
  tag         bytea NOT NULL CHECK (length(tag) = 32),
  gone_at     timestamptz,
  box         bytea NOT NULL CHECK (length(box) = 156),
  PRIMARY KEY (customer_id, recipient, tag)
);
CREATE INDEX settled_to_sweep ON profile.settled (gone_at) WHERE gone_at IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON profile.settled TO village_app;
GRANT SELECT, DELETE ON profile.settled TO village_eraser;

-- The permitted read of 0003 with one more column, and the screen that the answer is for. `settled`: a
-- row each for what still counts: tag and box in hex. It needs no permission and is no use: it goes back
-- to where it was said, and only to a screen that nobody else reads. An instance of the version before
-- names no screen, and gets none.
DROP FUNCTION profile.read_permitted(
  uuid, text, text[], text[], timestamptz, uuid, bytea, text, text);
DROP FUNCTION profile.permitted(uuid, text, text[], text[], timestamptz);

CREATE FUNCTION profile.permitted(
  p_customer uuid, p_recipient text, p_purposes text[], p_pairs text[], p_now timestamptz,
  p_screen text DEFAULT 'shared'
) RETURNS TABLE (
  at timestamptz, edition uuid, kek text, key_id uuid, wrapped bytea, paused_until timestamptz,
  wished text, words text, boxes text, unconfirmed text, settled text,
  standing_purposes text[], standing_fields text[], standing_lines uuid[], told_fields text[],
  handle bytea, seen int, head bytea
) LANGUAGE sql STABLE AS $$
  SELECT clock.at, c.edition, k.kek, k.key_id, k.wrapped, p.until,
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
  CROSS JOIN LATERAL (
    SELECT string_agg(encode(s.tag, 'hex') || ' ' || encode(s.box, 'hex'), E'\n') AS settled
    FROM profile.settled s
    WHERE s.customer_id = p_customer AND s.recipient = p_recipient
      AND p_screen = 'own' AND p_recipient LIKE 'app:%'
      AND (s.gone_at > clock.at) IS NOT FALSE
  ) done
$$;

-- The read, and the record that it happened, in one statement: if the record cannot be written,
-- nothing leaves (L4). Nothing used, nothing written.
CREATE FUNCTION profile.read_permitted(
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
