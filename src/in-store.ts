import { CounterController } from './api/counter.controller.js';
import { SettledController } from './api/settled.controller.js';
import { SuggestController } from './api/suggest.controller.js';
import { VisitController } from './api/visit.controller.js';

/** Who serves somebody who stands in a store. */
export const IN_STORE = [
  CounterController,
  SettledController,
  SuggestController,
  VisitController,
] as const;
