/** Longer than this a line is not kept: what comes after, up to its end, is dropped. In UTF-16 units. */
const KEPT = 16_384;

/**
 * The lines of a stream, in the batches that they came in. What is kept stays bounded, also where no
 * line ever ends.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: false });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop()!.slice(0, KEPT);
    if (lines.length > 0) yield lines.map(trimmed);
  }
  rest += decoder.decode();
  if (rest !== '') yield [trimmed(rest)];
}

const trimmed = (line: string): string =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, KEPT);
