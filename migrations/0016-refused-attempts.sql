-- Who tried to read what they may not, and did not get it. Once for each customer, recipient, client,
-- purpose, field, verdict and day (UTC), with a count: a screen that is looked at a hundred times a day
-- comes to one row. Names of fields, never a value. The customer's own app has no rows here.
CREATE TABLE audit.refused_attempt (
  customer_id uuid NOT NULL REFERENCES ledger.head,
  day         date NOT NULL,
  recipient   text NOT NULL CHECK (length(recipient) <= 120 AND recipient NOT LIKE 'app:%'),
  client      text NOT NULL CHECK (length(client) <= 128),
  purpose     text NOT NULL,
  field       text NOT NULL,
  verdict     text NOT NULL
    CHECK (verdict IN ('never-granted', 'withdrawn', 'expired', 'pending', 'paused')),
  attempts    int  NOT NULL CHECK (attempts > 0),
  first_at    timestamptz NOT NULL,
  last_at     timestamptz NOT NULL CHECK (last_at >= first_at),
  PRIMARY KEY (customer_id, day, recipient, client, purpose, field, verdict)
) WITH (fillfactor = 80);
CREATE INDEX refused_attempt_on ON audit.refused_attempt (day);

GRANT SELECT, INSERT ON audit.refused_attempt TO village_app;
GRANT UPDATE (attempts, first_at, last_at) ON audit.refused_attempt TO village_app;
GRANT SELECT ON audit.refused_attempt TO village_dpo;
GRANT SELECT, DELETE ON audit.refused_attempt TO village_eraser;
