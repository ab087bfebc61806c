-- What the data-protection officer takes out of the house, and that they did. Rows are added and
-- nothing is edited: a state is a further row. None of them names a customer.

-- An export as it was asked for, and the one place of the log at which it stands from then on.
-- `checkpoint`: the log as it was published then, to which the archive proves its way.
CREATE TABLE audit.export (
  id           uuid PRIMARY KEY,
  act          uuid NOT NULL UNIQUE,
  request_hash bytea NOT NULL CHECK (length(request_hash) = 32),
  at           timestamptz NOT NULL,
  until        timestamptz NOT NULL CHECK (until > at),
  client       text NOT NULL,
  said         text NOT NULL CHECK (octet_length(said) <= 16000),
  as_of        timestamptz NOT NULL,
  known_as_of  timestamptz NOT NULL,
  log_size     bigint NOT NULL CHECK (log_size > 0),
  unsealed     int NOT NULL CHECK (unsealed >= 0),
  checkpoint   text NOT NULL CHECK (octet_length(checkpoint) <= 65536)
);
CREATE INDEX export_at ON audit.export (at);

-- A part whose files are on disk for good. `run`: which of the questions, in their order. `page`: where
-- the next part goes on; NULL: there is none. A row is written last, so what has no row is written anew.
CREATE TABLE audit.export_part (
  export_id  uuid NOT NULL REFERENCES audit.export,
  run        int  NOT NULL CHECK (run >= 0),
  number     int  NOT NULL CHECK (number > 0),
  page       text,
  rows       int  NOT NULL CHECK (rows >= 0),
  first      bigint,
  last       bigint,
  suppressed int  NOT NULL CHECK (suppressed >= 0),
  files      text NOT NULL CHECK (octet_length(files) <= 16000),
  PRIMARY KEY (export_id, run, number)
);

-- How it ended. Nothing ends twice.
CREATE TABLE audit.export_end (
  export_id uuid PRIMARY KEY REFERENCES audit.export,
  at        timestamptz NOT NULL,
  how       text NOT NULL CHECK (how IN ('ready', 'failed', 'cancelled')),
  why       text,
  bytes     bigint CHECK (bytes > 0),
  CHECK ((how = 'ready') = (bytes IS NOT NULL) AND (how = 'failed') = (why IS NOT NULL))
);

-- One look of our own people: who, in which role, what for. `actor` is a pseudonym.
CREATE TABLE audit.look (
  id        uuid PRIMARY KEY,
  at        timestamptz NOT NULL,
  role      text NOT NULL,
  actor     uuid NOT NULL,
  client    text NOT NULL,
  what      text NOT NULL CHECK (what IN ('export', 'archive', 'cancel')),
  export_id uuid REFERENCES audit.export
);
CREATE INDEX look_at ON audit.look (at);

GRANT SELECT, INSERT ON audit.export, audit.export_part, audit.export_end, audit.look TO village_app;
GRANT SELECT ON audit.export, audit.export_part, audit.export_end, audit.look TO village_dpo;

CREATE TRIGGER export_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.export
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER export_part_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.export_part
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER export_end_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.export_end
  EXECUTE FUNCTION ledger.refuse();
CREATE TRIGGER look_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit.look
  EXECUTE FUNCTION ledger.refuse();
