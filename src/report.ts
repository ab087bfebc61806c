import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedOf } from './api/asked.js';
import type { Log } from './api/log.js';
import { refusals } from './api/request.js';
import { securityOf } from './api/security.js';

/** One line for the operator, and before it one for those who watch, where there is something to see. */
export function report(log: Log, request: FastifyRequest, reply: FastifyReply): void {
  const asked = askedOf(request);
  const { code, reason } = refusals.get(request) ?? {};
  const answer = { status: reply.statusCode, code, reason };
  const seen = securityOf(asked, answer);
  if (seen) log.warn(seen);
  log.tell({ event: 'answered', ...asked, ...answer, ms: Math.round(reply.elapsedTime) });
}
