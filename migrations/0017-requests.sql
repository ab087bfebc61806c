-- What customers ask for formally (GDPR Art. 12 and 15 to 22), and every step that is taken. Rows are added
-- and never edited: a state is a further step. A request has no place for a text: what a customer says of
-- their health has none here. Of somebody who is erased there is left that something was asked for and
-- answered in time, as nobody's: no act, no client, no field, no purpose, no line.
CREATE TABLE audit.request (
  customer_id  uuid NOT NULL,
  id           uuid NOT NULL,
  act          uuid,
  request_hash bytea CHECK (length(request_hash) = 32),
  at           timestamptz NOT NULL,
  kind         text NOT NULL
    CHECK (kind IN ('access', 'rectify', 'erase', 'restrict', 'object', 'complaint')),
  channel      text NOT NULL CHECK (channel IN ('app')),
  client       text CHECK (length(client) <= 120),
  identity     text NOT NULL CHECK (identity IN ('login', 'step-up')),
  locale       text NOT NULL CHECK (locale ~ '^[a-z]{2}$'),
  jurisdiction text NOT NULL CHECK (jurisdiction ~ '^[A-Z]{2}(-[A-Z]{2})?$'),
  due_at       timestamptz NOT NULL,
  extended_to  timestamptz NOT NULL,
  field        text CHECK (length(field) <= 40),
  purpose      text CHECK (length(purpose) <= 40),
  about        text CHECK (about ~ '^[a-z]+(-[a-z]+)*$' AND length(about) <= 40),
  residence    text CHECK (residence ~ '^[A-Z]{2}(-[A-Z]{2})?$'),
  until        timestamptz,
  duplicate_of uuid,
  PRIMARY KEY (customer_id, id),
  UNIQUE (customer_id, act),
  CHECK (at < due_at AND due_at < extended_to),
  CHECK ((act IS NULL) = (request_hash IS NULL) AND (act IS NULL) = (client IS NULL)),
  CHECK ((customer_id = ledger.nobody()) = (act IS NULL)),
  CHECK (customer_id <> ledger.nobody()
    OR num_nonnulls(field, purpose, about, residence, until, duplicate_of) = 0)
);
-- The desk goes by the number of a request, and by its time.
CREATE INDEX request_id ON audit.request (id);
CREATE INDEX request_at ON audit.request (at, id);

-- One step: who, when, why, with which message to the customer. `who`: a pseudonym of the officer. A no has
-- its ground, the authority and the law by which one goes to court, or it is not written (Art. 12(4)).
CREATE TABLE audit.request_step (
  customer_id     uuid NOT NULL,
  request         uuid NOT NULL,
  number          int  NOT NULL CHECK (number > 0),
  at              timestamptz NOT NULL,
  step            text NOT NULL,
  state           text NOT NULL,
  actor           text NOT NULL CHECK (actor IN ('customer', 'service', 'dpo')),
  who             uuid,
  reason          text NOT NULL,
  template        text NOT NULL,
  locale          text NOT NULL,
  ground          text,
  complaint_route text,
  court_route     text,
  line_id         uuid,
  act             uuid,
  request_hash    bytea CHECK (length(request_hash) = 32),
  PRIMARY KEY (customer_id, request, number),
  FOREIGN KEY (customer_id, request) REFERENCES audit.request,
  CHECK ((act IS NULL) = (request_hash IS NULL)),
  CHECK (who IS NULL OR actor = 'dpo'),
  CHECK ((step IN ('refuse', 'partly', 'fail-identity')) = (ground IS NOT NULL)),
  CHECK ((ground IS NULL) = (complaint_route IS NULL) AND (ground IS NULL) = (court_route IS NULL)),
  CHECK ((number = 1) = (step = 'receive')),
  CHECK (customer_id <> ledger.nobody() OR num_nonnulls(line_id, act) = 0)
);

GRANT SELECT, INSERT ON audit.request, audit.request_step TO village_app;
GRANT SELECT, INSERT, DELETE ON audit.request, audit.request_step TO village_eraser;
GRANT SELECT ON audit.request, audit.request_step TO village_dpo;

CREATE TRIGGER request_stays BEFORE UPDATE OR TRUNCATE ON audit.request
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER request_kept BEFORE DELETE ON audit.request
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
CREATE TRIGGER request_step_stays BEFORE UPDATE OR TRUNCATE ON audit.request_step
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER request_step_kept BEFORE DELETE ON audit.request_step
  FOR EACH ROW EXECUTE FUNCTION ledger.refuse_unless_eraser();
