import { Readable } from 'node:stream';
import { Controller, StreamableFile } from '@nestjs/common';
import { routes } from '@village-butcher/sdk/contract';
import { Clock } from '../base/clock.js';
import { ownFile, Rooms } from '../recommend/own-file.flow.js';
import { TheCaller } from './caller.decorator.js';
import type { Caller } from './caller.js';
import { Route } from './route.decorator.js';

/** Pieces that are ready before somebody reads them. */
const MOST_AHEAD = 8;

/** Everything about me, in my own hands. */
@Controller()
export class OwnFileController {
  constructor(
    private readonly rooms: Rooms,
    private readonly clock: Clock,
  ) {}

  @Route(routes.export)
  async export(@TheCaller() { customer }: Caller): Promise<StreamableFile> {
    const pieces = await ownFile(this.rooms, customer, this.clock.now());
    return new StreamableFile(Readable.from(pieces, { highWaterMark: MOST_AHEAD }), {
      type: 'application/json; charset=utf-8',
      disposition: 'attachment; filename="village.json"',
    });
  }
}
