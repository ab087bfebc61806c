import type { Field, FieldValue, MemberId, Profile } from '@village-butcher/sdk/contract';
import type { Permit } from '../consent/ruling.js';
import { openPart, valueOf } from './value.js';

const boxes = Symbol('boxes');

/** A part that left the database, still shut. */
export interface Box {
  readonly field: Field;
  readonly member: MemberId;
  readonly box: Buffer;
}

/** What left the database, closed: no key, no enumeration and no JSON reaches inside. */
export interface Sealed {
  readonly [boxes]: { readonly key: () => Buffer; readonly parts: readonly Box[] };
}

/** Closes what the permitted read brought. `key` is asked for only if something is opened. */
export const seal = (key: () => Buffer, parts: readonly Box[]): Sealed => ({
  [boxes]: { key, parts },
});

/** What one recipient may see for one purpose: values, and the line each rests on. */
export interface View {
  readonly values: Partial<Profile>;
  readonly lines: Partial<Record<Field, string>>;
}

/**
 * Opens the fields that a permit names. There is no other way to look at a profile. A field that
 * is permitted but was never told is simply not there.
 */
export function readProfile(sealed: Sealed, permit: Permit): View {
  const values: Partial<Record<Field, FieldValue>> = {};
  const lines: Partial<Record<Field, string>> = {};
  for (const { field, line } of permit.fields) {
    const parts = sealed[boxes].parts.filter((part) => part.field === field);
    if (parts.length === 0) continue;
    const key = sealed[boxes].key();
    const opened = parts.map(({ member, box }) => {
      const part = openPart(key, { customer: permit.customer, field, member }, box);
      return [member, part] as const;
    });
    values[field] = valueOf(field, new Map(opened));
    lines[field] = line;
  }
  return { values: values as Partial<Profile>, lines };
}
