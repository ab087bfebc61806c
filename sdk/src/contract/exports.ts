import * as z from 'zod/mini';
import { QUESTIONS, QuestionParameters } from './questions.js';
import { Moment, Uuid } from './shape.js';

/**
 * How the rows of an export are written. JSON Lines is always among them, for everything else is
 * derived from it. The three tables of text differ in what stands between two cells; `xlsx` is the
 * one to open by hand. `jsonld` is no table: beside `proof`, it is a consent record after ISO/IEC TS 27560
 * for each customer and recipient.
 */
export const FORMATS = ['jsonl', 'csv', 'csv-semicolon', 'csv-tab', 'xlsx', 'jsonld'] as const;
/** One of them. */
export type Format = (typeof FORMATS)[number];

/** Longest reason. It stands in the signed manifest, so it has one spelling and nothing unseen. */
const REASON = /^[^\p{Cc}\p{Cs}]{1,300}$/u;

const isOnce = (all: readonly string[]): boolean => new Set(all).size === all.length;

/** What is exported, and why. A parameter has to be one that every question lists. */
export const ExportAct = z.strictObject({
  questions: z
    .array(z.enum(QUESTIONS))
    .check(z.minLength(1), z.maxLength(QUESTIONS.length), z.refine(isOnce)),
  parameters: QuestionParameters,
  formats: z.array(z.enum(FORMATS)).check(z.maxLength(FORMATS.length), z.refine(isOnce)),
  reason: z.string().check(
    z.regex(REASON),
    z.refine((text) => text.normalize('NFC') === text),
  ),
});
export type ExportAct = z.infer<typeof ExportAct>;

/**
 * How far an export is. `ready`: its archive can be fetched. `over`: its time was up, and its files
 * are gone. One that failed says why.
 */
export const EXPORT_STATES = ['working', 'ready', 'failed', 'cancelled', 'over'] as const;
/** One of them. */
export type ExportState = (typeof EXPORT_STATES)[number];

/** An export, and how far it is. It stands at one place of the log, from its beginning on. */
export const Export = z.object({
  id: Uuid,
  state: z.enum(EXPORT_STATES),
  at: Moment,
  /** When its files go. */
  until: Moment,
  questions: z.array(z.enum(QUESTIONS)),
  formats: z.array(z.enum(FORMATS)),
  asOf: Moment,
  knownAsOf: Moment,
  logSize: z.int(),
  /** What is written so far. */
  parts: z.int(),
  rows: z.int(),
  /** How long the archive is, once there is one. */
  bytes: z.nullable(z.int()),
});
export type Export = z.infer<typeof Export>;

/** The archive of an export: a ZIP, which `verify.mjs` checks once it is unpacked. */
export const ExportArchive = z.string();
