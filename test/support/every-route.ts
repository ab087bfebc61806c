import { workOnExports } from '../../src/audit/export-work.flow.js';
import { tellerOf } from './couriers.js';
import { exportingOf } from './exported.js';
import { Heads } from './heads.js';
import { startReceiver } from './receiver.js';
import { startSealedVillage } from './sealed-village.js';
import { liveAll } from './sweep-life.js';
import { newMarks } from './sweep-marks.js';
import { People } from './sweep-people.js';
import { clientsWith } from './sweep-service.js';
import type { TestVillage } from './village.js';

/** A village in which somebody has gone through every route, and the headers of all that they heard. */
export interface EveryRoute {
  readonly village: TestVillage;
  readonly heads: Heads;
  stop(): Promise<void>;
}

/** Lives a life in it, by https as far as the service knows. */
export async function throughEveryRoute(publicUrl: string): Promise<EveryRoute> {
  const receiver = await startReceiver();
  const clients = clientsWith(receiver);
  const sealed = await startSealedVillage({ clients, publicUrl });
  const { village } = sealed;
  const tell = tellerOf(village, clients);
  /** What a service does every second. */
  const work = async (): Promise<void> => {
    await sealed.seal();
    await workOnExports(exportingOf(sealed), () => true, null);
    await tell();
  };
  const heads = new Heads();
  await liveAll(new People(village, heads), newMarks(new Date()), { receiver, work });
  return {
    village,
    heads,
    async stop() {
      await sealed.close();
      await receiver.close();
    },
  };
}
