/** Who waits for the end of a signal, and how to stop listening to it. */
interface Crowd {
  readonly listeners: Set<() => void>;
  readonly leave: () => void;
}

const crowds = new WeakMap<AbortSignal, Crowd>();

/**
 * Tells when a signal ends; the answer calls it off. However many wait, there is one listener on the
 * signal: above ten, Node warns of a leak.
 */
export function onEnd(signal: AbortSignal, listener: () => void): () => void {
  const { listeners, leave } = crowds.get(signal) ?? crowdAt(signal);
  listeners.add(listener);
  return () => {
    if (listeners.delete(listener) && listeners.size === 0) leave();
  };
}

function crowdAt(signal: AbortSignal): Crowd {
  const listeners = new Set<() => void>();
  const ring = (): void => listeners.forEach((listener) => listener());
  const leave = (): void => {
    signal.removeEventListener('abort', ring);
    crowds.delete(signal);
  };
  signal.addEventListener('abort', ring);
  const crowd = { listeners, leave };
  crowds.set(signal, crowd);
  return crowd;
}
