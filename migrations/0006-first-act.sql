-- That of 0001, which gave out a head without its lock where the customer's first act was just being
-- written beside it: the first statement did not see the head yet, the second did. Nothing was written
-- wrongly, for `ledger.append` refused; but the act failed. Without its lock there is no head now.
CREATE OR REPLACE FUNCTION ledger.lock_head(p_customer uuid, p_act uuid) RETURNS TABLE (
  handle bytea, seq int, leaf_hash bytea, kek text, key_id uuid, wrapped bytea,
  request_hash bytea, first_seq int, lines int, at timestamptz
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM FROM ledger.head h WHERE h.customer_id = p_customer FOR NO KEY UPDATE;
  IF NOT FOUND THEN RETURN; END IF;
  RETURN QUERY
  SELECT h.handle, h.seq, h.leaf_hash, k.kek, k.key_id, k.wrapped,
    a.request_hash, a.first_seq, a.lines, a.at
  FROM ledger.head h
  JOIN ledger.customer_key k ON k.customer_id = h.customer_id
  LEFT JOIN ledger.act a ON a.customer_id = h.customer_id AND a.act_id = p_act
  WHERE h.customer_id = p_customer;
END $$;
