import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Act } from '../ledger/line.js';
import { actOf, without } from './act.js';
import type { Caller, Counter, Guest, Officer, Told } from './caller.js';
import { marksIn } from './headers.js';
import { bodies, callers, clients, counters, guests, officers, recipients } from './request.js';
import { sdkIn } from './screens.js';

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

/** Which recipient asks, as the token and the client register say. */
export const TheRecipient = createParamDecorator((_: unknown, context: ExecutionContext): Told =>
  letIn(recipients.get(requestIn(context))),
);

/** The officer who asks. */
export const TheOfficer = createParamDecorator((_: unknown, context: ExecutionContext): Officer =>
  letIn(officers.get(requestIn(context))),
);

/**
 * The act that a request is, apart from these members of its body. Only what says the same thing
 * twice anyway may come without a key.
 */
export const TheAct = createParamDecorator(
  (apart: readonly string[] | undefined, context: ExecutionContext): Act => {
    const request = requestIn(context);
    const { method, url: path, headers } = request;
    const key = headers['idempotency-key'] ?? (method === 'POST' ? undefined : randomUUID());
    const sent = bodies.get(request);
    const body = apart ? without(apart, sent) : sent;
    return actOf(key, { client: clientOf(request), method, path, body });
  },
);

/** The version of the SDK that the caller uses, if they say so. */
export const TheSdk = createParamDecorator((_: unknown, context: ExecutionContext): string | null =>
  sdkIn(requestIn(context).headers['village-sdk']),
);

/** Where the caller stood when they decided, as the request says it (`If-Match`). */
export const TheSeen = createParamDecorator(
  (_: unknown, context: ExecutionContext): readonly string[] | undefined =>
    marksIn(requestIn(context).headers['if-match']),
);

const requestIn = (context: ExecutionContext): FastifyRequest =>
  context.switchToHttp().getRequest<FastifyRequest>();

const callerOf = (request: FastifyRequest): Caller => letIn(callers.get(request));

const clientOf = (request: FastifyRequest): string => letIn(clients.get(request));

function letIn<Known>(known: Known | undefined): Known {
  if (known === undefined) throw new Error('Nobody was let in here.');
  return known;
}
