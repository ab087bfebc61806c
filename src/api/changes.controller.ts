import { Readable } from 'node:stream';
import { Controller, Header, Req, StreamableFile } from '@nestjs/common';
import { routes } from '@village-butcher/sdk/contract';
import type { FastifyRequest } from 'fastify';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Changes } from './changes.flow.js';
import { Route } from './route.decorator.js';

/** So much may wait for somebody who does not read, beside what the connection itself takes. */
const MOST_WAITING_BYTES = 4096;

/** That something changed, as it changes. */
@Controller()
export class ChangesController {
  constructor(private readonly changes: Changes) {}

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
