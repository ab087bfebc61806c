import { routes } from '@village-butcher/sdk/contract';
import { AuditController } from './api/audit.controller.js';
import { ConsentController } from './api/consent.controller.js';
import { ErasureController } from './api/erasure.controller.js';
import { MembersController } from './api/members.controller.js';
import { ProfileController } from './api/profile.controller.js';
import { checkTable } from './api/route.decorator.js';
import { SettledController } from './api/settled.controller.js';
import { SuggestController } from './api/suggest.controller.js';
import { WishController } from './api/wish.controller.js';
import { BACK_OFFICE } from './back-office.js';

/** Who serves the contract's table. */
const PRODUCT = [
  AuditController,
  ConsentController,
  ErasureController,
  MembersController,
  ProfileController,
  SettledController,
  SuggestController,
  WishController,
  ...BACK_OFFICE,
];

/** Who serves: the product, held against its table. */
export function productControllers(): typeof PRODUCT {
  checkTable(PRODUCT, Object.values(routes));
  return PRODUCT;
}
