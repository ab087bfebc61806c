import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Act } from '../ledger/line.js';
import { actOf } from './act.js';
import type { Caller, Counter, Guest, Officer } from './caller.js';
import { marksIn } from './headers.js';
import { bodies, callers, counters, guests, officers } from './request.js';

/** Who asks, as the token and the client register say. */
export const TheCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller =>
  callerOf(requestIn(context)),
);

/** Who asks, where also a guest may. */
export const TheVisitor = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller | Guest => {
    const request = requestIn(context);
    return guests.get(request) ?? callerOf(request);
  },
);

/** Which counter asks, as the token and the client register say. */
export const TheCounter = createParamDecorator((_: unknown, context: ExecutionContext): Counter =>
  letIn(counters.get(requestIn(context))),
);

/** The officer who asks. */
export const TheOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Officer =>
  letIn(officers.get(requestIn(context))),
);

/** The act that a request is. Only what says the same thing twice anyway may come without a key. */
export const TheAct = createParamDecorator((_: unknown, context: ExecutionContext): Act => {
  const request = requestIn(context);
  const { method, url: path, headers } = request;
  const key = headers['idempotency-key'] ?? (method === 'POST' ? undefined : randomUUID());
  return actOf(key, { client: clientOf(request), method, path, body: bodies.get(request) });
});

/** Where the caller stood when they decided, as the request says it (`If-Match`). */
export const TheSeen = createParamDecorator(
  (_: unknown, context: ExecutionContext): readonly string[] | undefined =>
    marksIn(requestIn(context).headers['if-match']),
);

const requestIn = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

const callerOf = (request: FastifyRequest): Caller => letIn(callers.get(request));

const clientOf = (request: FastifyRequest): string =>
  letIn(callers.get(request) ?? officers.get(request)).client;

function letIn<Known>(known: Known | undefined): Known {
  if (known === undefined) throw new Error('Nobody was let in here.');
  return known;
}
