/** The pieces of a text as they come. What is left early is let go of. */
export async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
  isOver: () => boolean,
): AsyncGenerator<string, void, void> {
  if (body === null) return;
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done || isOver()) return;
      yield decoder.decode(value, { stream: true });
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}
