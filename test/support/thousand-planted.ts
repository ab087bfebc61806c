import { forgeUse } from './desk-forged.js';
import { plant } from './desk-planted.js';
import { asOwner } from './rows.js';
import { givenBy, takesBack } from './thousand-choices.js';
import { answerAt, tellAt, waitingIn } from './thousand-post.js';
import { daysAfter, nameOf } from './thousand-told.js';
import { inRound, sealAt, type Thousand } from './thousand-village.js';
import type { Act, Read } from './thousand.js';

/*
 * Faults as a broken service or an owner of the database could make them. Each goes into the journal,
 * too, so that it is the journal that says which rows it comes to.
 */

/** Many take something back in the morning of a round, and the app answers some of it late, or never. */
export async function silence(thousand: Thousand, round: number): Promise<void> {
  const { journal, people, chanceOf } = thousand;
  for (const person of people) {
    const now = inRound(round, 0, person.n * 1_000);
    const doing = { thousand, person, now };
    if (!person.isGone && givenBy(doing).length > 0 && person.chance(4) === 0)
      await takesBack(doing);
  }
  const waiting = waitingIn(journal);
  await tellAt(thousand, inRound(round, 2), (letter) =>
    chanceOf(`first ${letter.at}`)(2) === 0 ? 'timeout' : 'delivered',
  );
  await tellAt(thousand, inRound(round, 4), (letter) =>
    chanceOf(`second ${letter.at}`)(3) === 0 ? 'status-500' : 'delivered',
  );
  const answers = ['received', 'done', 'impossible'] as const;
  for (const [n, letter] of waiting.entries()) {
    const chance = chanceOf(`late answer to ${letter.at}`);
    const hours = [20, 26, 30][chance(4)];
    if (hours !== undefined) {
      await answerAt(thousand, letter, inRound(round, hours, n), answers[chance(3)]!);
    }
  }
  await tellAt(thousand, inRound(round, 32), () => 'delivered');
  await sealAt(thousand, inRound(round, 34));
  thousand.sealed.village.clock.at = inRound(round, 36);
}

/** Grants that the service would refuse stand in the chains of three customers. */
export async function forgeGrants(thousand: Thousand, round: number): Promise<void> {
  const { journal, people, sealed } = thousand;
  const some = people.flatMap(
    ({ acts, isGone }) => (!isGone && acts.find(({ says }) => says === 'granted')) || [],
  );
  const bent = [
    { control: 'stop-using' },
    { until: '2099-01-01T00:00:00.000Z' },
    { sha256: 'A'.repeat(43) },
  ];
  for (const [n, how] of bent.entries()) {
    const { who, line, screen, came } = some[n * 7]!;
    const now = inRound(round, 1, n);
    const which = { field: 'diet', recipient: 'app:brandt', purpose: 'recipes' } as const;
    const until = how.until ?? daysAfter(30, now.toISOString());
    const notice = { ...screen!.notice, ...(how.sha256 ? { sha256: how.sha256 } : {}) };
    const control = how.control ?? 'allow';
    const event = {
      type: 'granted',
      permissions: [{ ...which, until }],
      surface: 'permission-centre',
      control,
      notice,
    } as Parameters<typeof plant>[2];
    const planted = await plant(sealed.village, line, event, now);
    const person = people.find((one) => one.who === who)!;
    const act: Act = {
      who,
      act: planted,
      line: planted,
      at: now.toISOString(),
      seq: (person.seq += 1),
      leafHash: '',
      prev: '',
      says: 'granted',
      named: [{ ...which, until }],
      came: { ...came!, control },
      screen: { ...screen!, notice },
    };
    person.acts.push(act);
    journal.acts.push(act);
  }
  await changeText(thousand);
}

/** And an owner of the database writes another text over one that was published. */
async function changeText({ sealed, journal }: Thousand): Promise<void> {
  const [other, locale] = ['Wir entscheiden.', 'en'];
  const { ownerUrl } = sealed.village;
  await asOwner(ownerUrl, 'ALTER TABLE consent.notice DISABLE TRIGGER USER');
  const [row] = await asOwner<{ hash: string }>(
    ownerUrl,
    `UPDATE consent.notice SET text = $1, sha256 = sha256(convert_to($1, 'UTF8'))
     WHERE locale = $2 AND version = 1
     RETURNING rtrim(translate(encode(sha256, 'base64'), '+/', '-_'), '=') AS hash`,
    [other, locale],
  );
  journal.texts.find((one) => one.locale === locale && one.version === 1)!.kept = row!.hash;
}

/** Uses that nobody made: for another purpose, and after it was taken back. */
export async function forgeUses(thousand: Thousand): Promise<void> {
  const { journal } = thousand;
  const alone = journal.reads
    .filter(({ parts }) => parts.length === 1)
    .toSorted((one, other) => (one.at < other.at ? -1 : 1));
  for (const read of alone.slice(0, 3)) {
    const [part] = read.parts;
    const purpose = part!.purpose === 'recipes' ? 'offers' : 'recipes';
    await forge(thousand, read, { purpose, seen: read.seen, at: secondAfter(read.at) });
  }
  const ends = new Set<string>();
  const taken = alone.flatMap((read) => {
    const end = journal.acts.find(
      ({ who, says, at, named }) =>
        who === read.who && says === 'withdrawn' && at > read.at && named.some(isOf(read)),
    );
    if (!end || ends.has(end.line)) return [];
    ends.add(end.line);
    return [{ read, end }];
  });
  for (const { read, end } of taken.slice(0, 3)) {
    const { purpose } = read.parts[0]!;
    await forge(thousand, read, { purpose, seen: end.seq, at: daysAfter(1, end.at) });
  }
}

const isOf =
  ({ recipient, parts: [part] }: Read) =>
  (one: Act['named'][number]): boolean =>
    nameOf(one) === `${recipient} ${part!.purpose} ${part!.field}`;

const secondAfter = (at: string): string => new Date(Date.parse(at) + 500).toISOString();

async function forge(
  { sealed, journal }: Thousand,
  read: Read,
  changed: { readonly purpose: string; readonly seen: number; readonly at: string },
): Promise<void> {
  const { ownerUrl } = sealed.village;
  const [use] = await asOwner<{ id: string }>(
    ownerUrl,
    'SELECT id FROM audit.disclosure WHERE customer_id = $1 AND at = $2',
    [read.who, read.at],
  );
  await forgeUse(ownerUrl, use!.id, changed);
  const { at, seen, purpose } = changed;
  journal.reads.push({ ...read, at, seen, parts: [{ ...read.parts[0]!, purpose }] });
}

/** What somebody writes into a table whom no trigger stops. */
export const force = (
  { sealed: { village } }: Thousand,
  table: string,
  text: string,
): Promise<unknown> =>
  asOwner(
    village.ownerUrl,
    `ALTER TABLE ${table} DISABLE TRIGGER USER; ${text}; ALTER TABLE ${table} ENABLE TRIGGER USER`,
  );
