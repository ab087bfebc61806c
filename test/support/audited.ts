import { writeBundle } from '../../src/audit/bundle.flow.js';
import { BundleFolder } from '../../src/audit/bundle.store.js';
import { openDatabase } from '../../src/database.js';
import { writeHeartbeat } from '../../src/ledger/seal-lines.flow.js';
import { openAsSealer } from '../../src/log-places.js';
import { checked, codesIn, newPath, type Asked } from './bundle-check.js';
import { publishedIn } from './keys.js';
import { asOwner } from './rows.js';
import { startSealedVillage, type SealedVillage } from './sealed-village.js';

/** How much later the auditor comes: promises are over by then. */
export const HOURS_MS = 2 * 3_600_000;

/** A village in which somebody with every right does what they should not, and an auditor comes. */
export interface AuditedVillage extends SealedVillage {
  /** Asks as somebody whom no trigger stops. */
  force(text: string): Promise<readonly Row[]>;
  /**
   * Seals what waits, lets two hours go by, and writes a bundle of the real rows and tiles.
   * `promises`: what customers hold.
   */
  bundle(promises?: readonly (string | null)[]): Promise<string>;
  /** The codes that the auditor finds in a bundle. */
  audit(folder: string, asked?: Pick<Asked, 'seen' | 'receipts'>): readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

/** Opens a village and its log. */
export async function startAuditedVillage(): Promise<AuditedVillage> {
  const sealed = await startSealedVillage();
  const { village, places, trust } = sealed;
  const { ownerUrl } = village;
  return {
    ...sealed,
    force: (text) => asOwner(ownerUrl, forced(text)),
    audit: (folder, asked) =>
      codesIn(checked(folder, { ...asked, trust, now: Date.now() + HOURS_MS })),
    async bundle(promises = []) {
      await sealed.seal();
      const sealer = await openAsSealer(ownerUrl);
      const later = new Date(Date.now() + HOURS_MS);
      await writeHeartbeat(sealer, later).finally(() => sealer.destroy());
      await sealed.seal();
      const folder = newPath('bundle');
      const db = await openDatabase(ownerUrl, { role: 'village_dpo', poolSize: 2 });
      const written = await writeBundle(db, {
        keyring: village.keyring,
        published: publishedIn(places.tiles),
        folder: new BundleFolder(folder),
        promises: promises.filter((one) => one !== null),
      }).finally(() => db.destroy());
      if (!written) throw new Error('The log does not rest.');
      return folder;
    },
  };
}

const GUARDED = ['ledger.line', 'ledger.leaf', 'audit.disclosure'];

/** A superuser's statement: the last rows that it answers are those of the statement itself. */
const forced = (text: string): string =>
  [
    ...GUARDED.map((table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`),
    text,
    ...GUARDED.map((table) => `ALTER TABLE ${table} ENABLE TRIGGER USER`),
  ].join(';\n');
