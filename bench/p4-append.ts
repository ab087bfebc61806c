import { appends, BOX_BYTES, inserts, makePlain } from './appends.js';
import { settle } from './crowd.js';
import { rateInFlight } from './rate.js';
import type { Figure, Row } from './row.js';
import { compare, type Compared } from './windows.js';

const CROWD = { customers: 1_000, permissions: 0 };
const WINDOW_MS = 2_000;
const WHAT = 'chained append of an act of one line ÷ raw INSERT … RETURNING of a row of its size';

/** P4: what it costs that a line is chained, kept once, and on its way into the log. */
export const chainedAppend: Row = async ({ say, ground }) => {
  const { ownerUrl, db } = await (await ground()).base('p4');
  say('a thousand customers move in');
  await settle(ownerUrl, CROWD);
  await makePlain(ownerUrl);
  const ours = appends(db, CROWD);
  const plain = inserts(db, CROWD);
  const against = (inFlight: number): Promise<Compared> => {
    say(`the append against a raw insert, ${inFlight} in flight`);
    const flight = { inFlight, ms: WINDOW_MS };
    return compare(
      () => rateInFlight(ours, flight),
      () => rateInFlight(plain, flight),
    );
  };
  const sixteen = await against(16);
  const one = await against(1);
  return [
    { ...LINE, what: `${WHAT}, 16 in flight`, goal: 0.6, ...sixteen, note: NOTE },
    { ...LINE, what: `${WHAT}, 1 in flight`, goal: 0.75, ...one },
  ];
};

const LINE = { id: 'P4', unit: 'acts a second' } satisfies Partial<Figure>;

const NOTE =
  'One named statement each, in autocommit, through the same pool, and so one flush to the disk each. ' +
  'The append: the row of the act, the head moved on, the row of the line with its CHECKs (SHA-256 of its ' +
  'commitment among them), its two keys and its BRIN index, and the row of the queue with its CHECKs, its key ' +
  'and its order: four rows, of which three refer to the head or are it. Not in it, but in P7: the lock on the ' +
  `head, the deciding, the projections and a COMMIT of its own. The raw row has the same ${BOX_BYTES} bytes of box, ` +
  'two hashes, three ids and a time, one key, and no CHECK.';
