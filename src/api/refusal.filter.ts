import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { askedOf } from './asked.js';
import { traceOf, Log } from './log.js';
import { noOf, problemOf } from './problem.js';
import { refusals } from './request.js';

/** Seconds after which a busy service, or one that was asked too often, may be asked again. */
const RETRY_AFTER = '1';

/** Says no, in one shape, for everything that can be thrown. The caller never hears why it broke. */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const error = thrown instanceof HttpException ? { statusCode: thrown.getStatus() } : thrown;
    const no = noOf(error);
    refusals.set(request, no);
    if (no.code === 'internal') {
      this.log.tell({ event: 'failed', ...askedOf(request), ...traceOf(thrown) });
    }
    if (reply.sent) return;
    const problem = problemOf(no, request.id);
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    if (problem.status === 503 || problem.status === 429) reply.header('retry-after', RETRY_AFTER);
    reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
