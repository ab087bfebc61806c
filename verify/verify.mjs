#!/usr/bin/env node
/**
 * Checks a bundle of the consent ledger, or an export of the desk, on a machine that knows nothing of the service: no network,
 * no database, no package, and nothing of the service's own code. Whom to trust stands in the
 * auditor's trust file alone; what lies in the bundle is material to be checked.
 *
 *   node verify.mjs FOLDER --trust trust.json [--seen last.checkpoint] [--since SIZE]
 *                   [--receipt FILE]… [--now TIME] [--strict] [--json]
 *
 * Exit 0: nothing found. 1: something found. 2: it could not be checked.
 */
import { createHash, createPublicKey, hash, verify as isSigned } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32 } from 'node:zlib';

/**
 * @typedef {{ level: 'finding' | 'warning', check: string, code: string, at: string,
 *   expected: string, found: string }} Finding
 * @typedef {{ trust: string, seen?: string | undefined, since?: number, receipts?: string[],
 *   now?: number, strict?: boolean }} Options
 * @typedef {{ exit: 0 | 1 | 2, findings: Finding[], more: Map<string, number>, size: number,
 *   log?: Log | null, erased?: number, shut: readonly string[] }} Outcome
 * @typedef {{ [member: string]: unknown }} Plain
 * @typedef {{ name: string, id: string, public: Buffer, last: number }} NoteKey
 * @typedef {{ public: Buffer, from: string, until: string | null }} ExportKey
 * @typedef {{ log: NoteKey, retired: NoteKey[], witnesses: NoteKey[], promise: Map<string, Buffer>,
 *   export: Map<string, ExportKey>, snapshot: Map<string, ExportKey>, need: number, maxAge: number, mergeDelay: number, skew: number }} Trust
 * @typedef {{ text: string, whole: string, origin: string, size: number, root: Buffer,
 *   signatures: { name: string, id: string, rest: Buffer }[] }} Note
 * @typedef {{ index: number, payload: string, salt: string, columns?: unknown }} Opening
 * @typedef {{ seq: number, index: number, offset: number, ms: number }} Place
 * @typedef {{ consent: Place[], disclosure: Place[], standing: number[] }} Customer
 * @typedef {{ field: string, purpose: string, recipient: string, says: string,
 *   until: string | null, line: string, act: string, pausedUntil?: string | undefined }} Word
 * @typedef {{ at: string, act: string, by: number, leaves: string[] }} Promised
 */

const LABEL = Buffer.from('village-butcher/ledger/v1/commit\0');
const NODE = Buffer.of(1);
const LEAF = Buffer.of(0);
const TILE = 256;
const HASH = 32;
const LONGEST_PAYLOAD = 16_000;
const LONGEST_ENTRY = 2 + LONGEST_PAYLOAD;
const LONGEST_NOTE = 65_536;
const CHUNK = 32_768;
const LONGEST_LINE = 131_072;
const LONGEST_FILE = 4_194_304;
/** So many findings of one code are told, the rest are counted. */
const MOST_TOLD = 20;
const DAY_MS = 86_400_000;
const LATE_MS = 8 * DAY_MS;
const SILENCE_MS = 15 * 60_000;
/** How much later than its snapshot a use can be written down: the longest statement, and some. */
const USE_MS = 5_000;
const BRAND_MS = 90 * DAY_MS;
const CONSENT = 1;
const DISCLOSURE = 2;
/** @type {Record<number, string>} */
const KINDS = {
  1: 'consent',
  2: 'disclosure',
  16: 'genesis',
  17: 'notice',
  18: 'keyset',
  19: 'erasure',
  20: 'heartbeat',
  21: 'desk',
};

/** @type {Record<string, string>} What each check is about. */
const CHECKS = {
  V0: 'the bundle is whole, and so is the trust file',
  V1: 'the checkpoint is signed by the log’s key',
  V2: 'witnesses and times are as the auditor asks',
  V3: 'every entry is under the signed root',
  V4: 'every earlier checkpoint is a beginning of this log',
  V5: 'what the auditor saw last is a beginning of this log',
  V6: 'every entry and payload has its form',
  V7: 'every opening opens its own leaf',
  V8: 'every line is there, or its erasure is',
  V9: 'every customer’s chain is without a gap',
  V10: 'every act was possible, every use permitted',
  V11: 'no line is older or newer than its place',
  V12: 'every promise and receipt is honoured',
  V13: 'what the engine reads is what the lines say',
};

/** @type {Record<string, string>} The same of an export, before the log that lies in it. */
const CHECKS_OF_EXPORT = {
  E0: 'the manifest is one, and spelled as it was signed',
  E1: 'a trusted key signed it in its time, for this installation',
  E2: 'every file is there as it was named, and none besides',
  E3: 'every row is of its question, its place and its form',
  E4: 'every table and every record is what the rows say',
  E5: 'every question of incidents was counted',
  E6: 'it rests on the log that goes along',
  E7: 'what is listed as erased is what the log says was erased',
  E8: 'what rows say was on the screen was signed by a trusted key',
};

/** @type {Record<string, string>} What each code means, for whoever has to act on it. */
const MEANINGS = {
  'V0-bundle': 'The bundle is not whole, or holds what must not be there',
  'V0-trust': 'The trust file cannot be used',
  'V0-partial': 'This bundle is one customer’s: accounting and standing of others were not checked',
  'V1-note': 'This is no signed note as the standard has it',
  'V1-key': 'The log’s key did not sign this',
  'V1-origin': 'This is another log',
  'V2-quorum': 'Too few of the trusted witnesses have seen this checkpoint',
  'V2-unwitnessed': 'No witness is asked for: a second history would not be noticed here',
  'V2-time': 'A time goes back, or lies in the future',
  'V2-stale': 'The newest time in this log is too old, or there is none',
  'V3-entry': 'An entry is not the one that the tree holds at its place',
  'V3-tile': 'A tile is not the one that its entries make',
  'V3-missing': 'Part of the log is missing',
  'V3-root': 'These entries do not make the root that was signed',
  'V4-history': 'An earlier checkpoint is not a beginning of this log: history was changed',
  'V5-shrunk': 'This log is shorter than the one the auditor saw',
  'V5-rewritten': 'The log that the auditor saw is not a beginning of this one: it was rewritten',
  'V5-unseen': 'No earlier checkpoint was given: a rewritten history would not be noticed here',
  'V6-entry': 'An entry has a wrong version, kind or length',
  'V6-canonical': 'A text is not the one spelling of what it says',
  'V6-schema': 'A member is missing, unknown or not of its kind',
  'V6-heartbeat': 'The log’s heartbeat was left out or too long in coming',
  'V7-commitment': 'What is said to stand in a leaf does not',
  'V7-salt': 'A salt is not 32 bytes, is zero, or was used twice',
  'V8-unopened': 'A line is gone and no erasure says so',
  'V8-both': 'A line is said to be erased and is still there',
  'V8-twice': 'A line is opened or erased twice',
  'V8-forward': 'An erasure names a line that came after it',
  'V8-late': 'An erasure was not written into the log in time',
  'V8-pending': 'Erased lines wait for their erasure line',
  'V8-lost': 'Lines were lost, and the log says so',
  'V9-gap': 'A line of a customer is missing, or two have one place',
  'V9-prev': 'A line does not follow the one before it',
  'V9-order': 'A customer’s lines are in another order in the log, or one is there twice',
  'V9-owner': 'A line follows the line of another customer',
  'V10-state': 'An act that could not follow what was before it',
  'V10-notice': 'A grant names a notice that was not in the log before it, or a list is another',
  'V10-use': 'A field was used without a permission that stood',
  'V10-late-use': 'A use did not see a line that was already there',
  'V11-backdated': 'A line claims a time before its place in the log',
  'V11-future': 'A line claims a time after its place in the log',
  'V12-promise': 'A promise was not kept, or is none',
  'V12-receipt': 'A receipt does not hold in this log',
  'V13-standing': 'The engine’s standing is not what the lines say',
  'V13-columns': 'A searchable column is not what was committed to',
  'V0-unopened': 'This log comes without what opens its lines: they were not checked here',
  'E0-manifest': 'The manifest is none, or is not the one spelling of what it says',
  'E1-signature': 'The manifest is not what was signed',
  'E1-key': 'No trusted export key signed the manifest',
  'E1-time': 'The export key was out of its time',
  'E1-installation': 'This is an export of another installation',
  'E2-missing': 'A file of the export is missing',
  'E2-stray': 'A file lies here that the manifest does not name',
  'E2-twice': 'The manifest names a file twice',
  'E2-hash': 'A file is not the one that was signed',
  'E3-part': 'A part is missing, or out of its turn',
  'E3-rows': 'A part has more or fewer rows than were signed',
  'E3-order': 'Parts are in another order than their rows in the log',
  'E3-head': 'A row is of another question, time or place in the log',
  'E3-schema': 'A row is not of the form of its question',
  'E4-table': 'A table, or the acts in the consent records, are not what the rows say',
  'E5-zero': 'Incidents were left uncounted, or counted wrong',
  'E5-incident': 'A question whose every row is an incident has rows',
  'E6-log': 'The log that goes along is not the one that this rests on',
  'E7-redacted': 'What is listed as erased is not what the log says was erased',
  'E8-snapshot': 'What a row says was on the screen was not signed by a trusted key in its time',
};

/** What was found: so many of each code as a person reads; the rest is counted. */
class Report {
  /** @type {Finding[]} */ findings = [];
  /** @type {Map<string, number>} */ counts = new Map();
  /** @type {ExportKey | null} Who signed an export. */ signedBy = null;

  /** @param {string} code @param {string} at @param {unknown} expected @param {unknown} found */
  find(code, at, expected, found) {
    this.add('finding', code, at, [expected, found]);
  }

  /** @param {string} code @param {string} at @param {unknown} expected @param {unknown} found */
  warn(code, at, expected, found) {
    this.add('warning', code, at, [expected, found]);
  }

  /** @param {Finding['level']} level @param {string} code @param {string} at @param {unknown[]} said */
  add(level, code, at, [expected, found]) {
    const key = `${level} ${code}`;
    const count = (this.counts.get(key) ?? 0) + 1;
    this.counts.set(key, count);
    if (count > MOST_TOLD) return;
    const check = code.slice(0, code.indexOf('-'));
    this.findings.push({ level, check, code, at, expected: shown(expected), found: shown(found) });
  }

  /** How often each code was found beyond those that are told. */
  more() {
    const beyond = [...this.counts].filter(([, count]) => count > MOST_TOLD);
    return new Map(beyond.map(([code, count]) => [code, count - MOST_TOLD]));
  }

  /**
   * Does one step. What is unfit in it is a finding; what cannot be read at all is one, too.
   * @template T @param {string} at @param {() => T} step @returns {T | null}
   */
  step(at, step) {
    try {
      return step();
    } catch (error) {
      if (error instanceof Unasked) throw error;
      if (error instanceof Unfit) this.find(error.code, error.at, error.expected, error.found);
      else this.find('V0-bundle', at, 'something that can be read', messageOf(error));
      return null;
    }
  }
}

/** Something that ends a step: the finding it is. */
class Unfit extends Error {
  /** @param {string} code @param {string} at @param {unknown} expected @param {unknown} found */
  constructor(code, at, expected, found) {
    super(code);
    this.code = code;
    this.at = at;
    this.expected = expected;
    this.found = found;
  }
}

/** It could not be checked at all: the question was wrong, not the answer. */
class Unasked extends Error {}

/** @param {unknown} value */
const shown = (value) =>
  (typeof value === 'string' ? value : Buffer.isBuffer(value) ? b64u(value) : String(value))
    .slice(0, 2 * LONGEST_NOTE)
    .replaceAll(/[^\P{C}\n]/gu, '?');

/** @param {unknown} error */
const messageOf = (error) => (error instanceof Error ? error.message.slice(0, 200) : 'an error');

// Bytes and texts ---------------------------------------------------------------------------------

/** @param {Buffer} bytes */
const b64u = (bytes) => bytes.toString('base64url');

/**
 * Bytes of a text in base64, of which there is one spelling.
 * @param {unknown} text @param {'base64' | 'base64url'} alphabet @returns {Buffer | null}
 */
function bytesIn(text, alphabet) {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, alphabet);
  return bytes.toString(alphabet) === text ? bytes : null;
}

/** @param {Buffer} bytes @returns {string | null} */
function textIn(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A whole number without sign or leading zero. @param {string} text @returns {number | null} */
function sizeIn(text) {
  const size = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : NaN;
  return Number.isSafeInteger(size) ? size : null;
}

/**
 * RFC 8785 over a closed part of JSON: whole numbers, plain text, plain objects.
 * @param {unknown} value @param {number} [depth] @returns {string}
 */
function canonical(value, depth = 0) {
  if (depth > 16) throw new Error('nested too deep');
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (/\p{Cs}/u.test(value) || value.normalize('NFC') !== value)
      throw new Error('not plain text');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error('no whole number');
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  if (!isPlain(value)) throw new Error('not a value');
  const keys = Object.keys(value).toSorted();
  if (keys.some((key) => key === '__proto__' || /[^ -~]/.test(key))) throw new Error('not a key');
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key], depth + 1)}`).join(',')}}`;
}

/** What a text says in JSON, if it does. @param {string | null} text @returns {unknown} */
function jsonIn(text) {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}

/** What a text says, if it is the one spelling of it. @param {string | null} text @param {string} at @param {string} [code] */
function fromCanonical(text, at, code = 'V6-canonical') {
  const value = jsonIn(text);
  try {
    if (canonical(value) === text) return value;
  } catch {
    // JSON that nobody may hash has no canonical spelling.
  }
  throw new Unfit(code, at, 'canonical JSON', 'another spelling, or none');
}

/** @param {unknown} value @returns {value is Plain} */
const isPlain = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @typedef {(value: unknown) => boolean} Is */
/** @typedef {{ [member: string]: Is }} Shape */

/** @param {...unknown} words @returns {Is} */
const isOneOf =
  (...words) =>
  (value) =>
    words.includes(value);
/** @type {(is: Is) => Is} */
const orNull = (is) => (value) => value === null || is(value);
/** What may also not be there: nothing in JSON is `undefined`. @type {(is: Is) => Is} */
const orNone = (is) => (value) => value === undefined || is(value);
/** @type {(is: Is, least?: number, most?: number) => Is} */
const isListOf =
  (is, least = 0, most = Infinity) =>
  (value) =>
    Array.isArray(value) && value.length >= least && value.length <= most && value.every(is);
/** @type {(pattern: RegExp) => Is} */
const isLike = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
/** @type {(length: number) => Is} */
const isBytes = (length) => (value) => bytesIn(value, 'base64url')?.length === length;
/** @type {Is} */
const isText = (value) => typeof value === 'string';
/** @type {Is} */
const isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
/** @type {Is} */
const isTime = (value) => {
  if (!isLike(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)(value)) return false;
  const ms = Date.parse(String(value));
  return !Number.isNaN(ms) && new Date(ms).toISOString() === value;
};
/** @type {(shape: Shape) => Is} */
const isA = (shape) => (value) => misfit(shape, value) === null;
/** The same, but it may hold more: evidence grows. @type {(shape: Shape) => Is} */
const holds = (shape) => (value) =>
  isPlain(value) &&
  Object.entries(shape).every(([key, is]) => Object.hasOwn(value, key) && is(value[key]));

/** The first member that is not as the shape says. @param {Shape} shape @param {unknown} value */
function misfit(shape, value) {
  if (!isPlain(value)) return 'all of it';
  const names = new Set([...Object.keys(shape), ...Object.keys(value)]);
  for (const name of names) {
    const is = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (!is || !is(Object.hasOwn(value, name) ? value[name] : undefined)) return name;
  }
  return null;
}

/**
 * A value of this shape.
 * @param {unknown} value @param {Shape} shape @param {string} at @param {string} [code] @returns {Plain}
 */
function shaped(value, shape, at, code = 'V6-schema') {
  const member = misfit(shape, value);
  if (member !== null) throw new Unfit(code, at, 'each member as described', `not so: ${member}`);
  return /** @type {Plain} */ (value);
}

/** @type {Record<string, Is>} */
const IS = {
  count: isCount,
  customer: isBytes(16),
  hash: isBytes(HASH),
  one: isOneOf(1),
  plain: isPlain,
  recipient: isLike(/^[a-z]+:[a-z0-9/-]{1,120}$/),
  says: isOneOf('granted', 'withdrawn'),
  text: isText,
  time: isTime,
  uuid: isLike(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  word: isLike(/^[a-z0-9-]{1,64}$/),
};
/** @type {Is} */
const isTimeOrNull = (value) => value === null || isTime(value);

/** A shape in words: each member and what it is. @param {string} words @param {Shape} [more] @returns {Shape} */
const shapeOf = (words, more = {}) => ({
  ...Object.fromEntries(
    words.split(' ').map((pair) => /** @type {[string, Is]} */ (entryOf(pair))),
  ),
  ...more,
});

/** @param {string} pair */
function entryOf(pair) {
  const [name = '', kind = ''] = pair.split(':');
  return [name, IS[kind]];
}

/** @param {string} kind @param {string} words @param {Shape} [more] */
const payloadOf = (kind, words, more) =>
  shapeOf(`at:time v:one ${words}`.trimEnd(), { kind: isOneOf(kind), ...more });

const WHICH = 'field:word purpose:word recipient:recipient';
const NOTICE = 'id:text locale:text sha256:hash version:count';
/** What a notice may list beside its text: its line has the hash of each. */
const LISTS = ['controls', 'statements', 'uses'];
const isUse = isA(shapeOf('field:word line:uuid'));
const isUsed = isA(shapeOf('purpose:word', { fields: isListOf(isUse, 1) }));
const isPrior = isA(shapeOf('checkpoint:text log:text'));
const isRange = isA(shapeOf('to:count', { kind: isOneOf('disclosure') }));
const KEY = { until: isTimeOrNull, use: isOneOf('promise', 'log') };
const REASON = { reason: isOneOf('customer', 'retention', 'lost') };

/** @type {Record<string, Shape>} What a payload of each kind holds: this, and nothing else. */
const PAYLOADS = {
  consent: payloadOf(
    'consent',
    'act:uuid body:plain customer:customer line:uuid prev:hash seq:count',
  ),
  disclosure: payloadOf('disclosure', 'customer:customer head:hash line:uuid seen:count', {
    body: isA(shapeOf('to:recipient', { for: isListOf(isUsed, 1) })),
  }),
  genesis: payloadOf('genesis', 'log:text mergeDelay:count', { prior: orNull(isPrior) }),
  notice: payloadOf('notice', NOTICE, {
    text: orNull(isText),
    ...Object.fromEntries(LISTS.map((name) => [name, orNone(isBytes(32))])),
  }),
  keyset: payloadOf('keyset', '', {
    keys: isListOf(isA(shapeOf('from:time kid:text public:hash', KEY))),
  }),
  erasure: payloadOf('erasure', 'count:count', {
    leaves: isListOf(isCount, 0, 900),
    range: orNull(isRange),
    ...REASON,
  }),
  heartbeat: payloadOf('heartbeat', 'n:count oldest:count waiting:count'),
  desk: payloadOf('desk', 'body:plain'),
};

const isGiven = isA(shapeOf(`${WHICH} until:time`));
const isTaken = isA(shapeOf(WHICH));
const FIELDS = { fields: isListOf(/** @type {Is} */ (IS['word']), 1) };

/** @type {Record<string, Is>} What the body of a consent line holds at least, by its type. */
const BODIES = {
  granted: holds({
    ...shapeOf('surface:word'),
    control: isOneOf('allow', 'switch', 'undo'),
    notice: isA(shapeOf(NOTICE)),
    permissions: isListOf(isGiven, 1, 50),
  }),
  refused: holds({
    ...shapeOf('control:word surface:word'),
    notice: isA(shapeOf(NOTICE)),
    permissions: isListOf(isTaken, 1, 50),
  }),
  withdrawn: holds(shapeOf('control:word surface:word', { permissions: isListOf(isTaken, 1, 50) })),
  paused: holds(shapeOf('until:time')),
  resumed: isPlain,
  restricted: holds(shapeOf('until:time', { permissions: isListOf(isTaken, 1, 50) })),
  lifted: holds({ permissions: isListOf(isTaken, 1, 50) }),
  wished: holds(shapeOf('purpose:word wish:plain')),
  unwished: holds(shapeOf('purpose:word')),
  erased: holds(FIELDS),
  confirmed: holds(shapeOf('member:word', FIELDS)),
  joined: holds(shapeOf('member:word', FIELDS)),
};

const COLUMNS = shapeOf('at:time client:text recipient:recipient store:text', {
  edition: orNull(isText),
  fields: isListOf(isText),
  lines: isListOf(isText),
  purposes: isListOf(isText),
});

// Hashes and trees (RFC 6962 §2.1) ----------------------------------------------------------------

/** @param {...Buffer} parts @returns {Buffer} */
const sha256 = (...parts) => hash('sha256', Buffer.concat(parts), 'buffer');
/** @param {Buffer} entry */
const leafHash = (entry) => sha256(LEAF, entry);
/** @param {Buffer} left @param {Buffer} right */
const nodeHash = (left, right) => sha256(NODE, left, right);

/** The root of a tile’s worth of hashes, a power of two of them. @param {Buffer[]} hashes @returns {Buffer} */
function rootOf(hashes) {
  const [first] = hashes;
  if (!first) return sha256();
  if (hashes.length === 1) return first;
  const half = hashes.length / 2;
  return nodeHash(rootOf(hashes.slice(0, half)), rootOf(hashes.slice(half)));
}

/** The right border of a growing tree: its complete subtrees, largest first. */
class Border {
  /** @type {{ hash: Buffer, leaves: number }[]} */ nodes = [];

  /** @param {Buffer} subtree @param {number} leaves */
  push(subtree, leaves) {
    const last = this.nodes.at(-1);
    if (last?.leaves !== leaves) {
      this.nodes.push({ hash: subtree, leaves });
      return;
    }
    this.nodes.pop();
    this.push(nodeHash(last.hash, subtree), 2 * leaves);
  }

  root() {
    const [last, ...rest] = this.nodes.map((node) => node.hash).toReversed();
    return last ? rest.reduce((right, left) => nodeHash(left, right), last) : sha256();
  }
}

/**
 * The root that an inclusion proof leads to, or null if the proof has a wrong length.
 * @param {{ index: number, size: number, leaf: Buffer, proof: Buffer[] }} claim @returns {Buffer | null}
 */
function includedUnder({ index, size, leaf, proof }) {
  if (index >= size) return null;
  let [node, at, last, used] = [leaf, index, size - 1, 0];
  for (; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at % 2 === 0 && at === last) continue;
    const beside = proof[used];
    if (!beside) return null;
    used += 1;
    node = at % 2 === 1 ? nodeHash(beside, node) : nodeHash(node, beside);
  }
  return used === proof.length ? node : null;
}

// The folder --------------------------------------------------------------------------------------

/** @typedef {{ missing: string, large: string }} Faults */

/** A folder of which only files are opened whose names were computed here, and no links. */
class Folder {
  /** @type {Set<string>} */ #known = new Set();
  /** @type {Set<number>} */ #open = new Set();

  /** @param {string} path */
  constructor(path) {
    this.path = path;
  }

  /** @param {string} name @param {Faults} [faults] */
  #place(name, faults) {
    const slash = name.lastIndexOf('/');
    const parent = slash === -1 ? '' : name.slice(0, slash);
    if (parent && !this.#known.has(parent)) {
      if (!this.#place(parent, faults).isDirectory()) {
        throw new Unfit('V0-bundle', parent, 'a folder', 'a link, or something else');
      }
      this.#known.add(parent);
    }
    const stat = fs.lstatSync(join(this.path, name), { throwIfNoEntry: false });
    if (!stat) throw new Unfit(faults?.missing ?? 'V0-bundle', name, 'to be there', 'nothing');
    return stat;
  }

  /** @param {string} name */
  has(name) {
    try {
      return Boolean(this.#place(name, { missing: 'absent', large: '' }));
    } catch (error) {
      if (error instanceof Unfit && error.code === 'absent') return false;
      throw error;
    }
  }

  /** A plain file, open. @param {string} name @param {number} most @param {Partial<Faults>} [faults] */
  open(name, most, { missing = 'V0-bundle', large = 'V0-bundle' } = {}) {
    const { size, isPlainFile } = this.#plain(name, { missing, large });
    if (!isPlainFile)
      throw new Unfit('V0-bundle', name, 'a plain file', 'a link, or something else');
    if (size > most) throw new Unfit(large, name, `at most ${most} bytes`, `${size} bytes`);
    const { O_RDONLY, O_NOFOLLOW } = fs.constants;
    const file = fs.openSync(join(this.path, name), O_RDONLY | (O_NOFOLLOW ?? 0));
    this.#open.add(file);
    return file;
  }

  /** @param {number} file */
  shut(file) {
    if (this.#open.delete(file)) fs.closeSync(file);
  }

  close() {
    for (const file of this.#open) this.shut(file);
  }

  /** @param {string} name @param {Faults} faults */
  #plain(name, faults) {
    const stat = this.#place(name, faults);
    return { size: stat.size, isPlainFile: stat.isFile() };
  }

  /** @param {string} name @param {number} most @param {Partial<Faults>} [faults] */
  read(name, most, faults) {
    const file = this.open(name, most, faults);
    try {
      return fs.readFileSync(file);
    } finally {
      this.shut(file);
    }
  }

  /** The sizes that files of a folder are named by, ascending. @param {string} name */
  sizesIn(name) {
    if (!this.#place(name).isDirectory()) throw new Unfit('V0-bundle', name, 'a folder', 'none');
    /** @type {number[]} */ const sizes = [];
    const folder = fs.opendirSync(join(this.path, name));
    for (let entry = folder.readSync(); entry; entry = folder.readSync()) {
      const size = sizeIn(entry.name);
      if (size !== null) sizes.push(size);
    }
    folder.closeSync();
    return sizes.sort((one, other) => one - other);
  }
}

/** Where a line is read to, one after another. */
const PAGE = Buffer.allocUnsafe(2 * LONGEST_LINE);

/** A file of lines, of which no more than one is held at a time. */
class Lines {
  hash = createHash('sha256');

  /** @param {string} name @param {number | null} file `null`: it is missing, which is said elsewhere. @param {number} longest */
  constructor(name, file, longest = LONGEST_LINE) {
    this.name = name;
    this.file = file;
    this.longest = longest;
  }

  /** @returns {Generator<{ text: string | null, offset: number, at: string }>} */
  *all() {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let [rest, offset, number] = [Buffer.alloc(0), 0, 0];
    for (let read = -1; read !== 0 && this.file !== null;) {
      read = fs.readSync(this.file, chunk, 0, chunk.length, offset + rest.length);
      this.hash.update(chunk.subarray(0, read));
      rest = Buffer.concat([rest, chunk.subarray(0, read)]);
      for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
        number += 1;
        yield { text: textIn(rest.subarray(0, end)), offset, at: `${this.name}:${number}` };
        [rest, offset] = [rest.subarray(end + 1), offset + end + 1];
      }
      if (rest.length > this.longest || (read === 0 && rest.length > 0)) {
        const at = `${this.name}:${number + 1}`;
        throw new Unfit('V0-bundle', at, `at most ${this.longest} bytes and an end`, 'no end');
      }
    }
  }

  /** The line at an offset where one is known to begin. @param {number} offset @returns {unknown} */
  lineAt(offset) {
    for (const length of [4_096, PAGE.length]) {
      const read = fs.readSync(this.file ?? -1, PAGE, 0, length, offset);
      const end = PAGE.subarray(0, read).indexOf(10);
      if (end !== -1) return JSON.parse(PAGE.toString('utf8', 0, end));
    }
    throw new Unfit('V0-bundle', this.name, 'the same file as before', 'another');
  }
}

// Signed notes (C2SP signed-note, tlog-checkpoint, tlog-cosignature) -------------------------------

/** @param {Buffer} raw */
const publicKey = (raw) =>
  createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: b64u(raw) }, format: 'jwk' });

/** @param {Buffer} key @param {Buffer} text @param {Buffer} signature */
const signed = (key, text, signature) =>
  signature.length === 64 && isSigned(null, text, publicKey(key), signature);

/**
 * A key as an auditor writes it down: name+id+type and key.
 * @param {unknown} vkey @param {number} type @param {string} at @returns {NoteKey}
 */
function noteKey(vkey, type, at) {
  const [, name, id, rest] =
    /^([^\s\x85+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(String(vkey)) ?? [];
  const bytes = bytesIn(rest, 'base64');
  const wanted = `a key of type ${type}`;
  if (!name || bytes?.length !== 1 + HASH || bytes[0] !== type) {
    throw new Unfit('V0-trust', at, wanted, 'none');
  }
  const digest = sha256(Buffer.from(`${name}\n`), bytes).toString('hex', 0, 4);
  if (digest !== id)
    throw new Unfit('V0-trust', at, `${wanted} with the id ${digest}`, `the id ${id}`);
  return { name, id, public: bytes.subarray(1), last: Infinity };
}

/** A checkpoint, strictly. @param {Buffer} bytes @param {string} at @returns {Note} */
function noteIn(bytes, at) {
  /** @param {string} wanted */
  const unfit = (wanted) => new Unfit('V1-note', at, wanted, 'something else');
  const whole = bytes.length > LONGEST_NOTE ? null : textIn(bytes);
  if (whole === null) throw unfit('UTF-8 of at most 64 KiB');
  if (/[^\n -\u{10ffff}]/u.test(whole)) throw unfit('no control characters');
  const split = whole.lastIndexOf('\n\n');
  if (split === -1 || !whole.endsWith('\n')) throw unfit('a text, an empty line and signatures');
  const text = whole.slice(0, split + 1);
  const [origin, decimal, b64, ...rest] = text.split('\n');
  const size = sizeIn(decimal ?? '');
  const root = bytesIn(b64, 'base64');
  if (!origin || /[\s\x85+]/.test(origin)) throw unfit('the name of a log');
  if (size === null) throw unfit('a size: digits, no leading zero, below 2^53');
  if (root?.length !== HASH) throw unfit('a root of 32 bytes in strict base64');
  if (rest.length !== 1 || rest[0] !== '') throw unfit('three lines and no more');
  const lines = whole.slice(split + 2, -1).split('\n');
  if (lines.length > 64) throw unfit('at most 64 signatures');
  const signatures = lines.map((line) => {
    const [, name, signature] = /^— ([^\s\x85+]+) ([A-Za-z0-9+/=]+)$/u.exec(line) ?? [];
    const raw = bytesIn(signature, 'base64');
    if (!name || !raw || raw.length < 5) throw unfit('signatures in the form — name base64');
    return { name, id: raw.toString('hex', 0, 4), rest: raw.subarray(4) };
  });
  return { text, whole, origin, size, root, signatures };
}

/** A key signs its own log alone, and once it is retired nothing beyond its last size. @param {NoteKey} key @param {Note} note */
const isFor = (key, note) => key.name === note.origin && note.size <= key.last;

/**
 * Who signed a checkpoint: finds what is wrong with it, and returns the times of its witnesses.
 * @param {Report} report @param {Trust} trust @param {Note} note @param {string} at
 * @returns {Map<string, number>}
 */
function checkNote(report, trust, note, at) {
  /** @type {Map<string, number>} */ const times = new Map();
  const text = Buffer.from(note.text);
  let [good, bad] = [0, 0];
  /** @param {NoteKey[]} keys @param {{ name: string, id: string }} by */
  const known = (keys, by) => keys.find(({ name, id }) => name === by.name && id === by.id);
  for (const by of note.signatures) {
    const key = known([trust.log, ...trust.retired], by);
    const witness = known(trust.witnesses, by);
    if (key && signed(key.public, text, by.rest)) good += isFor(key, note) ? 1 : 0;
    else if (key) bad += 1;
    if (!witness) continue;
    const seconds = by.rest.length === 72 ? Number(by.rest.readBigUInt64BE()) : -1;
    const said = Buffer.concat([Buffer.from(`cosignature/v1\ntime ${seconds}\n`), text]);
    if (signed(witness.public, said, by.rest.subarray(8))) times.set(witness.name, seconds * 1000);
    else bad += 1;
  }
  if (note.origin !== trust.log.name) report.find('V1-origin', at, trust.log.name, note.origin);
  if (good === 0) report.find('V1-key', at, 'a signature of the log’s key', 'none that holds');
  else if (bad > 0) report.find('V1-note', at, 'good signatures of known keys', 'a bad one');
  return times;
}

// Trust -------------------------------------------------------------------------------------------

const SIGNING = shapeOf('kid:text public:hash from:time', { until: isTimeOrNull });
const TRUST = shapeOf('log:text need:count maxAge:count mergeDelay:count skew:count', {
  retired: isListOf(isA(shapeOf('vkey:text last:count'))),
  promise: isListOf(isA(shapeOf('kid:text public:hash'))),
  export: isListOf(isA(SIGNING)),
  snapshot: (keys) => keys === undefined || isListOf(isA(SIGNING))(keys),
  witnesses: isListOf(isText),
});

/** @typedef {{ kid: string, public: string, from: string, until: string | null }} Told */

/** @param {Told} told */
const keyTold = ({ kid, public: raw, from, until }) => {
  return { name: kid, public: Buffer.from(raw, 'base64url'), from, until };
};

/** @param {string} path @returns {Trust} */
function readTrust(path) {
  const text = textIn(readOutside(path, LONGEST_FILE, 'V0-trust'));
  const said = jsonIn(text);
  const unfit = Object.keys(TRUST).find((name) => !isPlain(said) || !TRUST[name]?.(said[name]));
  if (unfit) throw new Unfit('V0-trust', path, 'all members as described', `not so: ${unfit}`);
  const found = /** @type {{ log: string, retired: { vkey: string, last: number }[],
    promise: { kid: string, public: string }[], witnesses: string[], need: number,
    export: Told[], snapshot?: Told[], maxAge: number, mergeDelay: number, skew: number }} */ (
    said
  );
  const { need, maxAge, mergeDelay, skew } = found;
  const log = noteKey(found.log, 1, 'log');
  const retired = found.retired.map(({ vkey, last }) => ({ ...noteKey(vkey, 1, 'retired'), last }));
  const witnesses = found.witnesses.map((vkey) => noteKey(vkey, 4, 'witnesses'));
  const promise = found.promise.map(({ kid, public: raw }) => {
    return { name: kid, public: Buffer.from(raw, 'base64url') };
  });
  const signing = found.export.map(keyTold);
  const showing = (found.snapshot ?? []).map(keyTold);
  const keys = [log, ...retired, ...witnesses, ...promise, ...signing, ...showing];
  const publics = keys.map((key) => b64u(key.public));
  const names = [...witnesses, ...promise, ...signing, ...showing].map(({ name }) => name);
  if (new Set(publics).size < publics.length || new Set(names).size < names.length) {
    throw new Unfit('V0-trust', path, 'each key once, under one name', 'one key or name twice');
  }
  if (need > witnesses.length) {
    throw new Unfit('V0-trust', path, `at most ${witnesses.length} needed`, `${need} needed`);
  }
  const promises = new Map(promise.map((key) => [key.name, key.public]));
  const exporting = new Map(signing.map((key) => [key.name, key]));
  return {
    log,
    retired,
    witnesses,
    promise: promises,
    export: exporting,
    snapshot: new Map(showing.map((key) => [key.name, key])),
    need,
    maxAge,
    mergeDelay,
    skew,
  };
}

/** A file that the auditor names. @param {string} path @param {number} most @param {string} code */
function readOutside(path, most, code) {
  const stat = fs.statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) throw new Unasked(`${path} is no file.`);
  if (stat.size > most) throw new Unfit(code, path, `at most ${most} bytes`, `${stat.size} bytes`);
  return fs.readFileSync(path);
}

// What the bundle is about ------------------------------------------------------------------------

/** All that the checks share: what was given, and what was learnt on the way through the log. */
class Log {
  /** @type {Map<number, Uint8Array>} */ #marks = new Map();
  /** @type {Map<string, Customer>} */ customers = new Map();
  /** @type {Map<string, { index: number, lists: string }>} Where each notice stands, and what it lists. */
  notices = new Map();
  /** @type {Map<string, boolean>} Leaves that a promise or receipt names: are they there? */
  wanted = new Map();
  /** @type {Map<number, string>} */ pending = new Map();
  /** @type {{ first: number, end: number, ms: number }[]} When the log is known to have had a length. */
  times = [];
  /** @type {{ index: number, at: string }[]} */ publicTimes = [];
  /** @type {{ n: number | null, ms: number } | null} The last heartbeat; at first the opening. */ beat =
    null;
  salts = new Salts();
  /** @type {Map<number, { ground: string, at: string }>} Leaves that are erased. */ erased =
    new Map();
  /** How many entries were read. */ length = 0;

  /** @param {Folder} folder @param {Report} report @param {Trust} trust @param {{ note: Note, since: number, now: number, whole: boolean }} about */
  constructor(folder, report, trust, { note, since, now, whole }) {
    this.folder = folder;
    this.report = report;
    this.trust = trust;
    this.note = note;
    this.size = note.size;
    this.since = since;
    /** Up to here every use is covered by a range. */ this.ranged = since;
    this.now = now;
    this.whole = whole;
    this.tiles = new Tiles(folder, note.size);
  }

  /** @param {number} index */
  mark(index) {
    return this.#marks.get(Math.floor(index / TILE))?.[index % TILE] ?? 0;
  }

  /** Notes something about a leaf. @param {number} index @param {number} bits */
  setMark(index, bits) {
    const tile = Math.floor(index / TILE);
    const marks = this.#marks.get(tile) ?? new Uint8Array(TILE);
    marks[index % TILE] = (marks[index % TILE] ?? 0) | bits;
    this.#marks.set(tile, marks);
  }

  /** @param {unknown} customer @returns {Customer} */
  customer(customer) {
    const key = String(customer);
    const found = this.customers.get(key) ?? { consent: [], disclosure: [], standing: [] };
    this.customers.set(key, found);
    return found;
  }

  /** The newest time that the log or a witness vouches for. */
  newest() {
    return this.times.reduce((latest, { ms }) => Math.max(latest, ms), -Infinity);
  }
}

/** Marks of a leaf. The lowest two bits are the kind of a blind one. */
const OPENED = 4;
const COVERED = 8;

/** The first eight bytes of every salt: two that are alike are no chance. */
class Salts {
  #bytes = new Uint8Array(8 * TILE);
  #count = 0;

  /** @param {Buffer} salt */
  add(salt) {
    if (8 * this.#count === this.#bytes.length) {
      const more = new Uint8Array(2 * this.#bytes.length);
      more.set(this.#bytes);
      this.#bytes = more;
    }
    this.#bytes.set(salt.subarray(0, 8), 8 * this.#count);
    this.#count += 1;
  }

  repeated() {
    const sorted = new BigUint64Array(this.#bytes.buffer, 0, this.#count).sort();
    return sorted.reduce((count, salt, at) => count + (salt === sorted[at - 1] ? 1 : 0), 0);
  }
}

/** Tiles (C2SP tlog-tiles) of a log of one size, each read when it is asked for. */
class Tiles {
  /** @type {Map<string, Buffer>} */ #read = new Map();

  /** @param {Folder} folder @param {number} size */
  constructor(folder, size) {
    this.folder = folder;
    this.size = size;
  }

  /** @param {number | 'entries'} level @param {number} number */
  nameOf(level, number) {
    const width = this.widthOf(level === 'entries' ? 0 : level, number);
    const digits = String(number);
    const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/.{3}/g) ?? [];
    const path = groups
      .map((group, at) => (at < groups.length - 1 ? `x${group}` : group))
      .join('/');
    return `tile/${level}/${path}${width < TILE ? `.p/${width}` : ''}`;
  }

  /** @param {number} level @param {number} number */
  widthOf(level, number) {
    return Math.min(TILE, Math.floor(this.size / TILE ** level) - TILE * number);
  }

  /** @param {number} level @param {number} number @returns {Buffer} */
  hashes(level, number) {
    const name = this.nameOf(level, number);
    const known = this.#read.get(name);
    if (known) return known;
    const length = HASH * this.widthOf(level, number);
    const bytes = this.folder.read(name, length, { missing: 'V3-missing', large: 'V3-tile' });
    if (bytes.length < length) {
      throw new Unfit('V3-missing', name, `${length} bytes`, `${bytes.length} bytes`);
    }
    if (this.#read.size >= 64) this.#read.clear();
    this.#read.set(name, bytes);
    return bytes;
  }

  /** The first hashes of a tile. @param {number} level @param {number} number @param {number} count */
  some(level, number, count) {
    const bytes = count > 0 ? this.hashes(level, number) : Buffer.alloc(0);
    return Array.from({ length: count }, (_, at) => bytes.subarray(HASH * at, HASH * (at + 1)));
  }

  /** The border of the log when it had `size` leaves. @param {number} size */
  borderAt(size) {
    const border = new Border();
    for (let leaves = 2 ** 52, first = 0; first < size; leaves /= 2) {
      if (first + leaves > size) continue;
      const level = Math.floor(Math.log2(leaves) / 8);
      const at = first / TILE ** level;
      const number = Math.floor(at / TILE);
      const end = (at % TILE) + leaves / TILE ** level;
      border.push(rootOf(this.some(level, number, end).slice(at % TILE)), leaves);
      first += leaves;
    }
    return border;
  }
}

// The way through the log -------------------------------------------------------------------------

/**
 * Reads every entry, builds the tree anew, and compares both with the tiles. Returns the root that
 * the entries make, or null if some are missing.
 * @param {Log} log @param {(index: number, entry: Buffer, leaf: Buffer) => void} visit
 */
function walk(log, visit) {
  const { tiles, size, since, report } = log;
  const start = since - (since % TILE);
  const border = tiles.borderAt(start);
  /** @type {Buffer[][]} */ const levels = [[]];
  for (let level = 1; start / TILE ** level >= 1; level += 1) {
    const count = Math.floor(start / TILE ** level);
    levels[level] = tiles.some(level, Math.floor(count / TILE), count % TILE);
  }
  /** @type {number[]} */ const strange = [];
  log.length = start;
  for (let number = start / TILE; number * TILE < size; number += 1) {
    const entries = entriesIn(log, number);
    const leaves = entries.map(leafHash);
    const held = tiles.hashes(0, number);
    for (const [at, leaf] of leaves.entries()) {
      const index = number * TILE + at;
      if (leaf.compare(held, HASH * at, HASH * (at + 1)) !== 0) strange.push(index);
      if (index >= since) visit(index, /** @type {Buffer} */ (entries[at]), leaf);
    }
    log.length += leaves.length;
    if (leaves.length < tiles.widthOf(0, number)) break;
    if (leaves.length < TILE) leaves.forEach((leaf) => border.push(leaf, 1));
    else climb(log, levels, { level: 1, hash: rootOf(leaves), border });
  }
  const root = log.length === size ? border.root() : null;
  for (let level = 1; level < levels.length; level += 1)
    compareTile(log, level, levels[level] ?? [], size);
  const [code, what] = root?.equals(log.note.root)
    ? ['V3-tile', 'the hash of its entry']
    : ['V3-entry', 'the entry of its tile'];
  for (const index of strange) report.find(code, `leaf ${index}`, what, 'another');
  return root;
}

/**
 * A full tile makes a hash of the level above.
 * @param {Log} log @param {Buffer[][]} levels @param {{ level: number, hash: Buffer, border: Border }} made
 */
function climb(log, levels, { level, hash: made, border }) {
  if (level === 1) border.push(made, TILE);
  const hashes = (levels[level] ??= []);
  hashes.push(made);
  if (hashes.length < TILE) return;
  compareTile(log, level, hashes, log.length);
  levels[level] = [];
  climb(log, levels, { level: level + 1, hash: rootOf(hashes), border });
}

/** @param {Log} log @param {number} level @param {Buffer[]} hashes @param {number} length */
function compareTile(log, level, hashes, length) {
  if (hashes.length === 0) return;
  const number = Math.ceil(Math.floor(length / TILE ** level) / TILE) - 1;
  log.report.step('tile', () => {
    const held = log.tiles.hashes(level, number).subarray(0, HASH * hashes.length);
    if (held.equals(Buffer.concat(hashes))) return;
    throw new Unfit(
      'V3-tile',
      log.tiles.nameOf(level, number),
      'the hashes of its entries',
      'others',
    );
  });
}

/** The entries of a bundle, as many as it has of those it should. @param {Log} log @param {number} number */
function entriesIn({ tiles, folder, report }, number) {
  const name = tiles.nameOf('entries', number);
  const width = tiles.widthOf(0, number);
  const faults = { missing: 'V3-missing', large: 'V3-entry' };
  const bytes = folder.read(name, width * (2 + LONGEST_ENTRY), faults);
  /** @type {Buffer[]} */ const entries = [];
  let at = 0;
  while (entries.length < width && at + 2 <= bytes.length) {
    const end = at + 2 + bytes.readUInt16BE(at);
    if (end > bytes.length) break;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  if (entries.length < width) report.find('V3-missing', name, `${width} entries`, entries.length);
  else if (at < bytes.length) report.find('V3-entry', name, `${at} bytes`, `${bytes.length} bytes`);
  return entries;
}

/** The openings of one kind, in the order of their leaves. */
class Openings {
  count = 0;
  #last = -1;
  /** @type {Opening & { offset: number, at: string } | null} */ #next = null;

  /** @param {Log} log @param {'consent' | 'disclosure'} kind @param {Lines} lines */
  constructor(log, kind, lines) {
    this.log = log;
    this.kind = kind;
    this.lines = lines;
    this.source = lines.all();
    this.#advance();
  }

  #advance() {
    this.#next = null;
    while (!this.#next) {
      const line = this.log.report.step(this.lines.name, () => this.source.next());
      if (!line || line.done) return;
      this.count += 1;
      this.#next = this.log.report.step(line.value.at, () => this.#read(line.value));
    }
  }

  /** @param {{ text: string | null, offset: number, at: string }} line */
  #read({ text, offset, at }) {
    const shape = { index: isCount, payload: isText, salt: isText };
    const said = fromCanonical(text, at);
    const hasColumns = this.kind === 'disclosure' && isPlain(said) && 'columns' in said;
    shaped(said, hasColumns ? { ...shape, columns: isA(COLUMNS) } : shape, at);
    const opening = { .../** @type {Opening} */ (said), offset, at };
    if (opening.index <= this.#last) {
      const code = opening.index === this.#last ? 'V8-twice' : 'V0-bundle';
      throw new Unfit(code, at, `a leaf after ${this.#last}`, `leaf ${opening.index}`);
    }
    this.#last = opening.index;
    return opening;
  }

  /** The opening of a leaf, if it has one. Those before it open nothing. @param {number} index */
  take(index) {
    for (; this.#next && this.#next.index < index; this.#advance()) {
      if (this.#next.index < this.log.since) this.#skip(this.#next);
      else
        this.log.report.find(
          'V7-commitment',
          this.#next.at,
          `a ${this.kind} leaf`,
          `leaf ${this.#next.index}`,
        );
    }
    const found = this.#next;
    if (found?.index !== index) return null;
    this.#advance();
    return found;
  }

  /** What was checked before is only looked up. @param {Opening & { offset: number, at: string }} opening */
  #skip({ index, payload, offset }) {
    this.log.setMark(index, OPENED);
    const said = this.log.report.step(`leaf ${index}`, () =>
      shaped(fromCanonical(payload, `leaf ${index}`), PAYLOADS[this.kind] ?? {}, `leaf ${index}`),
    );
    if (said) keepPlace(this.log, this.kind, said, { index, offset });
  }
}

/** @param {Log} log @param {'consent' | 'disclosure'} kind @param {Plain} said @param {{ index: number, offset: number }} place */
function keepPlace(log, kind, said, { index, offset }) {
  const seq = Number(kind === 'consent' ? said['seq'] : said['seen']);
  const ms = Date.parse(String(said['at']));
  log.customer(said['customer'])[kind].push({ seq, ms, index, offset });
}

/**
 * Form, kind and content of one entry.
 * @param {Log} log @param {Record<string, Openings>} openings @param {{ index: number, entry: Buffer, leaf: Buffer }} place
 */
function checkEntry(log, openings, { index, entry, leaf }) {
  const at = `leaf ${index}`;
  const kind = KINDS[entry[1] ?? 0];
  const isBlind = kind === 'consent' || kind === 'disclosure';
  const isLong = isBlind ? entry.length !== 34 : entry.length < 3 || entry.length > LONGEST_ENTRY;
  if (log.wanted.size > 0 && log.wanted.has(b64u(leaf))) log.wanted.set(b64u(leaf), true);
  if (entry[0] !== 1 || !kind || isLong) {
    log.report.find('V6-entry', at, 'version 1, a known kind, its length', `${entry.length} bytes`);
    return;
  }
  if ((index === 0) !== (kind === 'genesis')) {
    log.report.find('V6-schema', at, 'the first line, and only it, to open the log', kind);
  }
  if (!isBlind) {
    log.report.step(at, () => readPublic(log, index, kind, textIn(entry.subarray(2))));
    return;
  }
  log.setMark(index, kind === 'consent' ? CONSENT : DISCLOSURE);
  const opening = openings[kind]?.take(index);
  if (opening) log.report.step(at, () => open(log, kind, entry, opening));
}

/**
 * Checks that an opening is the one of this leaf, and keeps where it stands.
 * @param {Log} log @param {'consent' | 'disclosure'} kind @param {Buffer} entry
 * @param {Opening & { offset: number, at: string }} opening
 */
function open(log, kind, entry, { index, payload, salt, columns, offset }) {
  const at = `leaf ${index}`;
  log.setMark(index, OPENED);
  const bytes = bytesIn(salt, 'base64url');
  if (bytes?.length !== HASH || bytes.every((byte) => byte === 0)) {
    log.report.find('V7-salt', at, '32 bytes, not all zero', `${bytes?.length ?? 'no'} bytes`);
  } else log.salts.add(bytes);
  const commitment = sha256(LABEL, bytes ?? Buffer.alloc(0), Buffer.from(payload));
  if (!commitment.equals(entry.subarray(2))) {
    log.report.find('V7-commitment', at, entry.subarray(2), commitment);
  }
  if (Buffer.byteLength(payload) > LONGEST_PAYLOAD) {
    throw new Unfit('V6-canonical', at, `at most ${LONGEST_PAYLOAD} bytes`, 'more');
  }
  const said = shaped(fromCanonical(payload, at), PAYLOADS[kind] ?? {}, at);
  if (kind === 'disclosure') checkColumns(log.report, at, said, columns);
  keepPlace(log, kind, said, { index, offset });
}

/** @typedef {{ to: string, for: { purpose: string, fields: { field: string, line: string }[] }[] }} Disclosed */

/** @param {string[]} names */
const isRising = (names) => names.every((name, at) => at === 0 || name > String(names[at - 1]));

/** @param {Report} report @param {string} at @param {Plain} said @param {unknown} columns */
function checkColumns(report, at, said, columns) {
  const body = /** @type {Disclosed} */ (said['body']);
  const uses = body.for.flatMap(({ purpose, fields }) =>
    fields.map((use) => ({ purpose, ...use })),
  );
  const orders = [body.for.map(({ purpose }) => purpose)].concat(
    body.for.map(({ fields }) => fields.map(({ field }) => field)),
  );
  if (!orders.every(isRising)) {
    report.find('V6-schema', at, 'purposes and fields in order, each once', 'another order');
  }
  if (columns === undefined) return;
  const found = /** @type {Plain} */ (columns);
  const expected = {
    at: said['at'],
    fields: uses.map(({ field }) => field),
    lines: uses.map(({ line }) => line),
    purposes: uses.map(({ purpose }) => purpose),
    recipient: body.to,
  };
  for (const [name, value] of Object.entries(expected)) {
    if (canonical(found[name]) === canonical(value)) continue;
    report.find('V13-columns', `${at}, ${name}`, canonical(value), canonical(found[name]));
  }
}

// Lines that everybody may read -------------------------------------------------------------------

/** @param {Log} log @param {number} index @param {string} kind @param {string | null} text */
function readPublic(log, index, kind, text) {
  const at = `leaf ${index}`;
  const said = shaped(fromCanonical(text, at), PAYLOADS[kind] ?? {}, at);
  const ms = Date.parse(String(said['at']));
  if (kind === 'genesis' && said['log'] !== log.note.origin) {
    log.report.find('V1-origin', at, log.note.origin, said['log']);
  }
  if (kind === 'notice') readNotice(log, index, said);
  if (kind === 'erasure') readErasure(log, index, said);
  if (kind === 'heartbeat') readHeartbeat(log, index, Number(said['n']), ms);
  if (kind === 'heartbeat' || kind === 'genesis') {
    log.beat = { n: kind === 'genesis' ? null : Number(said['n']), ms };
    log.times.push({ first: index + 1, end: index, ms });
  } else log.publicTimes.push({ index, at: String(said['at']) });
}

/** @param {Log} log @param {number} index @param {Plain} said */
function readNotice({ folder, report, notices }, index, said) {
  const { id, version, locale, sha256: digest, text } = said;
  const key = canonical([id, version, locale, digest]);
  const at = `leaf ${index}`;
  const lists = canonical(LISTS.map((list) => said[list] ?? null));
  const before = notices.get(key);
  if (!before) notices.set(key, { index, lists });
  else if (before.lists !== lists) report.find('V10-notice', at, before.lists, lists);
  if (typeof text === 'string') {
    const found = b64u(sha256(Buffer.from(text)));
    if (found !== digest) report.find('V10-notice', at, digest, found);
  }
  // What the line only names is in a file, and has to be there.
  for (const sum of [digest, ...LISTS.map((list) => said[list])].filter(isText)) {
    const name = `notices/${Buffer.from(String(sum), 'base64url').toString('hex')}`;
    if (sum === digest && text !== null && !folder.has(name)) continue;
    const found = b64u(sha256(folder.read(name, LONGEST_FILE)));
    if (found !== sum) report.find('V10-notice', at, sum, found);
  }
}

/** @param {Log} log @param {number} index @param {number} n @param {number} ms */
function readHeartbeat({ report, beat, since }, index, n, ms) {
  const at = `leaf ${index}`;
  const wanted = beat?.n === undefined || beat.n === null ? null : beat.n + 1;
  if (wanted === null ? since === 0 && n > 1 : n !== wanted) {
    report.find('V6-heartbeat', at, `number ${wanted ?? '0 or 1'}`, `number ${n}`);
  }
  if (!beat) return;
  const [before, now] = [timeOf(beat.ms), timeOf(ms)];
  if (ms < beat.ms) report.find('V2-time', at, `not before ${before}`, now);
  if (ms - beat.ms > SILENCE_MS)
    report.warn('V6-heartbeat', at, 'one every 15 minutes', `${before}, ${now}`);
}

/** An erasure line covers leaves before it, each for the first time. @param {Log} log @param {number} index @param {Plain} said */
function readErasure(log, index, said) {
  const at = `leaf ${index}`;
  const leaves = /** @type {number[]} */ (said['leaves']);
  const range = /** @type {{ to: number } | null} */ (said['range']);
  let count = 0;
  if (leaves.some((leaf, one) => one > 0 && leaf <= Number(leaves[one - 1]))) {
    log.report.find('V6-schema', at, 'ascending leaves', 'another order');
  }
  for (const leaf of leaves) count += cover(log, leaf, { index, said });
  if (range && range.to > index) log.report.find('V8-forward', at, `at most ${index}`, range.to);
  for (; range && log.ranged < Math.min(range.to, index); log.ranged += 1) {
    const mark = log.mark(log.ranged);
    if ((mark & (DISCLOSURE | COVERED)) === DISCLOSURE)
      count += cover(log, log.ranged, { index, said });
  }
  const isCounted = said['count'] === count || (range !== null && log.since > 0);
  if (!isCounted) log.report.find('V6-schema', at, `a count of ${count}`, said['count']);
  if (said['reason'] === 'lost') log.report.warn('V8-lost', at, 'no line lost', `${count} lost`);
}

/** @param {Log} log @param {number} leaf @param {{ index: number, said: Plain }} by */
function cover(log, leaf, { index, said: { reason, at: when } }) {
  const at = `leaf ${index}`;
  if (leaf >= index) log.report.find('V8-forward', at, `leaves below ${index}`, `leaf ${leaf}`);
  else if (log.mark(leaf) & COVERED)
    log.report.find('V8-twice', at, 'each leaf once', `leaf ${leaf}`);
  else if (leaf >= log.since && !(log.mark(leaf) & (CONSENT | DISCLOSURE))) {
    log.report.find('V8-both', at, 'leaves of customers', `leaf ${leaf}, which everybody may read`);
  } else {
    log.setMark(leaf, COVERED);
    log.erased.set(leaf, { ground: String(reason), at: String(when) });
  }
  return 1;
}

/** Every blind leaf is opened, or covered, or waits to be. @param {Log} log */
function checkAccounts(log) {
  const { report, since, length, pending } = log;
  let waiting = 0;
  for (let index = since; index < length; index += 1) {
    const mark = log.mark(index);
    if (!(mark & (CONSENT | DISCLOSURE))) continue;
    const says = [
      mark & OPENED && 'opened',
      mark & COVERED && 'covered',
      pending.has(index) && 'pending',
    ];
    const states = says.filter(Boolean);
    if (states.length === 0 && log.whole) {
      report.find('V8-unopened', `leaf ${index}`, 'an opening or an erasure', 'neither');
    }
    if (states.length > 1)
      report.find('V8-both', `leaf ${index}`, 'one of them', states.join(' and '));
    if (pending.has(index)) waiting += 1;
  }
  const newest = log.newest();
  for (const [index, due] of pending) {
    const at = `leaf ${index}`;
    if (index >= since && !(log.mark(index) & (CONSENT | DISCLOSURE))) {
      report.find('V8-both', at, 'a leaf of a customer', 'another, or none');
    }
    if (newest - Date.parse(due) > LATE_MS) {
      report.find('V8-late', at, `an erasure line within 8 days of ${due}`, timeOf(newest));
    }
  }
  if (waiting > 0) report.warn('V8-pending', 'pending.ndjson', 'none', `${waiting} leaves`);
}

/** @param {number} ms */
const timeOf = (ms) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : 'no time');

/**
 * Between which times the log had a leaf as its next: the latest known before, the first known after.
 * @param {Log} log
 */
function clockOf({ times, now }) {
  const before = times.toSorted((one, other) => one.first - other.first);
  const after = times.toSorted((one, other) => one.end - other.end);
  const latest = running(
    before.map(({ ms }) => ms),
    Math.max,
  );
  const earliest = running(after.map(({ ms }) => ms).toReversed(), Math.min).toReversed();
  return (/** @type {number} */ index) => ({
    from: latest[countOf(before, ({ first }) => first <= index) - 1] ?? -Infinity,
    to: earliest[countOf(after, ({ end }) => end <= index)] ?? now,
  });
}

/** @param {number[]} values @param {(one: number, other: number) => number} pick */
function running(values, pick) {
  /** @type {number[]} */ const picked = [];
  for (const value of values) picked.push(pick(value, picked.at(-1) ?? value));
  return picked;
}

/** How many at the beginning of a sorted list are so. @template T @param {T[]} list @param {(one: T) => boolean} is */
function countOf(list, is) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (is(/** @type {T} */ (list[middle]))) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @typedef {ReturnType<typeof clockOf>} LogClock */

/** @param {Log} log @param {LogClock} clock @param {number} index @param {unknown} claimed */
function checkTime({ report, trust }, clock, index, claimed) {
  const ms = Date.parse(String(claimed));
  const { from, to } = clock(index);
  const earliest = from - trust.mergeDelay * 1000;
  const latest = to + trust.skew * 1000;
  if (ms < earliest)
    report.find('V11-backdated', `leaf ${index}`, `not before ${timeOf(earliest)}`, claimed);
  if (ms > latest)
    report.find('V11-future', `leaf ${index}`, `not after ${timeOf(latest)}`, claimed);
}

// One customer ------------------------------------------------------------------------------------

/**
 * @typedef {{ log: Log, files: Record<'consent' | 'disclosure' | 'standing', Lines>, clock: LogClock,
 *   standingSize: number, strays: Map<string, string> }} Reading
 * @typedef {{ seq: number, index: number, ms: number, leaf: string, said: Plain }} Line
 */

/** Chain, acts, uses and standing of one customer. @param {Reading} reading @param {string} name @param {Customer} customer */
function checkCustomer(reading, name, { consent, disclosure, standing }) {
  const { log, standingSize } = reading;
  disclosure.sort((one, other) => one.seq - other.seq);
  const places = eachOnce(reading, consent);
  const oldest = running(places.map(({ ms }) => ms).toReversed(), Math.min).toReversed();
  const standsAt = places.findLastIndex(({ index }) => index < standingSize);
  const state = new State();
  /** @type {Line | null} */ let line = null;
  /** @type {string[]} */ let rows = [];
  let used = 0;
  for (const [at, place] of places.entries()) {
    const now = followed(reading, line, place);
    line = now;
    log.report.step(`leaf ${place.index}`, () => state.apply(log, now));
    if (at === standsAt) rows = state.rows(name);
    const next = places[at + 1]?.seq ?? now.seq + 1;
    for (let use = disclosure[used]; use && use.seq < next; use = disclosure[used]) {
      used += 1;
      const after = oldest[at + 1] ?? Infinity;
      if (use.index >= log.since) checkUse(reading, { state, line, place: use, after });
    }
  }
  for (const { index, seq } of disclosure.slice(used)) {
    if (index < log.since) continue;
    log.report.find('V10-use', `leaf ${index}`, `line ${seq} of this customer`, 'no such line');
  }
  if (log.whole || consent.length > 0) checkStanding(reading, rows, standing);
}

/** The lines of a customer by their place in the chain, of which each has one. @param {Reading} reading @param {Place[]} places */
function eachOnce({ log, files }, places) {
  places.sort((one, other) => one.seq - other.seq || one.index - other.index);
  return places.filter((place, at) => {
    const before = places[at - 1];
    if (before?.seq !== place.seq) return true;
    const [one, other] = [before, place].map(({ offset }) =>
      openedAt(files.consent, offset, CONSENT),
    );
    const code = one?.said['line'] === other?.said['line'] ? 'V9-order' : 'V9-gap';
    log.report.find(
      code,
      `leaf ${place.index}`,
      `one line ${place.seq}`,
      `also leaf ${before.index}`,
    );
    return false;
  });
}

/** The line at a place, which has to follow the one before it. @param {Reading} reading @param {Line | null} before @param {Place} place @returns {Line} */
function followed({ log, files, clock, strays }, before, { seq, index, ms, offset }) {
  const at = `leaf ${index}`;
  const { said, leaf } = openedAt(files.consent, offset, CONSENT);
  const wanted = (before?.seq ?? -1) + 1;
  if (index >= log.since) checkTime(log, clock, index, said['at']);
  if (seq !== wanted) log.report.find('V9-gap', at, `line ${wanted}`, `line ${seq}`);
  if (before && index < before.index) {
    log.report.find('V9-order', at, `after leaf ${before.index}`, at);
  }
  const prev = before?.leaf ?? b64u(Buffer.alloc(HASH));
  if (seq === wanted && said['prev'] !== prev) strays.set(at, String(said['prev']));
  return { seq, index, ms, leaf, said };
}

/** A payload as it was opened before, and its leaf. @param {Lines} lines @param {number} offset @param {number} kind */
function openedAt(lines, offset, kind) {
  const opening = /** @type {Opening} */ (lines.lineAt(offset));
  return { said: /** @type {Plain} */ (JSON.parse(opening.payload)), leaf: leafOf(opening, kind) };
}

/** @param {{ payload: string, salt: string }} opening @param {number} kind */
function leafOf({ payload, salt }, kind) {
  const commitment = sha256(LABEL, Buffer.from(salt, 'base64url'), Buffer.from(payload));
  return b64u(leafHash(Buffer.concat([Buffer.of(1, kind), commitment])));
}

/** Lines that follow something else: another customer’s line, or nothing that is here. @param {Reading} reading */
function checkStrays({ log, files, strays }) {
  const wanted = new Set(strays.values());
  /** @type {Set<string>} */ const owned = new Set();
  for (const { consent } of strays.size > 0 ? log.customers.values() : []) {
    for (const { offset } of consent) {
      const { leaf } = openedAt(files.consent, offset, CONSENT);
      if (wanted.has(leaf)) owned.add(leaf);
    }
  }
  for (const [at, prev] of strays) {
    log.report.find(
      owned.has(prev) ? 'V9-owner' : 'V9-prev',
      at,
      'the customer’s line before it',
      prev,
    );
  }
}

/** @typedef {{ field: string, purpose: string, recipient: string, until?: string }} Permission */

/** Where a customer stands: our own reading of the acts, from silence on. */
class State {
  /** @type {Map<string, Word>} */ words = new Map();
  /** @type {Map<string, string>} */ wishes = new Map();
  /** @type {string | null} */ pausedUntil = null;

  /** What an act changes, if it was possible. @param {Log} log @param {Line} line */
  apply(log, { index, ms, said }) {
    const at = `leaf ${index}`;
    const body = /** @type {Plain} */ (said['body']);
    const type = String(body['type']);
    const is = Object.hasOwn(BODIES, type) ? BODIES[type] : undefined;
    if (!is?.(body))
      throw new Unfit('V10-state', at, 'an act that is known, with what it needs', type);
    const by = { line: String(said['line']), act: String(said['act']) };
    const permissions = /** @type {Permission[]} */ (body['permissions']);
    /** @param {boolean} isFine @param {string} wanted */
    const must = (isFine, wanted) => {
      if (!isFine) log.report.find('V10-state', at, wanted, `${type} at ${timeOf(ms)}`);
    };
    if (type === 'granted') {
      checkNotice(log, index, /** @type {Plain} */ (body['notice']));
      must(new Set(permissions.map(keyOf)).size === permissions.length, 'each permission once');
      for (const one of permissions) {
        const latest = one.recipient.startsWith('brand:') ? ms + BRAND_MS : yearAfter(ms);
        must(isBetween(one.until, ms, latest), 'an end in the future, and not too far');
        this.words.set(keyOf(one), { ...one, ...by, says: type, until: String(one.until) });
      }
    }
    if (type === 'refused') checkNotice(log, index, /** @type {Plain} */ (body['notice']));
    if (type === 'withdrawn') {
      for (const one of permissions) {
        const word = this.words.get(keyOf(one));
        must(word?.says === 'granted' || word?.act === by.act, 'to take back what was given');
        this.words.set(keyOf(one), { ...one, ...by, says: type, until: null });
      }
    }
    if (type === 'paused')
      must(isBetween(body['until'], ms, yearAfter(ms)), 'an end within a year');
    if (type === 'resumed') must(this.pausedUntil !== null, 'a pause before it');
    if (type === 'paused') this.pausedUntil = String(body['until']);
    if (type === 'resumed') this.pausedUntil = null;
    if (type === 'restricted' || type === 'lifted') this.#restrict(body, ms, must);
    if (type === 'wished' || type === 'unwished') this.#wish(body, must);
  }

  /** @param {Plain} body @param {number} ms @param {(isFine: boolean, wanted: string) => void} must */
  #restrict({ type, permissions, until }, ms, must) {
    const isBegun = type === 'restricted';
    if (isBegun) must(isBetween(until, ms, yearAfter(ms)), 'an end within a year');
    for (const one of /** @type {Permission[]} */ (permissions)) {
      const word = this.words.get(keyOf(one));
      const isFine = word?.says === 'granted' && (isBegun || word.pausedUntil !== undefined);
      must(isFine, isBegun ? 'to restrict what was given' : 'a restriction before it');
      if (isFine) word.pausedUntil = isBegun ? String(until) : undefined;
    }
  }

  /** @param {Plain} body @param {(isFine: boolean, wanted: string) => void} must */
  #wish({ type, purpose, wish }, must) {
    const before = this.wishes.get(String(purpose));
    const now = type === 'wished' ? canonical(wish) : undefined;
    must(before !== now, 'an act that changes something');
    if (now === undefined) this.wishes.delete(String(purpose));
    else this.wishes.set(String(purpose), now);
  }

  /** What the engine should read of this customer. @param {string} customer */
  rows(customer) {
    return [...this.words.values()].map(({ field, line, purpose, recipient, says, until }) =>
      canonical({ customer, field, line, purpose, recipient, says, until }),
    );
  }
}

/** @param {{ recipient: string, purpose: string, field: string }} which */
const keyOf = ({ recipient, purpose, field }) => `${recipient} ${purpose} ${field}`;

/** @param {unknown} time @param {number} from @param {number} to */
const isBetween = (time, from, to) =>
  Date.parse(String(time)) > from && Date.parse(String(time)) <= to;

/** The same day and time a year on. @param {number} ms */
const yearAfter = (ms) => new Date(ms).setUTCFullYear(new Date(ms).getUTCFullYear() + 1);

/** @param {Log} log @param {number} index @param {Plain} notice */
function checkNotice({ report, notices, since }, index, { id, version, locale, sha256: digest }) {
  const published = notices.get(canonical([id, version, locale, digest]))?.index;
  if (published === undefined ? since > 0 : published < index) return;
  const name = `notice ${id} ${version} ${locale}`;
  report.find(
    'V10-notice',
    `leaf ${index}`,
    `${name} before it`,
    published ? `leaf ${published}` : 'none',
  );
}

/**
 * One use: each field rests on the grant that stood, and nothing newer was overlooked.
 * @param {Reading} reading
 * @param {{ state: State, line: Line, place: Place, after: number }} use `after`: the oldest later line.
 */
function checkUse({ log, files, clock }, { state, line, place, after }) {
  const at = `leaf ${place.index}`;
  const { said } = openedAt(files.disclosure, place.offset, DISCLOSURE);
  const ms = Date.parse(String(said['at']));
  checkTime(log, clock, place.index, said['at']);
  if (place.seq !== line.seq || said['head'] !== line.leaf) {
    log.report.find('V10-use', at, `the head ${line.leaf} at line ${line.seq}`, said['head']);
  }
  if (after < ms - USE_MS) {
    log.report.find(
      'V10-late-use',
      at,
      `no later line before ${timeOf(ms - USE_MS)}`,
      timeOf(after),
    );
  }
  const { to, for: purposes } = /** @type {Disclosed} */ (said['body']);
  for (const { purpose, fields } of purposes) {
    for (const { field, line: grant } of fields) {
      const word = state.words.get(keyOf({ recipient: to, purpose, field }));
      const isGranted = word?.says === 'granted' && word.line === grant;
      const isPaused = [state.pausedUntil, word?.pausedUntil].some(
        (until) => Date.parse(String(until)) > ms,
      );
      if (isGranted && Date.parse(String(word.until)) > ms && !isPaused) continue;
      const found = isPaused
        ? 'a pause'
        : isGranted
          ? `its end, ${word.until}`
          : (word?.says ?? 'silence');
      log.report.find('V10-use', `${at}, ${purpose} ${field}`, `a grant by line ${grant}`, found);
    }
  }
}

/** @param {Reading} reading @param {string[]} rows @param {number[]} standing */
function checkStanding({ log, files }, rows, standing) {
  const expected = new Set(rows);
  for (const offset of standing) {
    const row = canonical(files.standing.lineAt(offset));
    if (!expected.delete(row))
      log.report.find('V13-standing', files.standing.name, 'no such row', row);
  }
  for (const row of expected)
    log.report.find('V13-standing', files.standing.name, row, 'no such row');
}

// Promises and receipts ---------------------------------------------------------------------------

/**
 * A promise (JWS, RFC 7515). The auditor’s file chooses the key, this code the algorithm.
 * @param {Log} log @param {unknown} jws @param {string} at @returns {Promised}
 */
function promiseIn({ trust, note }, jws, at) {
  /** @param {string} wanted */
  const unfit = (wanted) => new Unfit('V12-promise', at, wanted, 'something else');
  const [head, body, signature, ...rest] = String(jws).split('.');
  const [header, said] = [head, body].map((part) =>
    jsonIn(textIn(bytesIn(part, 'base64url') ?? LEAF)),
  );
  const fixed = { alg: isOneOf('EdDSA'), kid: isText, typ: isOneOf('village-promise+jws') };
  if (rest.length > 0 || !isA(fixed)(header)) throw unfit('a promise signed with EdDSA');
  const key = trust.promise.get(String(/** @type {Plain} */ (header)['kid']));
  const bytes = bytesIn(signature, 'base64url');
  if (!key || !bytes || !signed(key, Buffer.from(`${head}.${body}`), bytes)) {
    throw unfit('a signature of the service’s key');
  }
  const more = { leaves: isListOf(isBytes(HASH), 1), log: isOneOf(note.origin) };
  const { act, by, iat, leaves } = /** @type {Promised & { iat: number }} */ (
    shaped(said, shapeOf('act:uuid by:count iat:count', more), at, 'V12-promise')
  );
  if (by < iat || by - iat > trust.mergeDelay) {
    throw unfit(`a time within ${trust.mergeDelay} seconds`);
  }
  return { at, act, by, leaves };
}

/** @typedef {{ kind: string, payload: string, salt: string, leafHash: string, proof: string | null }} Received */
/** @typedef {{ id: string, lines: Received[], state: string, checkpoint: string | null, promise: string | null }} Receipt */

/** @typedef {{ said: Plain, leaf: string, at: string }} Opened A line of a receipt, and where it stands there. */

const RECEIVED = shapeOf('payload:text salt:hash leafHash:hash', {
  kind: isOneOf('consent', 'disclosure'),
  proof: orNull(isText),
});
const MOST_LINES = 1000;
const NOTHING_BEFORE = b64u(Buffer.alloc(HASH));

/** @param {string} at @param {string} expected @param {unknown} [found] */
const unproven = (at, expected, found = 'something else') =>
  new Unfit('V12-receipt', at, expected, found);

/**
 * What a customer kept: the lines of one act, or one line, in this log or promised to it. Returns
 * the checkpoint that its proofs end in, and its promise.
 * @param {Log} log @param {string} path @returns {{ notes: Note[], promise: Promised | null }}
 */
function readReceipt(log, path) {
  const text = textIn(readOutside(path, LONGEST_FILE, 'V12-receipt'));
  const shape = shapeOf('id:uuid', {
    receipt: isOneOf('village-butcher/receipt@v1'),
    log: isOneOf(log.note.origin),
    state: isOneOf('sealed', 'promised'),
    lines: isListOf(isA(RECEIVED), 0, MOST_LINES),
    checkpoint: orNull(isText),
    promise: orNull(isText),
  });
  const receipt = /** @type {Receipt} */ (shaped(jsonIn(text), shape, path, 'V12-receipt'));
  const lines = receipt.lines.map((line, at) => openedLine(line, `${path}, line ${at}`));
  checkOneAct(receipt.id, lines);
  const promise = receipt.promise === null ? null : promiseIn(log, receipt.promise, path);
  if (promise) checkSaid(promise, receipt.id, lines, path);
  if (receipt.state === 'sealed') {
    return { notes: [sealedUnder(log, receipt, lines, path)], promise };
  }
  const isEarly = receipt.checkpoint === null && receipt.lines.every(({ proof }) => proof === null);
  if (!isEarly) throw unproven(path, 'neither proof nor checkpoint before sealing');
  if (!promise && lines.length > 0) throw unproven(path, 'lines that are proven or promised');
  return { notes: [], promise };
}

/** A line whose payload and salt make the leaf that it names. @param {Received} line @param {string} at @returns {Opened} */
function openedLine(line, at) {
  const { kind, payload, salt } = line;
  if (Buffer.byteLength(payload) > LONGEST_PAYLOAD) {
    throw unproven(at, `at most ${LONGEST_PAYLOAD} bytes`, 'more');
  }
  const said = fromCanonical(payload, at, 'V12-receipt');
  const leaf = leafOf(line, kind === 'consent' ? CONSENT : DISCLOSURE);
  if (salt === NOTHING_BEFORE) throw unproven(at, 'a salt', 'zeros');
  if (leaf !== line.leafHash) throw unproven(at, `the leaf ${leaf}`, line.leafHash);
  return { said: shaped(said, PAYLOADS[kind] ?? {}, at, 'V12-receipt'), leaf, at };
}

/** The lines are those of the act that the receipt names, or the one that it names. @param {string} id @param {Opened[]} lines */
function checkOneAct(id, lines) {
  for (const [place, { said, at }] of lines.entries()) {
    const isNamed = said['act'] === id || (lines.length === 1 && said['line'] === id);
    if (!isNamed) throw unproven(at, `the act or the line ${id}`);
    if (said['kind'] === 'consent' && !follows(said, lines[place - 1])) {
      throw unproven(at, 'the line after the one before it');
    }
  }
}

/** Each line holds the leaf of the one before it; only a customer’s first holds nothing. @param {Plain} said @param {Opened} [before] */
function follows({ prev, seq, customer }, before) {
  if (!before) return (seq === 0) === (prev === NOTHING_BEFORE);
  const { said, leaf } = before;
  return prev === leaf && seq === Number(said['seq']) + 1 && customer === said['customer'];
}

/** A promise is about all lines of its act; beside one line of it, about that one among them. @param {Promised} promise @param {string} id @param {Opened[]} lines @param {string} path */
function checkSaid({ act, leaves }, id, lines, path) {
  const isWhole = act !== id || leaves.length === lines.length;
  const isSaid = lines.every(({ said, leaf }) => said['act'] === act && leaves.includes(leaf));
  if (!isWhole || !isSaid) throw unproven(path, 'a promise of these lines', 'one of others');
}

/**
 * The one checkpoint that every line of a sealed receipt is under, in the order of the lines.
 * @param {Log} log @param {Receipt} receipt @param {Opened[]} opened @param {string} path @returns {Note}
 */
function sealedUnder({ trust }, { lines, checkpoint }, opened, path) {
  const own = new Report();
  const note = own.step(path, () => noteIn(Buffer.from(checkpoint ?? ''), path));
  if (note) checkNote(own, trust, note, path);
  const [fault] = own.findings;
  if (fault || !note) throw unproven(path, fault?.expected ?? 'a checkpoint', fault?.code);
  if (note.whole !== checkpoint || lines.length === 0) {
    throw unproven(path, 'lines under a checkpoint of whole characters');
  }
  let last = -1;
  for (const [place, { leaf, at }] of opened.entries()) {
    const index = indexIn(lines[place]?.proof, leaf, note, at);
    if (index <= last) throw unproven(at, `a leaf after ${last}`, `leaf ${index}`);
    last = index;
  }
  return note;
}

/** Where a proof (C2SP tlog-proof) that ends in this checkpoint shows a leaf to be. @param {unknown} proof @param {string} leaf @param {Note} note @param {string} at */
function indexIn(proof, leaf, note, at) {
  const text = String(proof);
  const split = text.indexOf('\n\n');
  const [version, place, ...hashes] = text.slice(0, split).split('\n');
  const index = sizeIn(/^index (\d+)$/.exec(place ?? '')?.[1] ?? '');
  const nodes = hashes.map((node) => bytesIn(node, 'base64') ?? LEAF);
  const isFit =
    version === 'c2sp.org/tlog-proof@v1' && nodes.every(({ length }) => length === HASH);
  if (split === -1 || index === null || !isFit || nodes.length > 63) {
    throw unproven(at, 'a proof as the standard has it');
  }
  if (text.slice(split + 2) !== note.whole) {
    throw unproven(at, 'a proof that ends in the checkpoint of the receipt', 'another');
  }
  const claim = { index, size: note.size, leaf: Buffer.from(leaf, 'base64url'), proof: nodes };
  if (!includedUnder(claim)?.equals(note.root)) {
    throw unproven(at, 'a proof that leads to the signed root', 'another');
  }
  return index;
}

// All of it ---------------------------------------------------------------------------------------

const ABOUT = shapeOf('origin:text v:one', {
  counts: isA(shapeOf('consent:count disclosure:count entries:count')),
  scope: isOneOf('whole', 'customer', 'log'),
});
const SUMMED = [
  'openings/consent.ndjson',
  'openings/disclosure.ndjson',
  'pending.ndjson',
  'promises.ndjson',
  'standing.ndjson',
];
/** With `files`, a bundle also names the digests of what no tree binds: transport, not proof. */
const ABOUT_FILES = {
  ...ABOUT,
  files: isA(Object.fromEntries(SUMMED.map((name) => [name, isBytes(HASH)]))),
};

/** @param {Folder} folder */
function readAbout(folder) {
  const said = fromCanonical(textIn(folder.read('bundle.json', LONGEST_FILE)), 'bundle.json');
  const hasFiles = isPlain(said) && Object.hasOwn(said, 'files');
  return shaped(said, hasFiles ? ABOUT_FILES : ABOUT, 'bundle.json', 'V0-bundle');
}

/** Every line of a file, parsed. What is unfit in one is a finding. @param {Log} log @param {Lines} lines @param {(value: unknown, line: { at: string, offset: number }) => void} keep */
function eachLine({ report }, lines, keep) {
  const source = lines.all();
  for (;;) {
    const line = report.step(lines.name, () => source.next());
    if (!line || line.done) return;
    const { text, at, offset } = line.value;
    report.step(at, () => keep(fromCanonical(text, at), { at, offset }));
  }
}

/** @param {Log} log @param {Lines} lines */
function readPending(log, lines) {
  let last = -1;
  eachLine(log, lines, (value, { at }) => {
    const { index, due } = shaped(value, { index: isCount, due: isTime }, at);
    const leaf = Number(index);
    if (leaf <= last || leaf >= log.size) {
      throw new Unfit('V8-both', at, `a leaf after ${last} and below ${log.size}`, `leaf ${leaf}`);
    }
    last = leaf;
    log.pending.set(leaf, String(due));
  });
}

/** @param {Log} log @param {Lines} lines @returns {number} */
function readStanding(log, lines) {
  const shape = shapeOf(`${WHICH} customer:customer line:uuid says:says`, { until: isTimeOrNull });
  /** @type {number | null} */ let size = null;
  eachLine(log, lines, (value, { at, offset }) => {
    if (offset === 0) {
      size = Number(shaped(value, { size: isCount }, at)['size']);
      return;
    }
    const { customer } = shaped(value, shape, at);
    log.customer(customer).standing.push(offset);
  });
  if (size === null || size > log.size) {
    log.report.find(
      'V13-standing',
      lines.name,
      `the standing at ${log.size} or before`,
      size ?? 'none',
    );
  }
  return size ?? log.size;
}

/** The checkpoints that the bundle keeps, by size. @param {Log} log @returns {Note[]} */
function readHistory({ folder, report, note }) {
  if (!folder.has('checkpoints')) return [];
  const notes = (report.step('checkpoints', () => folder.sizesIn('checkpoints')) ?? []).map(
    (size) => {
      const at = `checkpoints/${size}`;
      return report.step(at, () => {
        const found = noteIn(folder.read(at, LONGEST_NOTE, { large: 'V1-note' }), at);
        if (found.size !== size || size > note.size) {
          throw new Unfit(
            'V4-history',
            at,
            `the checkpoint of size ${size}, at most ${note.size}`,
            found.size,
          );
        }
        return found;
      });
    },
  );
  return notes.filter((one) => one !== null);
}

/** Signatures, quorum, and that each witness’s time rises with the size. @param {Log} log @param {Note[]} history */
function checkWitnesses(log, history) {
  const { report, trust, note } = log;
  /** @type {Map<string, number>} */ const last = new Map();
  for (const one of [...history, note]) {
    const at = one === note ? 'checkpoint' : `checkpoints/${one.size}`;
    const times = checkNote(report, trust, one, at);
    for (const [name, ms] of times) {
      if (ms < (last.get(name) ?? 0))
        report.find('V2-time', at, `not before ${timeOf(last.get(name) ?? 0)}`, timeOf(ms));
      last.set(name, ms);
      log.times.push({ first: one.size, end: one.size, ms });
    }
    if (one === note && times.size < trust.need) {
      report.find('V2-quorum', at, `${trust.need} witnesses`, `${times.size} witnesses`);
    }
  }
  if (trust.need === 0) report.warn('V2-unwitnessed', 'checkpoint', 'a witness', 'none asked for');
}

/** @param {Log} log */
function checkAge(log) {
  const { report, trust, times, now } = log;
  const newest = log.newest();
  for (const { ms } of times) {
    if (ms <= now + trust.skew * 1000) continue;
    report.find(
      'V2-time',
      'the log’s times',
      `not after ${timeOf(now + trust.skew * 1000)}`,
      timeOf(ms),
    );
  }
  if (newest < now - trust.maxAge * 1000) {
    report.find(
      'V2-stale',
      'checkpoint',
      `a time after ${timeOf(now - trust.maxAge * 1000)}`,
      timeOf(newest),
    );
  }
}

/** @param {string} folder @param {Options} options @returns {Outcome} */
export function verify(folder, options) {
  if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Unasked(`${folder} is no folder.`);
  }
  return isExport(folder) ? verifyExport(folder, options) : verifyBundle(folder, options);
}

/** @param {string} folder @param {Options} options @returns {Outcome} */
function verifyBundle(folder, options) {
  const report = new Report();
  const files = new Folder(folder);
  /** @type {Log | null} */ let log = null;
  let size = 0;
  try {
    const trust = report.step(options.trust, () => readTrust(options.trust));
    const about = trust && report.step('bundle.json', () => readAbout(files));
    const note =
      trust &&
      report.step('checkpoint', () =>
        noteIn(files.read('checkpoint', LONGEST_NOTE, { large: 'V1-note' }), 'checkpoint'),
      );
    if (trust && note) {
      const { since = 0, now = Date.now() } = options;
      const scope = about?.['scope'] ?? 'whole';
      const whole = scope === 'whole';
      size = note.size;
      log = new Log(files, report, trust, { note, since: Math.min(since, size), now, whole });
      if (since > size)
        report.find('V5-shrunk', '--since', `at least ${since} lines`, `${size} lines`);
      if (!whole) {
        const code = scope === 'log' ? 'V0-unopened' : 'V0-partial';
        report.warn(code, 'bundle.json', 'scope whole', `scope ${scope}`);
      }
      const read = log;
      report.step('the bundle', () => checkAll(read, options, about));
    }
  } finally {
    files.close();
  }
  const { findings } = report;
  const isShut = findings.some(({ code }) => code === 'V0-unopened');
  const shut = isShut ? NEEDS_OPENINGS : [];
  return { exit: exitOf(findings, options), findings, more: report.more(), size, log, shut };
}

/** @param {Finding[]} findings @param {Options} options */
const exitOf = (findings, { strict }) =>
  findings.some(({ level }) => level === 'finding' || strict) ? 1 : 0;

/** @param {Log} log @param {Options} options @param {Plain | null} about */
function checkAll(log, options, about) {
  const { report, folder, note } = log;
  const history = readHistory(log);
  checkWitnesses(log, history);
  const seen = readSeen(log, options.seen);
  /** @param {string} name */
  const lines = (name) =>
    new Lines(
      name,
      report.step(name, () => folder.open(name, (log.size + 1) * LONGEST_LINE)),
    );
  const [consent, disclosure, pending, promises, standing] = SUMMED.map(lines);
  if (!consent || !disclosure || !pending || !promises || !standing) return;
  const received = (options.receipts ?? []).map((path) =>
    report.step(path, () => readReceipt(log, path)),
  );
  const promised = received.flatMap((receipt) => receipt?.promise ?? []);
  eachLine(log, promises, (jws, { at }) => promised.push(promiseIn(log, jws, at)));
  for (const leaf of promised.flatMap(({ leaves }) => leaves)) log.wanted.set(leaf, false);
  readPending(log, pending);
  const standingSize = readStanding(log, standing);
  const openings = {
    consent: new Openings(log, 'consent', consent),
    disclosure: new Openings(log, 'disclosure', disclosure),
  };
  const root = report.step('tile', () =>
    walk(log, (index, entry, leaf) => checkEntry(log, openings, { index, entry, leaf })),
  );
  if (root && !root.equals(note.root)) report.find('V3-root', 'checkpoint', note.root, root);
  if (root) checkEnd(log, openings, about, [consent, disclosure, pending, promises, standing]);
  checkRoots(log, { history, seen, received });
  checkAccounts(log);
  const clock = clockOf(log);
  const reading = {
    log,
    files: { consent, disclosure, standing },
    clock,
    standingSize,
    strays: new Map(),
  };
  for (const [name, customer] of log.customers) {
    report.step(`customer ${name}`, () => checkCustomer(reading, name, customer));
  }
  checkStrays(reading);
  for (const { index, at } of log.publicTimes) checkTime(log, clock, index, at);
  checkPromises(log, promised);
  checkAge(log);
}

/** What the auditor remembers. @param {Log} log @param {string | undefined} path */
function readSeen({ report, trust }, path) {
  if (path === undefined) {
    report.warn('V5-unseen', '--seen', 'the checkpoint of last time', 'none');
    return null;
  }
  const seen = report.step(path, () => noteIn(readOutside(path, LONGEST_NOTE, 'V1-note'), path));
  if (seen) checkNote(report, trust, seen, path);
  return seen;
}

/** Nothing is left over, and the bundle says of itself what was found. @param {Log} log @param {Record<'consent' | 'disclosure', Openings>} openings @param {Plain | null} about @param {Lines[]} files */
function checkEnd({ report, note, salts, size }, { consent, disclosure }, about, files) {
  consent.take(Infinity);
  disclosure.take(Infinity);
  const repeated = salts.repeated();
  if (repeated > 0) report.find('V7-salt', 'openings', 'each salt once', `${repeated} used again`);
  if (!about) return;
  const counts = canonical({ consent: consent.count, disclosure: disclosure.count, entries: size });
  const told = canonical(about['counts']);
  if (told !== counts) report.find('V0-bundle', 'bundle.json, counts', counts, told);
  if (about['origin'] !== note.origin) {
    report.find('V0-bundle', 'bundle.json, origin', note.origin, about['origin']);
  }
  const sums = /** @type {Plain} */ (about['files'] ?? {});
  for (const { name, hash: sum } of files) {
    const found = sum.digest('base64url');
    if (name in sums && sums[name] !== found) report.find('V0-bundle', name, sums[name], found);
  }
}

/**
 * Every checkpoint that anybody holds is a beginning of this log.
 * @param {Log} log
 * @param {{ history: Note[], seen: Note | null, received: ({ notes: Note[] } | null)[] }} held
 */
function checkRoots({ report, size, tiles, note }, { history, seen, received }) {
  /** @param {string} code @param {string} at @param {Note} held */
  const check = (code, at, held) => {
    const root = report.step(at, () => tiles.borderAt(held.size).root());
    if (!root || root.equals(held.root)) return;
    const isMemory = code === 'V5-rewritten';
    report.find(
      code,
      at,
      isMemory ? held.whole : held.root,
      isMemory ? `${note.whole}\n${b64u(root)}` : root,
    );
  };
  for (const one of history) check('V4-history', `checkpoints/${one.size}`, one);
  if (seen && seen.size > size)
    report.find('V5-shrunk', '--seen', `${seen.size} lines`, `${size} lines`);
  else if (seen) check('V5-rewritten', '--seen', seen);
  for (const one of received.flatMap((receipt) => receipt?.notes ?? [])) {
    if (one.size <= size) check('V12-receipt', 'receipt', one);
    else report.find('V12-receipt', 'receipt', `${one.size} lines`, `${size} lines`);
  }
}

/** A promise is kept if its leaves are there, or if its time is not yet over. @param {Log} log @param {Promised[]} promised */
function checkPromises(log, promised) {
  const newest = log.newest();
  const oldest =
    log.since > 0 ? log.times.reduce((least, { ms }) => Math.min(least, ms), Infinity) : -Infinity;
  for (const { at, by, leaves } of promised) {
    if (by * 1000 >= newest || by * 1000 < oldest) continue;
    for (const leaf of leaves) {
      if (log.wanted.get(leaf)) continue;
      log.report.find('V12-promise', at, `leaf ${leaf} by ${timeOf(by * 1000)}`, 'no such leaf');
    }
  }
}

// An export --------------------------------------------------------------------------------------

const LONGEST_MANIFEST = 64_000_000;
const PARAMETERS = { parameters: isPlain };
const isQuestion = isA(
  shapeOf('id:text slug:word version:count asOf:time knownAsOf:time logSize:count', {
    folder: isOneOf('parts', 'records', 'zero'),
    ...PARAMETERS,
  }),
);
const isPlace = orNull(isCount);
const isPart = isA(
  shapeOf('name:text question:text part:count rows:count bytes:count sha256:hash', {
    first: isPlace,
    last: isPlace,
  }),
);
const isFile = isA(shapeOf('name:text sha256:hash'));
const isNotice = isA(shapeOf('id:text locale:text name:text sha256:hash version:count'));

/** @type {Shape} Those that are older have none. */
const REDACTION = shapeOf('lines:count', { since: isTimeOrNull });

/** @type {Shape} */
const MANIFEST = shapeOf(
  'v:one installation:text export:uuid requestedBy:word reason:text createdAt:time software:text ' +
    'unsealed:count suppressed:count',
  {
    questions: isListOf(isQuestion, 1),
    log: isA(shapeOf('origin:text size:count root:text')),
    parts: isListOf(isPart, 1),
    files: isListOf(isFile),
    zero: isListOf(isA(shapeOf('question:text rows:count'))),
    notices: isListOf(isNotice),
  },
);

/**
 * @typedef {{ name: string, question: string, part: number, rows: number, bytes: number,
 *   sha256: string, first: number | null, last: number | null }} Part
 * @typedef {{ id: string, folder: string, parameters: Plain, asOf: string, knownAsOf: string,
 *   logSize: number }} Run
 * @typedef {{ installation: string, createdAt: string, questions: Run[], parts: Part[],
 *   log: { origin: string, size: number, root: string }, files: { name: string, sha256: string }[],
 *   zero: { question: string, rows: number }[], notices: { name: string, sha256: string }[] }} Manifest
 * @typedef {{ report: Report, folder: Folder, manifest: Manifest, trust: Trust }} Exported
 */

/** Whether a folder says that it is an export. @param {string} folder */
const isExport = (folder) =>
  fs.statSync(join(folder, 'manifest.json'), { throwIfNoEntry: false }) !== undefined;

/** An export: who signed it, that nothing is missing and nothing besides, and each of its rows. @param {string} path @param {Options} options @returns {Outcome} */
function verifyExport(path, options) {
  const report = new Report();
  const folder = new Folder(path);
  /** @type {Trust | null} */ let trust = null;
  try {
    trust = report.step(options.trust, () => readTrust(options.trust));
    const text = report.step('manifest.json', () => readManifestText(folder));
    if (trust && text !== null) checkSigned(report, folder, trust, text);
    const manifest = text === null ? null : report.step('manifest.json', () => manifestIn(text));
    if (trust && manifest) {
      const exported = { report, folder, manifest, trust };
      checkKey(exported, trust);
      checkFiles(exported, path);
      for (const run of manifest.questions) {
        if (run.folder === 'records') checkRecords(exported, run);
        else checkRun(exported, run);
      }
      checkZero(exported);
      checkLogOf(exported);
    }
  } finally {
    folder.close();
  }
  const log = join(path, 'ledger');
  const inside = fs.statSync(log, { throwIfNoEntry: false })?.isDirectory()
    ? verifyBundle(log, options)
    : null;
  if (!inside) report.find('E2-missing', 'ledger', 'the log that this rests on', 'nothing');
  const erased = checkRedacted(report, path, inside?.log ?? null);
  const within = inside?.findings.map((one) => ({ ...one, at: `ledger, ${one.at}` })) ?? [];
  const findings = [...report.findings, ...within];
  const more = new Map([...report.more(), ...(inside?.more ?? [])]);
  const shut = [...(inside?.shut ?? []), ...(trust?.snapshot.size === 0 ? ['E8'] : [])];
  const { size = 0 } = inside ?? {};
  return { exit: exitOf(findings, options), findings, more, size, erased, shut };
}

/** @param {Folder} folder */
function readManifestText(folder) {
  const text = textIn(folder.read('manifest.json', LONGEST_MANIFEST));
  if (text === null) throw new Unfit('E0-manifest', 'manifest.json', 'UTF-8', 'something else');
  return text;
}

/** @param {string} text @returns {Manifest} */
function manifestIn(text) {
  const value = fromCanonical(text, 'manifest.json', 'E0-manifest');
  const { redacted = null, ...rest } = isPlain(value) ? value : {};
  const [at, code] = ['manifest.json', 'E0-manifest'];
  const said = /** @type {unknown} */ (shaped(isPlain(value) ? rest : value, MANIFEST, at, code));
  if (redacted !== null) shaped(redacted, REDACTION, `${at}, redacted`, code);
  return /** @type {Manifest} */ (said);
}

/** A compact JWS over exactly these bytes. @param {Report} report @param {Folder} folder @param {Trust} trust @param {string} text */
function checkSigned(report, folder, trust, text) {
  report.step('manifest.jws', () => {
    const jws = textIn(folder.read('manifest.jws', 2 * LONGEST_MANIFEST)) ?? '';
    const [head, body, signature, ...rest] = jws
      .split('.')
      .map((part) => bytesIn(part, 'base64url'));
    /** @param {string} wanted @param {string} found */
    const unsigned = (wanted, found) => new Unfit('E1-signature', 'manifest.jws', wanted, found);
    if (!head || !body || !signature || rest.length > 0) {
      throw unsigned('a compact JWS in strict base64url', 'something else');
    }
    const header = jsonIn(textIn(head));
    const shape = { alg: isOneOf('EdDSA'), kid: isText, typ: isOneOf('village-manifest+jws') };
    if (misfit(shape, header) !== null) throw unsigned('the header of a manifest', 'another');
    if (!body.equals(Buffer.from(text))) throw unsigned('these bytes, signed', 'other bytes');
    const key = trust.export.get(String(/** @type {Plain} */ (header)['kid']));
    if (!key) throw new Unfit('E1-key', 'manifest.jws', 'an export key of the trust file', 'none');
    const said = Buffer.from(jws.slice(0, jws.lastIndexOf('.')));
    if (!signed(key.public, said, signature)) throw unsigned('a signature that holds', 'none');
    report.signedBy = key;
  });
}

/** The key was in its time, and is of this installation. @param {Exported} exported @param {Trust} trust */
function checkKey({ report, manifest: { createdAt, installation } }, trust) {
  const key = report.signedBy;
  const isInTime = key && key.from <= createdAt && (key.until === null || createdAt < key.until);
  if (key && !isInTime) {
    report.find('E1-time', 'manifest.json', `from ${key.from} to ${key.until ?? 'now'}`, createdAt);
  }
  if (installation !== trust.log.name) {
    report.find('E1-installation', 'manifest.json', trust.log.name, installation);
  }
}

const NAME = /^[\w@.%-]+(?:\/[\w@.%-]+)*$/;

/** Every file named once, as it is named, and none besides. @param {Exported} exported @param {string} path */
function checkFiles({ report, folder, manifest: { parts, files, notices } }, path) {
  /** @type {Map<string, string>} */ const named = new Map();
  for (const { name, sha256: sum } of [...parts, ...files]) {
    if (named.has(name)) report.find('E2-twice', name, 'each file named once', 'twice');
    if (!NAME.test(name) || name.split('/').some((step) => /^\.+$/.test(step))) {
      report.find('E2-stray', name, 'a name within the folder', 'another');
    } else named.set(name, sum);
  }
  for (const { name, sha256: sum } of notices) {
    if (named.get(name) !== sum) report.find('E2-hash', name, sum, named.get(name) ?? 'not named');
  }
  for (const [name, sum] of named) {
    report.step(name, () => {
      const found = b64u(sumOf(folder, name));
      if (found !== sum) report.find('E2-hash', name, sum, found);
    });
  }
  for (const name of namesBelow(path)) {
    if (named.has(name) || name === 'manifest.json' || name === 'manifest.jws') continue;
    report.find('E2-stray', name, 'no file that is not named', 'one');
  }
}

/** @param {Folder} folder @param {string} name */
function sumOf(folder, name) {
  const file = folder.open(name, Infinity, { missing: 'E2-missing' });
  const [sum, chunk] = [createHash('sha256'), Buffer.allocUnsafe(CHUNK)];
  for (let read = fs.readSync(file, chunk); read > 0; read = fs.readSync(file, chunk)) {
    sum.update(chunk.subarray(0, read));
  }
  folder.shut(file);
  return sum.digest();
}

/** Everything in a folder that is no folder. @param {string} path @param {string} [below] @returns {Generator<string>} */
function* namesBelow(path, below = '') {
  for (const entry of fs.readdirSync(join(path, below), { withFileTypes: true })) {
    const name = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* namesBelow(path, name);
    else yield name;
  }
}

/** The parts of one question, in their order. @param {Exported} exported @param {Run} run */
function checkRun(exported, run) {
  const { report, folder, manifest } = exported;
  const own = manifest.parts.filter(({ name }) => name.startsWith(`${run.folder}/${run.id}-`));
  const schema = report.step(`schema/${run.id}.json`, () => schemaIn(folder, run.id));
  const rows = own.filter(({ name }) => name.endsWith('.jsonl'));
  if (rows.length === 0) {
    report.find('E3-part', `${run.folder}/${run.id}`, 'a part of JSON Lines', 'none');
  }
  let last = -1;
  for (const [at, part] of rows.entries()) {
    if (part.part !== at + 1)
      report.find('E3-part', part.name, `part ${at + 1}`, `part ${part.part}`);
    if (part.first !== null && part.first < last) {
      report.find('E3-order', part.name, `from place ${last} on`, `place ${part.first}`);
    }
    last = part.last ?? last;
    const tables = own.filter((one) => one.part === part.part && /\.(?:csv|xlsx)$/.test(one.name));
    if (schema) report.step(part.name, () => checkPart(exported, run, { part, tables, schema }));
  }
}

/** @typedef {{ columns: string[], kinds: Plain }} Schema */

/** What a line of a question is. @param {Folder} folder @param {string} id @returns {Schema} */
function schemaIn(folder, id) {
  const name = `schema/${id}.json`;
  const said = jsonIn(textIn(folder.read(name, LONGEST_FILE, { missing: 'E2-missing' })));
  const shape = { properties: isPlain, required: isListOf(isText, 1) };
  if (!holds(shape)(said)) throw new Unfit('E3-schema', name, 'a JSON Schema of rows', 'none');
  const { properties, required } = /** @type {Plain} */ (said);
  return { columns: /** @type {string[]} */ (required), kinds: /** @type {Plain} */ (properties) };
}

/**
 * Every row of a part, and every table made anew from it.
 * @param {Exported} exported @param {Run} run
 * @param {{ part: Part, tables: Part[], schema: Schema }} about
 */
function checkPart(exported, run, { part, tables, schema }) {
  const { report, folder } = exported;
  const sums = tables.map(({ name, sha256: sum }) => {
    const made = name.endsWith('.xlsx')
      ? new SheetSum(run.id, schema.columns)
      : new CsvSum(separatorOf(name), schema.columns);
    return { name, sum, made };
  });
  let rows = 0;
  const file = folder.open(part.name, Infinity, { missing: 'E2-missing' });
  for (const { text, at } of new Lines(part.name, file).all()) {
    rows += 1;
    const row = report.step(at, () => rowIn(text, at, run, schema));
    if (row) report.step(at, () => checkSnapshot(exported, row, at));
    for (const { made } of row ? sums : []) made.add(row ?? {});
  }
  if (rows !== part.rows) report.find('E3-rows', part.name, `${part.rows} rows`, `${rows} rows`);
  for (const { name, sum, made } of sums) {
    const found = made.end();
    if (found !== sum) report.find('E4-table', name, `what ${part.name} comes to`, 'another table');
  }
  folder.shut(file);
}

/** A row of this question and this place. @param {string | null} text @param {string} at @param {Run} run @param {Schema} schema @returns {Plain} */
function rowIn(text, at, run, { columns, kinds }) {
  const row = jsonIn(text);
  const names = isPlain(row) ? Object.keys(row) : [];
  if (!isPlain(row) || names.join(' ') !== columns.join(' ') || JSON.stringify(row) !== text) {
    throw new Unfit('E3-schema', at, `one object: ${columns.join(' ')}`, names.join(' ') || 'none');
  }
  const { id: question, asOf, knownAsOf, logSize } = run;
  for (const [name, wanted] of Object.entries({ question, asOf, knownAsOf, logSize })) {
    if (row[name] !== wanted) throw new Unfit('E3-head', `${at}, ${name}`, wanted, row[name]);
  }
  const unfit = columns.find((name) => !fits(kinds[name], row[name]));
  if (unfit) throw new Unfit('E3-schema', `${at}, ${unfit}`, 'a value of its kind', 'another');
  return row;
}

/**
 * What was on the screen, where a row brings it: signed, and when the row says. Who trusts no such key is
 * told that it was not checked. @param {Exported} exported @param {Plain} row @param {string} at
 */
function checkSnapshot({ trust: { snapshot: keys } }, { snapshot, snapshotIssuedAt: issued }, at) {
  if (keys.size === 0 || !isText(snapshot)) return;
  /** @param {string} wanted */
  const unfit = (wanted) => new Unfit('E8-snapshot', `${at}, snapshot`, wanted, 'something else');
  const [head, body, signature, ...rest] = String(snapshot).split('.');
  const [header, said] = [head, body].map((part) =>
    jsonIn(textIn(bytesIn(part, 'base64url') ?? LEAF)),
  );
  const fixed = { alg: isOneOf('EdDSA'), kid: isText, typ: isOneOf('notice-snapshot+jws') };
  if (rest.length > 0 || misfit(fixed, header) !== null) throw unfit('a snapshot, by EdDSA');
  const key = keys.get(String(/** @type {Plain} */ (header)['kid']));
  const bytes = bytesIn(signature, 'base64url');
  if (!key || !bytes || !signed(key.public, Buffer.from(`${head}.${body}`), bytes)) {
    throw unfit('a signature of a trusted snapshot key');
  }
  const iat = isPlain(said) ? Number(said['iat']) : NaN;
  const time = Number.isSafeInteger(iat) ? new Date(iat * 1000).toISOString() : '';
  if (time !== issued) throw unfit(`the time ${issued}`);
  if (time < key.from || (key.until !== null && time >= key.until)) {
    throw unfit(`a key of its time, from ${key.from} to ${key.until ?? 'now'}`);
  }
}

/** The part of JSON Schema that rows are described with. @param {unknown} kind @param {unknown} value */
function fits(kind, value) {
  if (!isPlain(kind)) return false;
  if (Object.hasOwn(kind, 'const')) return kind['const'] === value;
  const types = [kind['type']].flat();
  if (value === null) return types.includes('null');
  if (typeof value === 'number') return types.includes('integer') && Number.isSafeInteger(value);
  if (Array.isArray(value)) return types.includes('array') && value.every(isText);
  return (
    types.includes('string') && (kind['format'] === 'date-time' ? isTime(value) : isText(value))
  );
}

/** A table of text made anew, as far as its sum. */
class CsvSum {
  hash = createHash('sha256');

  /** @param {string} separator @param {string[]} columns */
  constructor(separator, columns) {
    this.separator = separator;
    this.hash.update(`\ufeff${tableLine([...columns, 'guarded'], separator)}`);
  }

  /** @param {Plain} row */
  add(row) {
    this.hash.update(tableRow(row, this.separator));
  }

  end() {
    return this.hash.digest('base64url');
  }
}

/** @param {string} name */
function separatorOf(name) {
  if (name.endsWith('.semicolon.csv')) return ';';
  return name.endsWith('.tab.csv') ? '\t' : ',';
}

/** @param {string[]} cells @param {string} separator */
const tableLine = (cells, separator) =>
  `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(separator)}\r\n`;

/** A row as a table has it: what a spreadsheet would run has an apostrophe before it. @param {Plain} row @param {string} separator */
function tableRow(row, separator) {
  /** @type {string[]} */ const changed = [];
  const cells = Object.entries(row).map(([name, value]) => {
    if (typeof value === 'number') return String(value);
    const text = Array.isArray(value) ? value.join(' ') : String(value ?? '');
    const shown = unarmed(text);
    if (shown !== text) changed.push(name);
    return shown;
  });
  return tableLine([...cells, changed.join(' ')], separator);
}

const SKIPPED = /^(?:["\p{Cc}\p{Cf}\p{Z}\p{M}]|\u115f|\u1160|\u3164|\uffa0)+/u;

/** @param {string} text */
function unarmed(text) {
  let made = '';
  let piece = '';
  const flush = () => {
    const bare = piece.normalize('NFKC').replace(SKIPPED, '');
    made += (piece.startsWith("'") || /^[-=+@\u2212]/.test(bare) ? "'" : '') + piece;
    piece = '';
  };
  for (const letter of text) {
    piece += pictured(letter);
    if (letter === ',' || letter === ';' || letter === '|') flush();
  }
  flush();
  return made;
}

/** @param {string} letter */
function pictured(letter) {
  const code = letter.charCodeAt(0);
  if (code < 32) return String.fromCharCode(0x2400 + code);
  if (code === 127) return '\u2421';
  return (code < 0xa0 && code > 127) || /^[\u2028\u2029\ufeff]$/.test(letter) ? '\ufffd' : letter;
}

const BLOCK = 65_535;
const LONGEST_CELL = 32_767;
const LONGEST_RECORD = 16_000_000;
const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const XML_MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const XML_PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const XML_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const XML_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** A workbook of one sheet made anew, as far as its sum: a ZIP whose blocks are stored, without a time. */
class SheetSum {
  hash = createHash('sha256');
  at = 0;
  /** @type {Buffer[]} */ listed = [];
  rest = Buffer.alloc(0);
  name = Buffer.alloc(0);
  from = 0;
  begun = 0;
  crc = 0;
  size = 0;
  rows = 0;

  /** @param {string} id @param {string[]} columns */
  constructor(id, columns) {
    for (const [name, text] of workbookOf(id)) {
      this.begin(name);
      this.grow(text);
      this.close();
    }
    this.begin('xl/worksheets/sheet1.xml');
    this.grow(
      `${XML_HEAD}<worksheet xmlns="${XML_MAIN}"><sheetViews><sheetView workbookViewId="0">` +
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
        `<cols><col min="1" max="${columns.length + 1}" width="26" customWidth="1"/></cols><sheetData>`,
    );
    this.line([...columns, 'guarded']);
  }

  /** @param {Plain} row */
  add(row) {
    /** @type {string[]} */ const cut = [];
    const cells = Object.entries(row).map(([name, value]) => {
      const whole = Array.isArray(value) ? value.join(' ') : value;
      if (typeof whole !== 'string' || whole.length <= LONGEST_CELL) return whole;
      cut.push(name);
      return `${whole.slice(0, LONGEST_CELL - 1)}…`;
    });
    this.line([...cells, cut.join(' ')]);
  }

  end() {
    this.grow('</sheetData></worksheet>');
    this.close();
    const list = Buffer.concat(this.listed);
    const { length } = this.listed;
    this.put(list);
    const from = this.at - list.length;
    this.put(little('4 4 2 2 4 4 2', 0x06054b50, 0, length, length, list.length, from, 0));
    return this.hash.digest('base64url');
  }

  /** @param {unknown[]} cells */
  line(cells) {
    this.rows += 1;
    const made = cells.map((cell, n) => sheetCell(cell, `${columnName(n)}${this.rows}`));
    this.grow(`<row r="${this.rows}">${made.join('')}</row>`);
  }

  /** @param {string} name */
  begin(name) {
    [this.name, this.from, this.crc, this.size] = [Buffer.from(name), this.at, 0, 0];
    const { length } = this.name;
    this.put(
      little('4 2 2 2 4 4 4 4 2 2', 0x04034b50, 20, 0x0808, 8, 0x210000, 0, 0, 0, length, 0),
    );
    this.put(this.name);
    this.begun = this.at;
  }

  /** @param {string} text */
  grow(text) {
    const more = Buffer.from(text);
    this.crc = crc32(more, this.crc);
    this.size += more.length;
    this.rest = Buffer.concat([this.rest, more]);
    while (this.rest.length > BLOCK) this.block(this.rest.subarray(0, BLOCK), 0);
  }

  /** @param {Buffer} bytes @param {number} isLast */
  block(bytes, isLast) {
    this.put(little('1 2 2', isLast, bytes.length, BLOCK - bytes.length));
    this.put(bytes);
    this.rest = this.rest.subarray(bytes.length);
  }

  close() {
    this.block(this.rest, 1);
    const { name } = this;
    const stored = this.at - this.begun;
    const sums = little('4 4 4', this.crc, stored, this.size);
    this.put(Buffer.concat([little('4', 0x08074b50), sums]));
    const head = little('4 2 2 2 2 4', 0x02014b50, 20, 20, 0x0808, 8, 0x210000);
    const tail = little('2 2 2 2 2 4 4', name.length, 0, 0, 0, 0, 0, this.from);
    this.listed.push(Buffer.concat([head, sums, tail, name]));
  }

  /** @param {Buffer} bytes */
  put(bytes) {
    this.hash.update(bytes);
    this.at += bytes.length;
  }
}

/** Numbers of so many bytes each, the least byte first. @param {string} lengths @param {...number} values */
function little(lengths, ...values) {
  const made = lengths.split(' ').map((length, n) => {
    const bytes = Buffer.alloc(Number(length));
    bytes.writeUIntLE(values[n] ?? 0, 0, bytes.length);
    return bytes;
  });
  return Buffer.concat(made);
}

/** @param {number} n @returns {string} */
const columnName = (n) =>
  (n < 26 ? '' : columnName(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

/** @param {unknown} cell @param {string} at */
function sheetCell(cell, at) {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  const text = String(cell);
  const keeps = /^\s|\s$|[\t\n]/.test(text) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="1" t="inlineStr"><is><t${keeps}>${inXml(text)}</t></is></c>`;
}

/** What XML 1.0 cannot hold, or changes. @param {string} letter */
function isUnheld(letter) {
  const code = letter.charCodeAt(0);
  if (letter.length > 1 || letter === '\t' || letter === '\n') return false;
  return code < 32 || (code >= 0xd800 && code <= 0xdfff) || code >= 0xfffe;
}

/** What XML cannot hold is spelled by its number, and what looks like that, too. @param {string} text */
function inXml(text) {
  let made = '';
  for (const letter of text.replace(/_(?=x[\dA-Fa-f]{4})/g, '_x005F_')) {
    if (isUnheld(letter)) {
      made += `_x${letter.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
    } else if (letter === '&') made += '&amp;';
    else if (letter === '<') made += '&lt;';
    else made += letter === '>' ? '&gt;' : letter;
  }
  return made;
}

/** @param {string[][]} all */
const relationsOf = (all) =>
  `${XML_HEAD}<Relationships xmlns="${XML_PACKAGE}/relationships">` +
  `${all.map(([kind, to], n) => `<Relationship Id="rId${n + 1}" Type="${XML_OFFICE}/${kind}" Target="${to}"/>`).join('')}` +
  '</Relationships>';

/** What stands around a sheet, always the same but for its name. @param {string} id @returns {[string, string][]} */
const workbookOf = (id) => [
  [
    '[Content_Types].xml',
    `${XML_HEAD}<Types xmlns="${XML_PACKAGE}/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Override PartName="/xl/workbook.xml" ContentType="${XML_TYPE}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${XML_TYPE}.worksheet+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${XML_TYPE}.styles+xml"/></Types>`,
  ],
  ['_rels/.rels', relationsOf([['officeDocument', 'xl/workbook.xml']])],
  [
    'xl/workbook.xml',
    `${XML_HEAD}<workbook xmlns="${XML_MAIN}" xmlns:r="${XML_OFFICE}"><sheets>` +
      `<sheet name="${id}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ],
  [
    'xl/_rels/workbook.xml.rels',
    relationsOf([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['styles', 'styles.xml'],
    ]),
  ],
  [
    'xl/styles.xml',
    `${XML_HEAD}<styleSheet xmlns="${XML_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>` +
      '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      '<cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
      '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/></cellXfs>' +
      '</styleSheet>',
  ],
];

/** Consent records: as many as were signed, each in one spelling, and of what happened what the rows of `proof` say. @param {Exported} exported @param {Run} run */
function checkRecords({ report, folder, manifest }, run) {
  const own = manifest.parts.filter(({ name }) => name.startsWith('records/'));
  if (own.length === 0) report.find('E3-part', 'records', 'a part of records', 'none');
  const [told, proven] = [new Counted(), new Counted()];
  for (const [at, part] of own.entries()) {
    if (part.part !== at + 1)
      report.find('E3-part', part.name, `part ${at + 1}`, `part ${part.part}`);
    report.step(part.name, () => {
      let rows = 0;
      for (const record of recordsIn(folder, part.name)) {
        rows += 1;
        for (const event of happenedIn(record, part.name)) told.add(event);
      }
      if (rows !== part.rows)
        report.find('E3-rows', part.name, `${part.rows} rows`, `${rows} rows`);
    });
  }
  // Of one line alone the rows say less than the records, which have all of its permissions.
  if (Object.hasOwn(run.parameters, 'line')) return;
  for (const { name } of manifest.parts.filter((one) => /^parts\/Q08-\d+\.jsonl$/.test(one.name))) {
    report.step(name, () => {
      const file = folder.open(name, Infinity, { missing: 'E2-missing' });
      for (const { text } of new Lines(name, file).all()) {
        const row = jsonIn(text);
        if (isPlain(row) && /^(granted|refused|withdrawn)$/.test(String(row['act']))) {
          proven.add(
            ['customerRef', 'recipient', 'field', 'purpose', 'line', 'recordedAt', 'act'].map(
              (column) => row[column],
            ),
          );
        }
      }
      folder.shut(file);
    });
  }
  if (told.sum !== proven.sum) {
    report.find('E4-table', 'records', `the ${proven.count} acts of Q08`, `${told.count} others`);
  }
}

/** How many there are, and their sum, in whatever order they come. */
class Counted {
  count = 0;
  sum = 0n;

  /** @param {unknown[]} words */
  add(words) {
    const digest = createHash('sha256').update(JSON.stringify(words)).digest('hex');
    this.count += 1;
    this.sum = BigInt.asUintN(256, this.sum + BigInt(`0x${digest}`));
  }
}

/** The records of a file, which stand a line each between its head and its end. @param {Folder} folder @param {string} name @returns {Generator<Plain>} */
function* recordsIn(folder, name) {
  const own = textIn(folder.read('context/27560.jsonld', LONGEST_FILE, { missing: 'E2-missing' }));
  const context = jsonIn(own);
  const head = `{"@context":${JSON.stringify(isPlain(context) ? context['@context'] : null)},"@graph":[`;
  const file = folder.open(name, Infinity, { missing: 'E2-missing' });
  let before = '';
  for (const { text, at } of new Lines(name, file, LONGEST_RECORD).all()) {
    const line = text ?? '';
    const isEnd = line === ']}';
    const isRight =
      before === '' ? line === head : before === 'end' ? false : isEnd || before !== 'last';
    if (!isRight) throw new Unfit('E3-schema', at, 'a record, between head and end', 'another');
    if (before === '') before = 'head';
    else if (isEnd) before = 'end';
    else if (line !== '') {
      const record = line.endsWith(',') ? line.slice(0, -1) : line;
      before = record === line ? 'last' : 'more';
      const said = fromCanonical(record, at, 'E3-schema');
      if (!isPlain(said)) throw new Unfit('E3-schema', at, 'a record', 'something else');
      yield said;
    }
  }
  if (before !== 'end') throw new Unfit('E3-schema', name, 'an end', 'none');
  folder.shut(file);
}

/** @type {Record<string, string>} */
const ACT_OF = {
  'dpv:ConsentGiven': 'granted',
  'dpv:RenewedConsentGiven': 'granted',
  'dpv:ConsentRefused': 'refused',
  'dpv:ConsentWithdrawn': 'withdrawn',
};

/** What a record says that happened, as `proof` says it. An end that was reached is no act. @param {Plain} record @param {string} at */
function happenedIn(record, at) {
  const customer = String(record['dpv:hasDataSubject']).replace(/^vb:customer:/, '');
  return [record['dpv:hasProcess']].flat().flatMap((one) => {
    const said = isPlain(one) ? one : {};
    const [purpose, field] = [said['dpv:hasPurpose'], said['dpv:hasPersonalData']];
    if (!isPlain(purpose) || !isPlain(field)) {
      throw new Unfit('E3-schema', at, 'a process with its purpose and its data', 'another');
    }
    const recipient = String(said['dpv:hasRecipient']).replace(/^vb:recipient:/, '');
    const which = [customer, recipient, field['dct:identifier'], purpose['skos:prefLabel']];
    return [said['dpv:hasConsentStatus']].flat().flatMap((event) => {
      if (!isPlain(event)) throw new Unfit('E3-schema', at, 'an event', 'something else');
      const act = [event['@type']].flat().flatMap((type) => ACT_OF[String(type)] ?? []);
      return act.map((one) => [...which, event['vb:line'], event['dpv:isIndicatedAtTime'], one]);
    });
  });
}

/** Every question whose rows are incidents is counted, and counted right. @param {Exported} exported */
function checkZero({ report, manifest: { questions, parts, zero } }) {
  const asked = questions.filter(({ folder }) => folder === 'zero').map(({ id }) => id);
  const told = zero.map(({ question }) => question);
  if (told.join(' ') !== asked.join(' ')) {
    report.find('E5-zero', 'manifest.json, zero', asked.join(' '), told.join(' '));
  }
  for (const { question, rows } of zero) {
    const counted = parts
      .filter(({ name }) => name.startsWith(`zero/${question}-`) && name.endsWith('.jsonl'))
      .reduce((sum, part) => sum + part.rows, 0);
    const at = `zero, ${question}`;
    if (counted !== rows) report.find('E5-zero', at, `${counted} rows`, `${rows} rows`);
    if (rows > 0) report.warn('E5-incident', at, 'no row', `${rows} rows`);
  }
}

/** It rests on the log that goes along. @param {Exported} exported */
function checkLogOf({ report, folder, manifest: { installation, log, questions } }) {
  report.step('ledger/checkpoint', () => {
    const note = noteIn(folder.read('ledger/checkpoint', LONGEST_NOTE), 'ledger/checkpoint');
    const said = [installation, log.origin, log.size, log.root].join(' ');
    const found = [note.origin, note.origin, note.size, note.root.toString('base64')].join(' ');
    if (said !== found) report.find('E6-log', 'manifest.json, log', found, said);
    for (const { id, logSize } of questions) {
      if (logSize > note.size) report.find('E6-log', id, `at most ${note.size} lines`, logSize);
    }
  });
}

const REDACTED = shapeOf('leafIndex:count leafHash:hash', {
  redacted: isOneOf(true),
  ground: isOneOf('customer', 'retention', 'lost'),
});

/**
 * Every line below the answers that the log says was erased is listed, where it stands and why, and no
 * other. Answers how many there are. @param {Report} report @param {string} path @param {Log | null} log
 */
function checkRedacted(report, path, log) {
  const folder = new Folder(path);
  const lines = report.step(REDACTED_FILE, () => {
    const manifest = jsonIn(textIn(folder.read('manifest.json', LONGEST_MANIFEST)));
    const said = isPlain(manifest) ? manifest['redacted'] : undefined;
    // An older export lists none; and of a log that is read from its middle on, not all is known.
    if (!isPlain(manifest) || !isPlain(said) || log === null || log.since > 0) return 0;
    return redactedIn({ report, folder, log }, manifest, said);
  });
  folder.close();
  return lines ?? 0;
}

const REDACTED_FILE = 'redacted.jsonl';

/** @param {{ report: Report, folder: Folder, log: Log }} about @param {Plain} manifest @param {Plain} said */
function redactedIn({ report, folder, log }, manifest, said) {
  const sizes = [manifest['questions']]
    .flat()
    .map((one) => (isPlain(one) ? Number(one['logSize']) : 0));
  const size = Math.max(...sizes);
  const due = [...log.erased].filter(([leaf]) => leaf < size);
  const file = folder.open(REDACTED_FILE, Infinity, { missing: 'E2-missing' });
  let [lines, last] = [0, -1];
  for (const { text, at } of new Lines(REDACTED_FILE, file).all()) {
    lines += 1;
    const row = shaped(jsonIn(text), REDACTED, at, 'E7-redacted');
    const leaf = Number(row['leafIndex']);
    const is = log.erased.get(leaf);
    if (leaf <= last || leaf >= size || is?.ground !== row['ground']) {
      report.find(
        'E7-redacted',
        at,
        'a leaf that is erased, by its ground, in order',
        `leaf ${leaf}`,
      );
    } else if (hashAt(log, leaf) !== row['leafHash']) {
      report.find('E7-redacted', at, hashAt(log, leaf), row['leafHash']);
    }
    last = leaf;
  }
  folder.shut(file);
  const since = due.reduce(
    (/** @type {string | null} */ first, [, { at }]) => (first === null || at < first ? at : first),
    null,
  );
  const [wanted, told] = [`${due.length} ${since}`, `${said['lines']} ${said['since']}`];
  if (lines !== due.length) report.find('E7-redacted', REDACTED_FILE, due.length, lines);
  if (wanted !== told) report.find('E7-redacted', 'manifest.json, redacted', wanted, told);
  return lines;
}

/** @param {Log} log @param {number} leaf */
const hashAt = ({ tiles }, leaf) => {
  const at = HASH * (leaf % TILE);
  return b64u(tiles.hashes(0, Math.floor(leaf / TILE)).subarray(at, at + HASH));
};

// The command line --------------------------------------------------------------------------------

const USAGE =
  'usage: node verify.mjs FOLDER --trust trust.json [--seen last.checkpoint] [--since SIZE]\n' +
  '       [--receipt FILE]… [--now TIME] [--strict] [--json]';

/** @param {string[]} words @returns {{ folder: string, json: boolean, options: Options }} */
function asked(words) {
  /** @type {Map<string, string>} */ const said = new Map();
  /** @type {string[]} */ const receipts = [];
  /** @type {string[]} */ const folders = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('--')) folders.push(word);
    else if (word === '--strict' || word === '--json') said.set(word, word);
    else if (/^--(trust|seen|since|receipt|now)$/.test(word) && words[at + 1] !== undefined) {
      at += 1;
      if (word === '--receipt') receipts.push(words[at] ?? '');
      else said.set(word, words[at] ?? '');
    } else throw new Unasked(USAGE);
  }
  const [folder, trust] = [folders[0], said.get('--trust')];
  const since = sizeIn(said.get('--since') ?? '0');
  const now = said.has('--now') ? Date.parse(said.get('--now') ?? '') : Date.now();
  if (!folder || folders.length > 1 || !trust || since === null || Number.isNaN(now)) {
    throw new Unasked(USAGE);
  }
  const options = {
    trust,
    seen: said.get('--seen'),
    since,
    receipts,
    now,
    strict: said.has('--strict'),
  };
  return { folder, json: said.has('--json'), options };
}

/** What cannot be checked where nothing opens the lines. */
const NEEDS_OPENINGS = ['V7', 'V8', 'V9', 'V10', 'V12', 'V13'];

/** How a check went, in a word. @param {Finding[]} own @param {boolean} isShut */
function wordOf(own, isShut) {
  if (own.some(({ level }) => level === 'finding')) return 'FOUND';
  if (own.length > 0) return 'note ';
  return isShut ? 'shut ' : 'ok   ';
}

/** One line a check, and below it what was found. @param {Outcome} outcome @param {Record<string, string>} checks */
function told({ findings, more, size, erased = 0, shut }, checks) {
  const lines = Object.entries(checks).flatMap(([check, about]) => {
    const own = findings.filter((finding) => finding.check === check);
    return [
      `${wordOf(own, shut.includes(check))} ${check.padEnd(3)} ${about}`,
      ...own.map(
        ({ level, code, at, expected, found }) =>
          `      ${level} ${code}: ${MEANINGS[code]}.\n` +
          `        where: ${at}\n        expected: ${expected}\n        found: ${found}`,
      ),
    ];
  });
  const rest = [...more].map(([code, count]) => `      and ${count} more: ${code}`);
  const bad = findings.filter(({ level }) => level === 'finding').length;
  if (erased > 0)
    rest.push(`      ${erased} of the lines are erased, and listed: nobody can open them`);
  const unseen = shut.length > 0 ? `; not checked: ${shut.join(' ')}` : '';
  const order = bad > 0 ? 'NOT in order' : 'in order';
  return [...lines, ...rest, `${size} lines in the log; ${order}${unseen}.`];
}

/** @param {string[]} words @returns {number} */
function main(words) {
  try {
    const { folder, json, options } = asked(words);
    const outcome = verify(folder, options);
    const checks = isExport(folder) ? { ...CHECKS_OF_EXPORT, ...CHECKS } : CHECKS;
    const lines = json
      ? outcome.findings.map((finding) => JSON.stringify(finding))
      : told(outcome, checks);
    if (lines.length > 0) fs.writeSync(1, `${lines.join('\n')}\n`);
    return outcome.exit;
  } catch (error) {
    fs.writeSync(
      2,
      `${error instanceof Unasked ? error.message : `Not checked: ${messageOf(error)}`}\n`,
    );
    return 2;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  process.exitCode = main(process.argv.slice(2));
}
