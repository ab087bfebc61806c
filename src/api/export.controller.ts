import { Body, Controller, Header, Param, StreamableFile } from '@nestjs/common';
import { routes, type Export, type ExportAct } from '@village-butcher/sdk/contract';
import { ExportDesk } from '../audit/export-desk.flow.js';
import { beginExport, cancelExport, openArchive, showExport } from '../audit/export.flow.js';
import { Clock } from '../base/clock.js';
import type { Act } from '../ledger/line.js';
import { TheAct, TheOfficer } from './caller.decorator.js';
import type { Officer } from './caller.js';
import { Route } from './route.decorator.js';

/** Which export. */
interface ById {
  readonly id: string;
}

/** What the data-protection officer takes out of the house: begun, looked after, fetched. */
@Controller()
export class ExportController {
  constructor(
    private readonly desk: ExportDesk,
    private readonly clock: Clock,
  ) {}

  @Route(routes.createExport)
  create(
    @TheOfficer() officer: Officer,
    @TheAct() act: Act,
    @Body({ schema: routes.createExport.body }) said: ExportAct,
  ): Promise<Export> {
    return beginExport(this.desk, said, { officer, act }, this.clock.now());
  }

  @Route(routes.getExport)
  get(@Param({ schema: routes.getExport.params }) { id }: ById): Promise<Export> {
    return showExport(this.desk, id, this.clock.now());
  }

  @Route(routes.exportArchive)
  @Header('connection', 'close')
  async archive(
    @TheOfficer() officer: Officer,
    @Param({ schema: routes.exportArchive.params }) { id }: ById,
  ): Promise<StreamableFile> {
    const { stream, bytes } = await openArchive(this.desk, id, officer, this.clock.now());
    return new StreamableFile(stream, {
      type: routes.exportArchive.media,
      disposition: `attachment; filename="${id}.zip"`,
      length: bytes,
    });
  }

  @Route(routes.cancelExport)
  cancel(
    @TheOfficer() officer: Officer,
    @Param({ schema: routes.cancelExport.params }) { id }: ById,
  ): Promise<Export> {
    return cancelExport(this.desk, id, officer, this.clock.now());
  }
}
