import type { Standing, Village } from '@village-butcher/sdk';
import { paths, type routes } from '@village-butcher/sdk/contract';

type Routes = typeof routes;

/** As much as one reads at once: the rest is in the file with everything. */
const MOST = '50';

/** The table has no shapes here: the page takes what the service answers. */
const LOOKS = paths.ownLooks as Routes['ownLooks'];
const ATTEMPTS = paths.ownAttempts as Routes['ownAttempts'];

/** Who looked at me by name, and who tried to read what they may not, the newest first. */
export async function lookersOf(village: Village, { recipients }: Pick<Standing, 'recipients'>) {
  const query = { limit: MOST };
  const [looked, tried] = await Promise.all([
    village.call(LOOKS, { query }),
    village.call(ATTEMPTS, { query }),
  ]);
  return {
    looks: looked.items,
    attempts: tried.items,
    isCut: looked.next !== undefined || tried.next !== undefined,
    nameOf: new Map(recipients.map(({ id, name }) => [id, name])),
  };
}

/** What came of it. */
export type Lookers = Awaited<ReturnType<typeof lookersOf>>;
