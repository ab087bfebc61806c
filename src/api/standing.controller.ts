import { Readable } from 'node:stream';
import { Controller, Header, Req, Res, StreamableFile } from '@nestjs/common';
import { routes, type Standing } from '@village-butcher/sdk/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Changes } from './changes.flow.js';
import { Route } from './route.decorator.js';
import { Screens } from './screens.js';

/** So much may wait for somebody who does not read, beside what the connection itself takes. */
const MOST_WAITING_BYTES = 4096;

/** Where a customer stands, and that it changed. */
@Controller()
export class StandingController {
  constructor(
    private readonly changes: Changes,
    private readonly screens: Screens,
  ) {}

  @Route(routes.permissions)
  async permissions(
    @TheCaller() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Standing> {
    const { shown, tag, ...seen } = await this.changes.now(caller.customer);
    reply.header('etag', tag).header('notice-snapshot', this.screens.snapshotOf(caller, seen));
    return shown;
  }

  @Route(routes.changes)
  @Header('connection', 'close')
  @Header('x-accel-buffering', 'no')
  async listen(
    @TheCaller() { customer, until }: Caller,
    @Req() { id: request }: FastifyRequest,
  ): Promise<StreamableFile> {
    const stream = new Readable({ highWaterMark: MOST_WAITING_BYTES, read() {} });
    stream.once('close', await this.changes.add(customer, { request, until }, stream));
    return new StreamableFile(stream, { type: `${routes.changes.media}; charset=utf-8` });
  }
}
