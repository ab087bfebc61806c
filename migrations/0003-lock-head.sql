-- Locks a customer's head, and only then looks for the act. A statement that waited for a lock goes
-- on seeing everything else as it was before it waited: one SELECT for both would miss the very act
-- that it waited for, and the same act sent twice at once would be written twice, or fail.
CREATE FUNCTION ledger.lock_head(p_customer uuid, p_act uuid) RETURNS TABLE (
  handle bytea, seq int, hash bytea, kek text, key_id uuid, wrapped bytea,
  request_hash bytea, first_seq int, lines int
) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM FROM ledger.head h WHERE h.customer_id = p_customer FOR NO KEY UPDATE;
  RETURN QUERY
  SELECT h.handle, h.seq, h.hash, k.kek, k.key_id, k.wrapped, a.request_hash, a.first_seq, a.lines
  FROM ledger.head h
  JOIN ledger.customer_key k ON k.customer_id = h.customer_id
  LEFT JOIN ledger.act a ON a.customer_id = h.customer_id AND a.act_id = p_act
  WHERE h.customer_id = p_customer;
END $$;
