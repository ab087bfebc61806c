import type { Notice, Receipt, Standing } from '../contract/consent.js';
import type { Problem } from '../contract/problem.js';
import type { Disclosure, HistoryEntry } from '../contract/record.js';
import type { Held, Suggestions } from '../contract/suggest.js';
import { FIELDS_FOR } from '../contract/vocabulary.js';
import { MARKET, STORE } from './market.js';

const LINE = '019acfae-7c00-7000-8000-000000000001';
const ACT = '019acfae-7c00-7000-8000-000000000002';
const AT = '2026-11-26T12:00:00.000Z';
const UNTIL = '2027-11-26T12:00:00.000Z';
const WHICH = { field: 'memory', recipient: 'app:brandt', purpose: 'recipes' } as const;

const notice: Notice = {
  id: 'what-i-share',
  version: 1,
  locale: 'en',
  text: 'You decide what you share.',
  sha256: 'iG2Tl1sSZ0pDqXJ0n0Y0bq2y1h3V8yqk0o0l0pYV3wE',
};

const standing: Standing = {
  standing: [{ ...WHICH, verdict: 'granted', until: UNTIL, line: LINE }],
  askable: [
    {
      recipient: WHICH.recipient,
      purpose: 'recipes',
      fields: ['memory', 'diet'],
      longestDays: 365,
    },
  ],
  wishes: [{ purpose: 'recipes', channel: 'app' }],
  notices: [notice],
  recipients: [{ id: WHICH.recipient, name: 'Brandt Frischemärkte' }],
  told: ['memory'],
  pending: [],
  pausedUntil: null,
};

const suggestions: Suggestions = {
  items: [
    {
      ref: 'pumpkin-soup',
      kind: 'recipe',
      purpose: 'recipes',
      title: 'Kürbissuppe',
      reasons: [
        {
          key: 'boost.remembered-in',
          params: { products: 'Kürbis' },
          text: 'with Kürbis, as you told us',
          effect: 'boost',
          delta: 3,
          field: 'memory',
          restsOn: { ...WHICH, line: LINE },
        },
      ],
      rests: [{ ...WHICH, line: LINE }],
    },
  ],
  notChecked: FIELDS_FOR.recipes.filter((field) => field !== WHICH.field),
  heldCount: 2,
  catalogue: 'market-1',
  rules: 'fake',
};

/** A promise that nobody signed: it shows what a receipt looks like, and proves nothing. */
const receipt: Receipt = {
  receipt: 'village-butcher/receipt@v1',
  id: ACT,
  log: 'village.example/village/fake',
  state: 'promised',
  lines: [],
  checkpoint: null,
  promise: null,
};

const held: Held = {
  ref: 'nut-granola',
  kind: 'recipe',
  title: 'Nussmüsli',
  reason: 'constraint',
  at: AT,
};

const history: HistoryEntry = {
  line: LINE,
  act: ACT,
  at: AT,
  type: 'granted',
  permissions: [{ ...WHICH, until: UNTIL }],
};

const disclosure: Disclosure = {
  id: '019acfae-7c00-7000-8000-000000000003',
  at: AT,
  recipient: WHICH.recipient,
  client: 'app',
  store: STORE,
  uses: [{ field: WHICH.field, purpose: WHICH.purpose, line: LINE }],
};

const problem: Problem = {
  type: '/problems/notice-outdated',
  title: 'Refused: notice-outdated.',
  status: 409,
  code: 'notice-outdated',
  instance: '019acfae-7c00-7000-8000-000000000004',
  issues: [{ path: ['notice'], code: 'notice-outdated' }],
};

/** One answer of each kind, as the contract types it, and the fake's own catalogue. */
export const fixtures = {
  catalogue: MARKET,
  disclosure,
  held,
  history,
  notice,
  problem,
  receipt,
  standing,
  suggestions,
} as const;
