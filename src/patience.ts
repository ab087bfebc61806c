/** The longest that a chore which keeps failing waits. */
const MOST_MS = 5 * 60_000;
const FIRST_MS = 1_000;

type Chore = () => Promise<unknown>;

/**
 * A chore that is not begun while it is under way, and that waits after it failed: one second, then
 * twice as long each time, up to five minutes. Once it succeeds it is as new.
 */
export function patient(chore: Chore, nowMs: () => number = Date.now): Chore {
  let isBusy = false;
  let pause = 0;
  let notBefore = 0;
  return async () => {
    if (isBusy || nowMs() < notBefore) return;
    isBusy = true;
    try {
      await chore();
      pause = 0;
    } catch (error) {
      pause = Math.min(MOST_MS, pause * 2 || FIRST_MS);
      notBefore = nowMs() + pause;
      throw error;
    } finally {
      isBusy = false;
    }
  };
}
