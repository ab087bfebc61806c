import { type Path, paths } from './paths.js';
import { rightsPaths } from './rights-paths.js';

const importing = { policy: 'retailer', role: 'retailer', limit: 'import', writes: true } as const;
const trying = { policy: 'retailer', role: 'retailer', limit: 'read', writes: false } as const;
const asking = { policy: 'question', role: 'dpo', limit: 'read', writes: false } as const;
const exporting = { ...asking, limit: 'act', writes: true } as const;
const holding = { ...asking, scope: 'audit:quarantine', path: '/v1/audit/quarantines' } as const;
const naming = { ...exporting, scope: 'audit:identify' } as const;
const seen = {
  method: 'GET',
  policy: 'own',
  role: 'customer',
  limit: 'read',
  writes: false,
} as const;
const told = { policy: 'notification-of-this-recipient', role: 'recipient' } as const;
const health = {
  method: 'GET',
  policy: 'operator',
  role: 'none',
  limit: 'free',
  writes: false,
} as const;

/** The routes of counters, of recipients, of a retailer's backend, of the desk and of operators. No customer's phone carries them. */
export const housePaths = {
  counterView: {
    method: 'GET',
    path: '/v1/counters/{counter}/customers/{visit}',
    policy: 'visit-of-this-counter',
    role: 'counter',
    limit: 'look',
    writes: false,
  },
  subject: { ...seen, path: '/v1/me/subject' },
  ownLooks: { ...seen, path: '/v1/me/looks' },
  ownAttempts: { ...seen, path: '/v1/me/refused-attempts' },
  ...rightsPaths,
  notification: {
    ...told,
    method: 'GET',
    path: '/v1/recipient/notifications/{id}',
    limit: 'read',
    writes: false,
  },
  acknowledge: {
    ...told,
    method: 'POST',
    path: '/v1/recipient/notifications/{id}/acknowledgements',
    limit: 'act',
    writes: true,
  },
  createImport: { ...importing, method: 'POST', path: '/v1/imports' },
  importRecipes: { ...importing, method: 'POST', path: '/v1/imports/recipes' },
  importProducts: { ...importing, method: 'POST', path: '/v1/imports/products' },
  importStock: { ...importing, method: 'POST', path: '/v1/imports/stock' },
  putClaim: { ...importing, method: 'PUT', path: '/v1/imports/claims/{product}/{allergen}' },
  removeClaim: { ...importing, method: 'DELETE', path: '/v1/imports/claims/{product}/{allergen}' },
  explain: { ...trying, method: 'POST', path: '/v1/suggestions/explain' },
  questions: { ...asking, method: 'GET', path: '/v1/audit/questions' },
  answer: { ...asking, method: 'POST', path: '/v1/audit/answers' },
  lastNight: { ...asking, method: 'GET', path: '/v1/audit/last-night' },
  createExport: { ...exporting, method: 'POST', path: '/v1/audit/exports' },
  getExport: { ...asking, method: 'GET', path: '/v1/audit/exports/{id}' },
  exportArchive: { ...asking, method: 'GET', path: '/v1/audit/exports/{id}/archive' },
  cancelExport: { ...exporting, method: 'DELETE', path: '/v1/audit/exports/{id}' },
  quarantines: { ...holding, method: 'GET' },
  openQuarantine: { ...holding, method: 'POST', limit: 'act', writes: true },
  liftQuarantine: {
    ...holding,
    method: 'POST',
    path: '/v1/audit/quarantines/{id}/lifts',
    limit: 'act',
    writes: true,
  },
  createNaming: { ...naming, method: 'POST', path: '/v1/audit/namings' },
  namings: { ...asking, scope: 'audit:identify', method: 'GET', path: '/v1/audit/namings' },
  endNaming: { ...naming, method: 'POST', path: '/v1/audit/namings/{id}/ends' },
  readNaming: { ...naming, method: 'POST', path: '/v1/audit/namings/{id}/answers' },
  openRequests: { ...asking, method: 'GET', path: '/v1/audit/requests' },
  fileAtDesk: { ...exporting, method: 'POST', path: '/v1/audit/requests' },
  stepAtDesk: { ...exporting, method: 'POST', path: '/v1/audit/requests/{id}/steps' },
  live: { ...health, path: '/health/live' },
  ready: { ...health, path: '/health/ready' },
} as const satisfies Record<string, Path>;

/** The table of routes. */
export const allPaths = { ...paths, ...housePaths } as const;
/** What a route is called, in code and in OpenAPI. */
export type RouteName = keyof typeof allPaths;
