import { useMemo, useSyncExternalStore } from 'react';
import type { Standing } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { VillageError } from '../core/error.js';
import { Asked, NOTHING } from './asked.js';
import { useVillage } from './provider.js';

/** Where the customer stands, as far as this device knows. */
export interface PermissionsUse {
  /** `undefined`: not known. Then nothing is allowed. */
  readonly standing: Standing | undefined;
  readonly error: VillageError | undefined;
  readonly isAsking: boolean;
  /** Asks the service anew. */
  readonly again: () => void;
}

/** Asks where the customer stands, and follows it: also what another tab takes back. */
export function usePermissions(): PermissionsUse {
  const village = useVillage();
  const { permissions } = village;
  const asked = useMemo(() => standingOf(village), [village]);
  const { error, isAsking } = useSyncExternalStore(
    asked.subscribe,
    asked.snapshot,
    nothingOnServer,
  );
  const standing = useSyncExternalStore(permissions.subscribe, permissions.snapshot, unknown);
  return { standing, error, isAsking, again: asked.again };
}

const nothingOnServer = () => NOTHING;
const unknown = (): undefined => undefined;

const questions = new WeakMap<Village, Asked<Standing>>();

/** One question for a whole app, however many ask it. */
function standingOf(village: Village): Asked<Standing> {
  const asked =
    questions.get(village) ?? new Asked((signal) => village.permissions.get({ signal }));
  questions.set(village, asked);
  return asked;
}
