import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { Controller } from './audit/records/controller.js';
import { parseStrict } from './base/json.js';
import { DEMO_CONTROLLER } from './beside.js';
import type { Settings } from './settings.js';

/** Who is responsible: as the file says, or the markets of the demo, where nobody real is asked. */
export function controllerOf({
  controller,
  tokenIssuer,
}: Pick<Settings, 'controller' | 'tokenIssuer'>): Controller | null {
  const path = controller ?? (tokenIssuer === undefined ? DEMO_CONTROLLER : undefined);
  if (path === undefined) return null;
  const said = z.safeParse(Controller, parseStrict(readFileSync(path, 'utf8')));
  if (said.success) return said.data;
  const members = said.error.issues.map((issue) => issue.path.join('.') || 'the whole');
  throw new Error(
    `CONTROLLER does not say who is responsible: ${[...new Set(members)].join(', ')}.`,
  );
}
