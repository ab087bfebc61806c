/** A log's checkpoint and tiles are everybody's: no token goes with them. */
export const readLog = async (path: string): Promise<Uint8Array | null> => {
  const reply = await fetch(`/v1/ledger/${path}`);
  return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : null;
};

/** How many lines the log of a checkpoint has. */
export const sizeIn = (note: string): number => Number(note.split('\n')[1]);
