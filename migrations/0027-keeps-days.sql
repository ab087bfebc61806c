-- For how many days a recipient that keeps copies keeps them. NULL: the settings do not say.
ALTER TABLE audit.recipient
  ADD COLUMN keeps_days int CHECK (keeps_days IS NULL OR (keeps_days >= 1 AND keeps = 'copies'));
