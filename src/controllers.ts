import { routes } from '@village-butcher/sdk/contract';
import { AuditController } from './api/audit.controller.js';
import { CatalogueController } from './api/catalogue.controller.js';
import { ConsentController } from './api/consent.controller.js';
import { ErasureController } from './api/erasure.controller.js';
import { HealthController } from './api/health.controller.js';
import { MembersController } from './api/members.controller.js';
import { ProfileController } from './api/profile.controller.js';
import { checkTable } from './api/route.decorator.js';
import { WishController } from './api/wish.controller.js';
import { IN_STORE } from './in-store.js';

/** Who serves the contract's table. */
const PRODUCT = [
  AuditController,
  CatalogueController,
  ConsentController,
  ErasureController,
  HealthController,
  MembersController,
  ProfileController,
  WishController,
  ...IN_STORE,
];

/** Who serves: the product, held against its table. */
export function productControllers(): typeof PRODUCT {
  checkTable(PRODUCT, Object.values(routes));
  return PRODUCT;
}
