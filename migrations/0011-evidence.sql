-- Which line of a customer's chain last took a permission back, also once it was given again: a
-- snapshot that is older carries no grant of it. Null: it was never taken back.
ALTER TABLE consent.standing ADD COLUMN withdrawn_seq int CHECK (withdrawn_seq >= 0);

-- What stands withdrawn, from its line. What was given again before is covered by that grant: no
-- snapshot is as old as any of them, for there was none.
UPDATE consent.standing s SET withdrawn_seq = l.seq
FROM ledger.line l
WHERE s.says = 'withdrawn' AND l.customer_id = s.customer_id AND l.line_id = s.line_id;
