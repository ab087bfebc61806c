-- When the log had which size: so "as known at that time" is a closed position in it, below which
-- nothing can appear later. No customer, no line. Times only grow. What was sealed before this was
-- known is known from now on.
CREATE TABLE ledger.position (
  size bigint PRIMARY KEY CHECK (size > 0),
  at   timestamptz NOT NULL UNIQUE
);
INSERT INTO ledger.position (size, at)
  SELECT size, date_trunc('milliseconds', clock_timestamp()) FROM ledger.log WHERE size > 0;

-- The sealer writes it with the lines that it seals, and nobody changes it. The service reads it, and
-- needs nothing more for the questions of the data-protection officer: it may read sealed lines and
-- uses already, and gets no right to the leaves.
GRANT SELECT, INSERT ON ledger.position TO village_sealer;
GRANT SELECT ON ledger.position TO village_app, village_dpo;

-- The uses are asked for in the order of the log, a stretch at a time.
CREATE INDEX sealed_leaf ON ledger.sealed (leaf_index);
