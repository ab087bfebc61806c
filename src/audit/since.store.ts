/** Names of columns, or of arguments. */
interface LastUse {
  readonly customer: string;
  readonly recipient: string;
  readonly field: string;
  readonly at: string;
  readonly asOf: string;
}

/** What a recipient was told and answered since it last used a field: one row, of times, or of nothing. */
export const sinceThe = ({ customer, recipient, field, at, asOf }: LastUse): string => `(
  SELECT min(t.at) AS told_at, min(k.at) AS acknowledged_at,
    min(k.at) FILTER (WHERE k.answer = 'done') AS erased_at
  FROM audit.notification o
  LEFT JOIN audit.attempt t ON t.notification = o.id AND t.outcome = 'delivered' AND t.at <= ${asOf}
  LEFT JOIN audit.acknowledgement k ON k.notification = o.id AND k.at <= ${asOf}
  WHERE o.customer_id = ${customer} AND o.recipient = ${recipient} AND ${field} = ANY (o.fields)
    AND o.kind IN ('permission.withdrawn', 'field.erased') AND o.at >= ${at}
)`;
