import { AuditController } from './api/audit.controller.js';
import { ConsentController } from './api/consent.controller.js';
import { ErasureController } from './api/erasure.controller.js';
import { MembersController } from './api/members.controller.js';
import { OwnFileController } from './api/own-file.controller.js';
import { ProfileController } from './api/profile.controller.js';
import { RequestsController } from './api/requests.controller.js';
import { TABLE, checkTable } from './api/route.decorator.js';
import { StandingController } from './api/standing.controller.js';
import { WishController } from './api/wish.controller.js';
import { BACK_OFFICE } from './back-office.js';
import { IN_STORE } from './in-store.js';

/** Who serves the contract's table. */
const PRODUCT = [
  AuditController,
  ConsentController,
  ErasureController,
  MembersController,
  OwnFileController,
  ProfileController,
  RequestsController,
  StandingController,
  WishController,
  ...IN_STORE,
  ...BACK_OFFICE,
];

/** Who serves: the product, held against its table. */
export function productControllers(): typeof PRODUCT {
  checkTable(PRODUCT, TABLE);
  return PRODUCT;
}
