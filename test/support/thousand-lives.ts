import { gives, takesBack } from './thousand-choices.js';
import {
  forgets,
  oneOf,
  pauses,
  resumes,
  tells,
  unwishes,
  wishes,
  PURPOSES,
  TELLABLE,
  type Doing,
} from './thousand-deeds.js';
import { exportsSomething, looksAtNames } from './thousand-office.js';
import { tellAndAnswer } from './thousand-post.js';
import { worksOn } from './thousand-officer.js';
import { asks, leaves } from './thousand-rights.js';
import { inRound, sealAt, type Person, type Thousand } from './thousand-village.js';
import { standsAtCounter, visits } from './thousand-visits.js';

/** A round of everybody's life, and the rounds one after another. */

type Deed = (doing: Doing) => Promise<void>;

/** What may happen, as often as it stands here. */
const DEEDS: readonly Deed[] = [
  ...Array<Deed>(12).fill(visits),
  ...Array<Deed>(4).fill(standsAtCounter),
  ...Array<Deed>(5).fill(gives),
  ...Array<Deed>(3).fill(takesBack),
  pauses,
  resumes,
  wishes,
  unwishes,
  tells,
  forgets,
  asks,
  asks,
];

const JOIN_WITHIN = 24;
const LEAVES_IN = 28;
const EACH_MS = 25_000;
const TURN_MS = 1_000;
/** Somebody does something in one of so many rounds. */
const SELDOM = 4;

async function joins(doing: (turn: number) => Doing): Promise<void> {
  let turn = 0;
  for (const field of TELLABLE) {
    if (doing(0).person.chance(4) > 0) await tells(doing((turn += 1)), field);
  }
  for (const purpose of PURPOSES) {
    if (doing(0).person.chance(4) > 0) await wishes(doing((turn += 1)), purpose);
  }
  await gives(doing((turn += 1)));
  await gives(doing((turn += 1)));
  await visits(doing((turn += 1)));
}

/** What somebody does in a round. Each deed has a time of its own in all of this world. */
async function lives(thousand: Thousand, person: Person, round: number): Promise<void> {
  const doing = (turn: number): Doing => ({
    thousand,
    person,
    now: inRound(round, 0, person.n * EACH_MS + turn * TURN_MS),
  });
  const joinsIn = person.n % JOIN_WITHIN;
  if (round === joinsIn) return joins(doing);
  if (round < joinsIn || person.isGone) return;
  if (round === LEAVES_IN && person.n % 40 === 7) return leaves(doing(0));
  if (person.chance(SELDOM) > 0) return;
  for (let turn = 0; turn <= person.chance(2); turn += 1) {
    await oneOf(person, DEEDS)(doing(turn));
  }
}

const AT_ONCE = 8;

/** Lets everybody live through rounds, some at once. In the evening of each what is due is told and answered. */
export async function liveRounds(
  thousand: Thousand,
  first: number,
  end: number,
  say: (text: string) => void,
): Promise<void> {
  for (let round = first; round < end; round += 1) {
    const waiting = [...thousand.people];
    const each = async (): Promise<void> => {
      for (let one = waiting.shift(); one; one = waiting.shift()) {
        await lives(thousand, one, round);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, each));
    await worksOn(thousand, round);
    await tellAndAnswer(thousand, inRound(round, 13));
    if (round % 6 === 5) await sealAt(thousand, inRound(round, 14));
    if (round % 12 === 5) await exportsSomething(thousand, inRound(round, 15));
    if (round % 12 === 11) {
      const [from, to] = [inRound(round - 5, 0), inRound(round - 3, 0)].map((at) =>
        at.toISOString(),
      ) as [string, string];
      await looksAtNames(thousand, inRound(round, 15), { from, to });
      say(`${thousand.journal.acts.length} lines, ${thousand.journal.reads.length} uses`);
    }
  }
}
