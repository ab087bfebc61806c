import { routes, type RefusalCode } from '@village-butcher/sdk/contract';
import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { LogEvent, Watched } from './api/log.js';

/** Up to which durations requests are counted, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** What stands for whatever the list does not name. */
const OTHER = 'other';
const ROUTES: ReadonlySet<string> = new Set([
  ...Object.values(routes).map(({ path }) => path.replaceAll(/\{(\w+)\}/g, ':$1')),
  '/v1/ledger/checkpoint',
  '/v1/ledger/tile/*',
  '/openapi.json',
]);
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS']);

/** A route that is open for minutes, by its nature: how long says nothing. */
const STREAM: string = routes.changes.path;

/**
 * What the service counts of itself: what its log says, and nothing that could not stand there. A label
 * is a template of a route, a method, a class of statuses, or a word of a closed list: no value, no id
 * and no name of anybody fits into one.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly #durations = new Histogram({
    name: 'village_http_request_duration_seconds',
    help: 'How long answers took, by route and class of status. Streams are not among them.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly #refusals = this.#counter('refusals', 'Requests that were refused.', ['code', 'route']);
  readonly #tokens = this.#counter('refused_tokens', 'Tokens that open nothing.', ['reason']);
  readonly #watched = this.#counter('security_events', 'What a watch was told.', ['event']);
  readonly #failures = this.#counter('failures', 'Bugs, and chores that failed.', ['where']);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Counts what the log is told. */
  hear(event: LogEvent | Watched): void {
    if ('stream' in event) {
      this.#watched.inc({ event: event.event });
      return;
    }
    if (event.event === 'failed') this.#failures.inc({ where: 'request' });
    if (event.event === 'chore-failed') this.#failures.inc({ where: event.chore });
    if (event.event === 'answered') this.#answered(event);
  }

  #answered({ method, route, status, ms, code, reason }: Answered): void {
    const labels = { method: known(METHODS, method), route: known(ROUTES, route) };
    const ofStatus = `${Math.floor(status / 100)}xx`;
    if (route !== STREAM) this.#durations.observe({ ...labels, status: ofStatus }, ms / 1000);
    if (code === undefined) return;
    this.#refusals.inc({ code: code satisfies RefusalCode, route: labels.route });
    if (code === 'token-refused' && reason !== undefined) this.#tokens.inc({ reason });
  }

  #counter<Label extends string>(what: string, help: string, labelNames: readonly Label[]) {
    const name = `village_${what}_total`;
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}

type Answered = Extract<LogEvent, { event: 'answered' }>;

const known = (list: ReadonlySet<string>, word: string): string => (list.has(word) ? word : OTHER);
