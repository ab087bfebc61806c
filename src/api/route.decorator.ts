import {
  HttpCode,
  RequestMapping,
  RequestMethod,
  SerializeOptions,
  SetMetadata,
  applyDecorators,
} from '@nestjs/common';
import { routes, type Path, type Route as Shapes } from '@village-butcher/sdk/contract';

/** A route of a table: where it is, who may use it, what goes in and what comes out. */
export type TableRoute = Shapes & Path;

/** All that the product promises. */
export const TABLE: readonly TableRoute[] = Object.values(routes);

const ROUTE = 'village:route';

/**
 * Serves a route of the table. Method, path and status come from there, and what its reply does not
 * name does not leave the house.
 */
export const Route = (route: TableRoute): MethodDecorator =>
  applyDecorators(
    SetMetadata(ROUTE, route),
    RequestMapping({
      method: RequestMethod[route.method],
      path: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    }),
    HttpCode(statusOf(route)),
    SerializeOptions({ schema: route.reply }),
  );

/** The status of a yes. */
export const statusOf = (route: TableRoute): number =>
  route.status ?? (isSilent(route) ? 204 : 200);

/** Does it answer without a body? */
export const isSilent = ({ reply }: TableRoute): boolean => reply._zod.def.type === 'undefined';

/** The route that a method serves. A method without one serves nobody. */
export function routeOf(method: object): TableRoute {
  const route: TableRoute | undefined = Reflect.getMetadata(ROUTE, method);
  if (route === undefined) throw new Error('A method of a controller is not in the table.');
  return route;
}

type Controller = new (...parts: never[]) => object;

/** Holds the controllers against a table: what is served and what is promised are the same. */
export function checkTable(controllers: readonly Controller[], table: readonly TableRoute[]): void {
  const served = routesIn(controllers);
  for (const { method, path } of served.filter((route) => !table.includes(route))) {
    throw new Error(`${method} ${path} is not in the table.`);
  }
  for (const { method, path } of table.filter((route) => !served.includes(route))) {
    throw new Error(`Nobody serves ${method} ${path}.`);
  }
}

/** The routes that controllers serve. Fails where a method has a path of its own making. */
const routesIn = (controllers: readonly Controller[]): TableRoute[] =>
  controllers
    .flatMap(({ prototype }) => Object.values(Object.getOwnPropertyDescriptors(prototype)))
    .map(({ value }): unknown => value)
    .filter((method) => typeof method === 'function')
    .filter((method) => Reflect.hasMetadata('method', method))
    .map(routeOf);
