import { generateKeyPairSync } from 'node:crypto';
import { acknowledge } from '../../src/audit/acknowledge.flow.js';
import { deliver, type Letter as Posted } from '../../src/audit/deliver.flow.js';
import { freshAct } from './thousand-deeds.js';
import { BRANDT } from './thousand-market.js';
import type { Thousand } from './thousand-village.js';
import type { Letter } from './thousand.js';

/** Letters on their way to the app that keeps copies, and what it answers. Nothing is posted outside. */

const { privateKey } = generateKeyPairSync('ed25519');
const CONTACT = {
  recipient: BRANDT,
  first: 'urn:here',
  reach: 'private',
  seals: { scheme: 'v1a', keys: [privateKey] },
} as const;

/** Tells all that is due. `outcomeOf`: how that goes with each. */
export async function tellAt(
  { sealed: { village }, journal }: Thousand,
  now: Date,
  outcomeOf: (letter: Letter) => string,
): Promise<void> {
  const at = now.toISOString();
  const post = async ({ body }: Posted) => {
    const { id, time, type } = JSON.parse(body) as Record<'id' | 'time' | 'type', string>;
    const letter = letterOf(journal.letters, { id, time, type });
    letter.id = id;
    const outcome = outcomeOf(letter);
    letter.attempts.push({ at, outcome });
    return outcome;
  };
  const courier = { db: village.db, source: 'urn:test', post, chance: () => 0.5 };
  await deliver(courier, CONTACT, now);
}

interface Envelope {
  readonly id: string;
  readonly time: string;
  readonly type: string;
}

/** The letter that was expected: no two are of one time and kind. One that nobody expected is a fault. */
function letterOf(letters: readonly Letter[], { id, time, type }: Envelope): Letter {
  const found = letters.find(
    (one) => one.at === time && `village.${one.kind}` === type && (one.id ?? id) === id,
  );
  if (!found) throw new Error(`Nobody expected a letter of ${time}: ${type}.`);
  return found;
}

/** The app answers. */
export async function answerAt(
  { sealed: { village } }: Thousand,
  letter: Letter,
  now: Date,
  answer: 'received' | 'done' | 'impossible',
): Promise<void> {
  const at = now.toISOString();
  const whose = { id: letter.id!, recipient: BRANDT };
  await acknowledge(village.db, whose, { act: freshAct(), said: { answer, at } }, now);
  letter.answers.push({ at, answer });
}

/** What nobody answered yet, the oldest first. */
export const waitingIn = ({ letters }: Thousand['journal']): readonly Letter[] =>
  letters
    .filter(({ answers }) => answers.length === 0)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));

/** In the evening of a round everything is told, some of it at the second try, and answered. */
export async function tellAndAnswer(thousand: Thousand, evening: Date): Promise<void> {
  const { chanceOf, journal } = thousand;
  const after = (minutes: number, ms = 0) => new Date(evening.getTime() + minutes * 60_000 + ms);
  await tellAt(thousand, evening, (letter) =>
    chanceOf(`telling ${letter.at}`)(4) === 0 ? 'status-500' : 'delivered',
  );
  await tellAt(thousand, after(30), () => 'delivered');
  for (const [n, letter] of waitingIn(journal).entries()) {
    const chance = chanceOf(`answer to ${letter.at}`);
    const answer = (['received', 'done', 'done', 'impossible'] as const)[chance(4)]!;
    await answerAt(thousand, letter, after(60, 2 * n), answer);
    if (answer === 'received' && chance(2) === 0) {
      await answerAt(thousand, letter, after(60, 2 * n + 1), 'done');
    }
  }
}
