import type { FieldValue } from '../contract/profile.js';
import type { Field } from '../contract/vocabulary.js';
import type { CallOptions } from '../core/call.js';
import type { Send } from '../core/route.js';
import type { Open } from '../core/word.js';

/** What a customer tells of themselves, and of the others at their table. */
export const profileCalls = (send: Send) => ({
  profile: {
    /** What I told. Never told: `NotFoundError`. */
    get: <F extends Field>(field: F, options?: CallOptions) =>
      send<'getField', FieldValue<F>>('getField', { params: { field } }, options),
    /** Tells or corrects: the value replaces the one before. It is used under a permission only. */
    put: <F extends Field>(field: F, value: FieldValue<F>, options?: CallOptions) =>
      send<'putField', FieldValue<F>>('putField', { params: { field }, body: value }, options),
    /** Erases the value. Permissions stay as they are. */
    remove: (field: Open<Field>, options?: CallOptions) =>
      send('removeField', { params: { field: field as Field } }, options),
  },
  members: {
    /** A one-time code for another adult: what I said of them counts when they say so (L12). */
    invite: (member: string, options?: CallOptions) =>
      send('invite', { params: { member } }, options),
    /** I am that adult, with a token of my own. */
    confirm: (code: string, options?: CallOptions) => send('confirm', { body: { code } }, options),
  },
});
