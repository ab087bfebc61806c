import {
  Injectable,
  StandardSchemaValidationPipe,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { Refusal } from '../base/refusal.js';
import { keyIn } from './act.js';
import { issuesOf } from './issues.js';
import { routeOf } from './route.decorator.js';

/** What every request must look like before anyone reads it: nothing that the table does not name. */
@Injectable()
export class FormGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { method, query, body, writes } = routeOf(context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (query === undefined && Object.keys(request.query as object).length > 0) {
      throw new Refusal('invalid', 'This route takes no query.');
    }
    if (body === undefined && request.body !== undefined) {
      throw new Refusal('invalid', 'This route takes no body.');
    }
    if (method === 'POST' && writes) keyIn(request.headers['idempotency-key']);
    return true;
  }
}

/** Holds what came in against the schema of its place. */
export class FormPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        // All our schemas are zod's, and so are their issues.
        new Refusal('invalid', 'Not as the contract says.', issuesOf(issues as z.core.$ZodIssue[])),
    });
  }

  /** A key that reaches for a prototype is refused by the schema, and not taken out in silence. */
  protected override stripProtoKeys(): void {}
}
