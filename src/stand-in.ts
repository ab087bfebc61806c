import { DevelopmentController } from './api/development.controller.js';
import { developmentRoutes } from './api/development.js';
import { checkTable } from './api/route.decorator.js';

/** Who stands in for a sign-in, held against its own small table. */
export function developmentControllers(): [typeof DevelopmentController] {
  checkTable([DevelopmentController], Object.values(developmentRoutes));
  return [DevelopmentController];
}
