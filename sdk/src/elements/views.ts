import { html, nothing, type TemplateResult } from 'lit/html.js';
import type { MayStillHold, Standing, Stores } from '../client/shape.js';
import type { Village } from '../client/village.js';
import type { CallOptions } from '../core/call.js';
import { done, kept, used } from './records.js';
import { rowsIn } from './rows.js';
import { type Scene, sentence } from './scene.js';
import { standingOf } from './standing.js';
import type { SlipSentence } from './texts-slips.js';
import { capital } from './words.js';

/** All that a row is drawn from. */
export interface Ledger extends Scene<SlipSentence> {
  readonly stores: Stores['items'];
}

/** A row of a view: when, what, and the receipt of it where there is one. */
export interface Entry {
  readonly key: string;
  readonly at: string | undefined;
  readonly receipt: string | undefined;
  readonly said: (ledger: Ledger) => TemplateResult;
}

/** A part of a view. */
export interface Stretch {
  readonly entries: readonly Entry[];
  readonly next?: string | undefined;
}

/** The views: each its own question, and never one list for two. */
export const VIEWS = ['acts', 'can', 'did', 'still', 'held'] as const;
export type View = (typeof VIEWS)[number];

/** As much of a list as one reads at once. */
const LINES = 20;

type Read = (village: Village, after: string | undefined, options: CallOptions) => Promise<Stretch>;

const lines = (after: string | undefined) => ({ limit: LINES, ...(after ? { after } : {}) });

/** How each view is read. Reading writes nothing (L9). */
export const READ: Readonly<Record<View, Read>> = {
  acts: async (village, after, options) => {
    const { items, next } = await village.history.list(lines(after), options);
    const entries = items.map((one) => ({
      key: one.line,
      at: one.at,
      receipt: one.line,
      said: (ledger: Ledger) => done(ledger, one),
    }));
    return { entries, next };
  },
  can: async (village) => ({ entries: rightsIn(await standingOf(village)) }),
  did: async (village, after, options) => {
    const { items, next } = await village.disclosures.list(lines(after), options);
    const entries = items.map(({ id, at, recipient, uses, store }) => ({
      key: id,
      at,
      receipt: id,
      said: (ledger: Ledger) =>
        html`${used(ledger, recipient, uses)}
          <p class="soft">${storeIn(ledger, store)}</p>`,
    }));
    return { entries, next };
  },
  still: async (village, _, options) => ({
    entries: keptIn((await village.disclosures.mayStillHold(options)).items),
  }),
  held: async (village, _, options) => {
    const { items } = await village.held.list(options);
    const entries = items.map(({ ref, at, title, reason, elsewhere = [] }) => ({
      key: ref,
      at,
      receipt: undefined,
      said: (ledger: Ledger) =>
        html`<p>${title}: ${ledger.words.name('hold', reason)}</p>
          ${elsewhere.length > 0 ? html`<p class="soft">${placesIn(ledger, elsewhere)}</p>` : nothing}`,
    }));
    return { entries };
  },
};

/** What is given now: who could read it. */
const rightsIn = (standing: Standing): readonly Entry[] =>
  rowsIn(standing, [])
    .filter(({ isOn }) => isOn)
    .map(({ key, word, stand }) => ({
      key,
      at: undefined,
      receipt: stand?.line,
      said: (ledger) => {
        const { say, day } = ledger.words;
        const until = stand?.until ? say('permission.until', { date: day(stand.until) }) : '';
        return html`<p>${sentence(ledger, word)} <span class="soft">${until}</span></p>`;
      },
    }));

/** What was read together and stands alike is one row. */
function keptIn(items: readonly MayStillHold[]): readonly Entry[] {
  const rows = new Map<string, readonly [MayStillHold, ...MayStillHold[]]>();
  for (const one of items) {
    const key = [one.use, one.state, one.endedAt, one.endReason].join(' ');
    rows.set(key, [...(rows.get(key) ?? []), one] as const);
  }
  return Array.from(rows, ([key, [first, ...more]]) => ({
    key,
    at: first.lastUsedAt,
    receipt: first.use,
    said: (ledger) =>
      kept(
        ledger,
        first,
        [first, ...more].map(({ field }) => field),
      ),
  }));
}

const storeIn = ({ stores }: Ledger, id: string): string =>
  stores.find((store) => store.id === id)?.name ?? id;

const placesIn = (ledger: Ledger, ids: readonly string[]): string =>
  capital(
    ledger.words.say('held.elsewhere', {
      stores: ledger.words.list(ids.map((id) => storeIn(ledger, id))),
    }),
  );
