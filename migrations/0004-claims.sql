-- What a retailer says of one allergen in one product, after looking: evidence, with a role and a day
-- and nobody's name. The last word on a product's allergen counts; `withdrawn` ends what was said.
CREATE TABLE catalogue.claim (
  seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  product  text NOT NULL CHECK (length(product) BETWEEN 1 AND 64),
  allergen text NOT NULL CHECK (length(allergen) BETWEEN 1 AND 20),
  says     text NOT NULL CHECK (says IN ('confirmed', 'denied', 'withdrawn')),
  role     text CHECK (role IN ('producer', 'quality', 'counter')),
  at       timestamptz NOT NULL,
  CHECK ((says = 'withdrawn') = (role IS NULL))
);
CREATE INDEX claim_last ON catalogue.claim (product, allergen, seq DESC);
GRANT SELECT, INSERT ON catalogue.claim TO village_app;

-- A claim makes a new edition of the same document: it names the edition that holds it.
ALTER TABLE catalogue.edition ALTER COLUMN document DROP NOT NULL;
ALTER TABLE catalogue.edition ADD COLUMN base uuid REFERENCES catalogue.edition;
ALTER TABLE catalogue.edition
  ADD CONSTRAINT edition_has_document CHECK ((document IS NULL) <> (base IS NULL));
