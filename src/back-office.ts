import { CatalogueController } from './api/catalogue.controller.js';
import { DeskController } from './api/desk.controller.js';
import { ExportController } from './api/export.controller.js';
import { HealthController } from './api/health.controller.js';
import { LooksController } from './api/looks.controller.js';
import { QuarantineController } from './api/quarantine.controller.js';
import { RecipientController } from './api/recipient.controller.js';
import { RequestsDeskController } from './api/requests-desk.controller.js';

/** Who serves others than customers: the retailer, recipients, the officer, the operator. */
export const BACK_OFFICE = [
  CatalogueController,
  DeskController,
  ExportController,
  HealthController,
  LooksController,
  QuarantineController,
  RecipientController,
  RequestsDeskController,
];
