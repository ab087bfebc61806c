/** Rows under a word of theirs, in their order. */
export function groupedBy<Row>(
  rows: readonly Row[],
  wordOf: (row: Row) => string,
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const word = wordOf(row);
    const group = groups.get(word);
    if (group) group.push(row);
    else groups.set(word, [row]);
  }
  return groups;
}
