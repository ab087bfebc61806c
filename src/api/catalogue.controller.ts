import { Body, Controller, Param } from '@nestjs/common';
import {
  routes,
  type CatalogueImport,
  type ClaimAct,
  type Claimed,
  type ImportReport,
  type ProductsImport,
  type RecipesImport,
  type RowsReport,
  type StockImport,
  type StockReport,
} from '@village-butcher/sdk/contract';
import { DataSource } from 'typeorm';
import { Clock } from '../base/clock.js';
import { claim, withdrawClaim } from '../catalogue/claim.flow.js';
import type { About } from '../catalogue/claim.store.js';
import { importProducts, importRecipes, importStock } from '../catalogue/import-rows.flow.js';
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

  @Route(routes.importRecipes)
  importRecipes(
    @Body({ schema: routes.importRecipes.body }) sent: RecipesImport,
  ): Promise<RowsReport> {
    return importRecipes(this.db, this.shelves, sent, this.clock.now());
  }

  @Route(routes.importProducts)
  importProducts(
    @Body({ schema: routes.importProducts.body }) sent: ProductsImport,
  ): Promise<RowsReport> {
    return importProducts(this.db, this.shelves, sent, this.clock.now());
  }

  @Route(routes.importStock)
  importStock(@Body({ schema: routes.importStock.body }) sent: StockImport): Promise<StockReport> {
    return importStock(this.db, this.shelves, sent, this.clock.now());
  }

  @Route(routes.putClaim)
  putClaim(
    @Param({ schema: routes.putClaim.params }) about: About,
    @Body({ schema: routes.putClaim.body }) act: ClaimAct,
  ): Promise<Claimed> {
    return claim(this.db, this.shelves, { ...about, act }, this.clock.now());
  }

  @Route(routes.removeClaim)
  removeClaim(@Param({ schema: routes.removeClaim.params }) about: About): Promise<void> {
    return withdrawClaim(this.db, this.shelves, about, this.clock.now());
  }

  @Route(routes.stores)
  stores(): { readonly items: readonly object[] } {
    return { items: Array.from(this.shelves.current().shelf.stores.values()) };
  }
}
