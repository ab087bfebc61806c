import { PURPOSES } from '@village-butcher/sdk/contract';
import type { Shelves } from './catalogue/shelves.js';
import type { ConsentCommand } from './consent/decide.js';
import { longestEnd } from './consent/register.js';
import type { SnapshotKey } from './consent/snapshot.js';
import { oneYesEach, type Drawn } from './demo-file.js';
import { grantOn } from './on-screen.js';

/** What the people of the demo see when they choose. */
export interface Choosing {
  readonly shelves: Shelves;
  readonly snapshots: SnapshotKey;
}

/** Through which client they act. */
const DEMO_CLIENT = 'brandt-app';

/** What they want back, and what they give for it, for as long as one may give. */
export function commandsOf(
  { shelves, snapshots }: Choosing,
  { grants, wishes }: Pick<Drawn, 'grants' | 'wishes'>,
  customer: string,
  now: Date,
): ConsentCommand[] {
  const { register } = shelves.current();
  const permissions = grants.map((which) => ({
    ...which,
    until: longestEnd(which, now).toISOString(),
  }));
  const { id, version, locale } = register.notices[0]!;
  const how = {
    notice: { id, version, locale },
    surface: 'permission-centre',
    control: 'allow',
  } as const;
  const holder = { customer, client: DEMO_CLIENT };
  return [
    ...PURPOSES.flatMap((purpose): ConsentCommand[] => {
      const wish = wishes[purpose];
      return wish ? [{ type: 'wish', purpose, wish }] : [];
    }),
    ...oneYesEach(permissions).map((some) =>
      grantOn({ snapshots, register, holder }, { ...how, permissions: some }, now),
    ),
  ];
}
