import { NoticeRef, OwnFile, type Receipt } from '@village-butcher/sdk/contract';
import * as z from 'zod/mini';

/** The lists that grow with the years: they are written one after the other, and never held whole. */
export type Growing =
  'history' | 'disclosures' | 'told' | 'looks' | 'attempts' | 'receipts' | 'notices';

/** What a customer's own file says of today. */
export type OwnToday = Omit<OwnFile, Growing>;

/** The shape of the file as JSON Schema (2020-12): it stands in each file. */
export const SCHEMA = z.toJSONSchema(OwnFile, {
  io: 'input',
  reused: 'ref',
}) as OwnFile['schema'];

/** How the file is called that one can rely on. */
export const FORMAT = 'village-butcher/own-file@v1';

/** What a line says of the text that stood beside it. */
const Beside = z.object({ body: z.object({ notice: z.optional(z.object(NoticeRef.shape)) }) });

/** The texts that an act was done beside, as its lines name them. */
export const noticesIn = ({ lines }: Receipt): readonly NoticeRef[] =>
  lines.flatMap(({ payload }) => Beside.parse(JSON.parse(payload)).body.notice ?? []);

/** The beginning of the file: an object that stays open for its lists. */
export const opening = (today: OwnToday): string => JSON.stringify(today).slice(0, -1);

/** The end of it. */
export const CLOSING = '}\n';

/** One list after another, item by item. */
export async function* listed(
  name: Growing,
  items: AsyncIterable<unknown>,
): AsyncGenerator<string> {
  let before = `,"${name}":[`;
  for await (const item of items) {
    yield before + JSON.stringify(item);
    before = ',';
  }
  yield before === ',' ? ']' : `${before}]`;
}

/** A list that is asked for page by page, to its end. */
export async function* through<Item>(
  ask: (
    after: string | undefined,
  ) => Promise<{ items: readonly Item[]; next?: string | undefined }>,
): AsyncGenerator<Item> {
  let after: string | undefined;
  do {
    const { items, next } = await ask(after);
    yield* items;
    after = next;
  } while (after !== undefined);
}
