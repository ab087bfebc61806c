import { DevelopmentController } from './api/development.controller.js';
import { developmentRoutes } from './api/development.js';
import { checkTable } from './api/route.decorator.js';
import { productControllers } from './controllers.js';
import type { Parts } from './parts.js';

/** Who stands in for a sign-in, held against its own small table. */
export function developmentControllers(): [typeof DevelopmentController] {
  checkTable([DevelopmentController], Object.values(developmentRoutes));
  return [DevelopmentController];
}

/** Everybody who serves: the product, and the stand-in where there is no sign-in. */
export const controllersOf = ({ issuer }: Pick<Parts, 'issuer'>) => [
  ...productControllers(),
  ...(issuer ? developmentControllers() : []),
];
