import { allPaths, type RouteName } from './all-paths.js';

/** Which route an address is of. The service may be reached below any path, so only its end counts. */
export const routeAt = (url: string, method = 'GET'): RouteName | undefined =>
  ROUTES.find((one) => one.method === method && one.end.test(new URL(url).pathname))?.name;

const ROUTES = (Object.keys(allPaths) as readonly RouteName[]).map((name) => ({
  name,
  method: allPaths[name].method,
  end: new RegExp(`${allPaths[name].path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));
