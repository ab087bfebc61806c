import type { FieldValue } from '../contract/profile.js';
import type { Field } from '../contract/vocabulary.js';
import type { Call, CallOptions } from '../core/call.js';
import type { Send } from '../core/route.js';
import type { Open } from '../core/word.js';
import type { Invitation, Receipt } from './shape.js';

/** What a customer tells of themselves, and of the others at their table. */
export const profileCalls = (send: Send) => ({
  profile: {
    /** What I told. Never told: `NotFoundError`. */
    get: <F extends Field>(field: F, options?: CallOptions): Call<FieldValue<F>> =>
      send('getField', { params: { field } }, options),
    /** Tells or corrects: the value replaces the one before. It is used under a permission only. */
    put: <F extends Field>(
      field: F,
      value: FieldValue<F>,
      options?: CallOptions,
    ): Call<FieldValue<F>> => send('putField', { params: { field }, body: value }, options),
    /** Erases the value. Permissions stay as they are. */
    remove: (field: Open<Field>, options?: CallOptions): Call<Receipt> =>
      send('removeField', { params: { field: field as Field } }, options),
  },
  members: {
    /** A one-time code for another adult: what I said of them counts when they say so (L12). */
    invite: (member: string, options?: CallOptions): Call<Invitation> =>
      send('invite', { params: { member } }, options),
    /** I am that adult, with a token of my own. */
    confirm: (code: string, options?: CallOptions): Call<Receipt> =>
      send('confirm', { body: { code } }, options),
  },
});
