const MOST_ON_A_LINE = 50;

/** Permissions as they fit on lines. The service takes fewer where their words are very long. */
export const onLines = <One>(permissions: readonly One[]): One[][] =>
  Array.from({ length: Math.ceil(permissions.length / MOST_ON_A_LINE) }, (_, line) =>
    permissions.slice(line * MOST_ON_A_LINE, (line + 1) * MOST_ON_A_LINE),
  );
