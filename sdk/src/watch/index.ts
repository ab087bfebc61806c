/** What an app may hear of its calls, beside their answers. */
export {
  type Announced,
  announcing,
  type ContractMismatch,
  type Deprecated,
} from './announcing.js';
export type { Hooks, Sighting } from '../core/hooks.js';
export { type Logger, loggingTo } from './log.js';
