import { orNothing } from './nothing.js';

/** The members of something read; of what has none, none. */
export const membersOf = (whole: unknown) => Object(whole) as Readonly<Record<string, unknown>>;

/** What a text says; `undefined`, if it is no JSON. */
export const jsonIn = (text: string): unknown => orNothing(() => JSON.parse(text) as unknown);
