import type { INestApplication } from '@nestjs/common';
import { ClientRegister } from './api/client-register.js';
import type { Log } from './api/log.js';
import { ExportDesk } from './audit/export-desk.flow.js';
import { workOnExports } from './audit/export-work.flow.js';
import { askTonight } from './audit/night.flow.js';
import { patient } from './patience.js';

/** What is done for the desk without being asked. */
interface DeskChores {
  /** Works off the exports that somebody asked for. */
  readonly exportAll: () => Promise<unknown>;
  /** Asks the questions of the night, once it is due. */
  readonly askTonight: () => Promise<unknown>;
}

/** The desk's chores. An export may take longer than the next look, and one that fails can wait. */
export function deskChores(app: Pick<INestApplication, 'get'>, log: Log): DeskChores {
  const desk = app.get(ExportDesk);
  const register = app.get(ClientRegister);
  const isOfficer = (client: string) => register.clientOf(client)?.role === 'dpo';
  return {
    exportAll: patient(() => workOnExports(desk, isOfficer, null)),
    askTonight: patient(() =>
      askTonight(desk, null, (counted) => log.tell({ event: 'night', ...counted })),
    ),
  };
}
