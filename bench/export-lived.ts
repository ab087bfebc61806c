import type { ExportDesk } from '../src/audit/export-desk.flow.js';
import type { Settings } from '../src/settings.js';
import { moveInMany } from './chains.js';
import { asOwner } from './ground.js';
import type { Bench } from './row.js';
import { publishedNotice } from './shown.js';
import { sealingOf, useOften } from './uses.js';

const TENTH = 10;
/** So often is each customer used. */
export const USES_EACH = 50;
const FEWEST_CUSTOMERS = 1_000;

interface Living {
  readonly ownerUrl: string;
  readonly settings: Settings;
  readonly desk: ExportDesk;
  readonly rows: number;
}

/** Fills the database and the log. Answers when a tenth of the uses was in it. */
export async function lived(
  { say }: Bench,
  { ownerUrl, settings, desk, rows }: Living,
): Promise<Date> {
  const customers = Math.max(FEWEST_CUSTOMERS, Math.round(rows / USES_EACH));
  const log = await sealingOf(ownerUrl, settings.ledger);
  try {
    say(`${customers} customers move in`);
    const notice = await publishedNotice(desk.db);
    await moveInMany({ ownerUrl, keyring: desk.keyring, customers, notice });
    const uses = { of: rows, customers };
    say(`${rows} uses of them, and the log of it all`);
    await useOften(ownerUrl, { ...uses, from: 0, to: rows / TENTH });
    await log.seal();
    const [{ at }] = (await asOwner(ownerUrl, 'SELECT max(at) AS at FROM ledger.position')) as [
      { at: Date },
    ];
    await useOften(ownerUrl, { ...uses, from: rows / TENTH, to: rows });
    await log.seal();
    await asOwner(ownerUrl, 'VACUUM (ANALYZE)');
    return at;
  } finally {
    await log.end();
  }
}
