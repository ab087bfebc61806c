import { Body, Controller } from '@nestjs/common';
import { routes, type CatalogueImport, type ImportReport } from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { importCatalogue } from '../catalogue/import.flow.js';
import { Shelves } from '../catalogue/shelves.js';
import { Route } from './route.decorator.js';

/** What the retailer brings, and where their stores are. */
@Controller()
export class CatalogueController {
  constructor(
    private readonly db: DataSource,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  @Route(routes.createImport)
  createImport(
    @Body({ schema: routes.createImport.body }) document: CatalogueImport,
  ): Promise<ImportReport> {
    return importCatalogue(this.db, this.shelves, document, this.clock.now());
  }

  @Route(routes.stores)
  stores(): { readonly items: readonly object[] } {
    return { items: Array.from(this.shelves.current().shelf.stores.values()) };
  }
}
