import {
  createVillage,
  type Random,
  type TokenSource,
  type VillageOptions,
} from '@village-butcher/sdk';

/** A token for everything. */
export const token: TokenSource = async () => ({ token: 'token-of-ada', expiresAt: null });

/** Ada's app, with what a test says otherwise. */
export const anApp = (options: Partial<VillageOptions> & Pick<VillageOptions, 'baseUrl'>) =>
  createVillage({ token, device: 'personal', ...options });

/** Chance that always falls in the middle: waits are half of the longest, ids count up. */
export function evenChance(): Random {
  let drawn = 0;
  return (count) => {
    const bytes = new Uint8Array(count);
    bytes[count - 1] = 128;
    if (count === 16) bytes[0] = ++drawn;
    return bytes;
  };
}

/** Chance that is no chance: every wait is over at once. */
export const noWaiting: Random = (count) =>
  count === 16 ? crypto.getRandomValues(new Uint8Array(count)) : new Uint8Array(count);

/** An answer made without a network. */
export const answerOf = (value: unknown, status = 200): Response =>
  new Response(JSON.stringify(value), { status });
