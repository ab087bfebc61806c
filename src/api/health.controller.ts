import { Controller } from '@nestjs/common';
import { routes, type Ready } from '@village-butcher/sdk/contract';
import { Readiness } from './readiness.js';
import { Route } from './route.decorator.js';

const OK = { status: 'ok' } as const;

/** For whoever runs the service. It says yes or no, and never why not. */
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Route(routes.live)
  live(): typeof OK {
    return OK;
  }

  @Route(routes.ready)
  ready(): Promise<Ready> {
    return this.readiness.check();
  }
}
