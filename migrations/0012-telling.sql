-- Telling recipients (GDPR Art. 19). Whoever used a field and keeps copies is told when it may be used no
-- longer, was corrected or is gone. What was told, tried and answered are rows that are added and never
-- edited. Only what waits to be sent is a queue.

-- What each recipient keeps of what it reads: a copy of what the settings say, so that an act finds in its
-- own transaction whom to tell.
CREATE TABLE audit.recipient (
  recipient text PRIMARY KEY CHECK (length(recipient) <= 120),
  keeps     text NOT NULL CHECK (keeps IN ('nothing', 'screen', 'copies'))
);

-- What one recipient has to know of one customer. `subject`: the customer's name with this recipient
-- alone. `purposes`: of the same length as `fields`, where a permission was taken back, else empty. Of
-- somebody who is erased there is nothing but the last two columns' times and that name.
CREATE TABLE audit.notification (
  id          uuid PRIMARY KEY,
  customer_id uuid NOT NULL,
  line_id     uuid,
  kind        text NOT NULL CHECK (kind IN ('permission.withdrawn', 'field.rectified', 'field.erased',
    'customer.erased', 'use.restricted')),
  recipient   text NOT NULL,
  subject     uuid NOT NULL,
  fields      text[] NOT NULL,
  purposes    text[] NOT NULL,
  until       timestamptz,
  at          timestamptz NOT NULL,
  CHECK ((kind = 'permission.withdrawn') = (cardinality(purposes) > 0)),
  CHECK (cardinality(purposes) IN (0, cardinality(fields))),
  CHECK ((kind = 'use.restricted') = (until IS NOT NULL)),
  CHECK ((kind = 'customer.erased')
    = (customer_id = ledger.nobody() AND line_id IS NULL AND cardinality(fields) = 0))
);
CREATE INDEX notification_of ON audit.notification (customer_id, recipient);
CREATE INDEX notification_at ON audit.notification (at, id);

-- What waits to be sent, or to be answered. `gone`: the recipient said that there is nobody (410).
CREATE TABLE audit.outbox (
  notification uuid PRIMARY KEY REFERENCES audit.notification ON DELETE CASCADE,
  recipient    text NOT NULL,
  at           timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  attempts     int NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  gone         boolean NOT NULL DEFAULT false
) WITH (fillfactor = 70);
CREATE INDEX outbox_due ON audit.outbox (recipient, due_at);
CREATE INDEX outbox_at ON audit.outbox (at);

-- One attempt to tell, and how it went. A process that died in between leaves none.
CREATE TABLE audit.attempt (
  notification uuid NOT NULL,
  number       int  NOT NULL CHECK (number > 0),
  contact      text NOT NULL CHECK (contact IN ('first', 'second')),
  at           timestamptz NOT NULL,
  outcome      text NOT NULL CHECK (outcome ~ '^[a-z]+(-[a-z0-9]+)*$' AND length(outcome) <= 20),
  PRIMARY KEY (notification, number, contact)
);

-- What a recipient answers. `claimed_at` is its own word for when; `at` is ours.
CREATE TABLE audit.acknowledgement (
  notification uuid NOT NULL,
  act          uuid NOT NULL,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  at           timestamptz NOT NULL,
  answer       text NOT NULL CHECK (answer IN ('received', 'done', 'impossible', 'disproportionate')),
  claimed_at   timestamptz NOT NULL,
  reason       text CHECK (reason IN ('kept-by-law', 'not-found', 'in-backups', 'passed-on')),
  PRIMARY KEY (notification, act)
);

-- Who was told and did not answer reads nothing until they do. The history, and where it stands now:
-- the read looks at the second alone, and takes a recipient in it for paused by every customer.
CREATE TABLE audit.suspension (
  recipient text NOT NULL,
  at        timestamptz NOT NULL,
  says      text NOT NULL CHECK (says IN ('suspended', 'lifted')),
  why       text CHECK (why IN ('silent', 'gone')),
  PRIMARY KEY (recipient, at, says),
  CHECK ((says = 'suspended') = (why IS NOT NULL))
);
CREATE TABLE consent.suspended (
  recipient text PRIMARY KEY,
  until     timestamptz NOT NULL DEFAULT '9999-12-31T00:00:00Z'
);

GRANT SELECT, INSERT, UPDATE ON audit.recipient TO village_app;
GRANT SELECT, INSERT ON audit.notification, audit.attempt, audit.acknowledgement, audit.suspension
  TO village_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON audit.outbox TO village_app;
GRANT SELECT, INSERT, DELETE ON consent.suspended TO village_app;
GRANT SELECT ON audit.recipient TO village_eraser;
GRANT SELECT, INSERT, DELETE ON audit.notification TO village_eraser;
GRANT SELECT, INSERT ON audit.outbox TO village_eraser;
GRANT SELECT, DELETE ON audit.attempt, audit.acknowledgement TO village_eraser;
GRANT SELECT ON audit.recipient, audit.notification, audit.outbox, audit.attempt, audit.acknowledgement,
  audit.suspension TO village_dpo;

CREATE TRIGGER notification_stays BEFORE UPDATE OR TRUNCATE ON audit.notification
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER notification_kept BEFORE DELETE ON audit.notification
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
CREATE TRIGGER attempt_stays BEFORE UPDATE OR TRUNCATE ON audit.attempt
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER attempt_kept BEFORE DELETE ON audit.attempt
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
CREATE TRIGGER acknowledgement_stays BEFORE UPDATE OR TRUNCATE ON audit.acknowledgement
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER acknowledgement_kept BEFORE DELETE ON audit.acknowledgement
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
CREATE TRIGGER suspension_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.suspension
  EXECUTE FUNCTION ledger.refuse();

-- The permitted reads of 0005 and 0007. What differs: `stop`, which is the customer's pause, or that of a
-- recipient that is suspended, whichever ends later.
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
        concat_ws(' ', s.purpose, s.field, s.says, s.line_id,
          (date_part('epoch', s.until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE AS stands
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
        concat_ws(' ', s.purpose, s.field, s.says, s.line_id,
          (date_part('epoch', s.until) * 1000)::bigint),
        E'\n') AS words,
      array_agg(s.purpose) FILTER (WHERE s.stands) AS purposes,
      array_agg(s.field) FILTER (WHERE s.stands) AS fields,
      array_agg(s.line_id) FILTER (WHERE s.stands) AS lines
    FROM (
      SELECT s.purpose, s.field, s.says, s.line_id, s.until,
        s.says = 'granted' AND s.until > clock.at AND (stop.until > clock.at) IS NOT TRUE AS stands
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
