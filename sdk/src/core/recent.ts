/** More than anybody looks at: beyond that the oldest goes. */
const MOST = 20;

/** Keeps the newest of what is known by name. */
export function keepRecent<Value>(all: Map<string, Value>, name: string, value: Value): void {
  all.delete(name);
  all.set(name, value);
  for (const oldest of Array.from(all.keys()).slice(0, -MOST)) all.delete(oldest);
}
