/** What time it is, and when to wake. Only tests and scenarios bring one of their own. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Rings once, after so many milliseconds. The answer calls it off. */
  after(ms: number, ring: () => void): () => void;
}

/** The clock of the platform, looked up when it is asked and not at import. */
export const platformClock: Clock = {
  now: () => Date.now(),
  after: (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  },
};
