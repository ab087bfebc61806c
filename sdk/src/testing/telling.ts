import type { OwnFile } from '../contract/own-file.js';
import type { FieldValue, Profile } from '../contract/profile.js';
import { FIELDS, type Field } from '../contract/vocabulary.js';

/** What a field says of one member. An adult's part counts once that adult confirms it (L12). */
interface Part {
  readonly value: unknown;
  readonly confirmed: boolean;
  readonly toldAt: number;
}

/** An open invitation: a code for one member, told before `at`. */
export interface Invited {
  readonly code: string;
  readonly member: string;
  readonly at: number;
  readonly until: number;
}

/** What one customer told, part by part, and whom they invited to confirm it. */
export class Telling {
  readonly #fields = new Map<Field, Map<string, Part>>();
  invited: readonly Invited[] = [];

  /** Every field that something was told in. */
  get told(): readonly Field[] {
    return FIELDS.filter((field) => this.#partsOf(field).length > 0);
  }

  /** The parts that wait for an adult's yes, in the order of their names. */
  get pending(): readonly { readonly field: Field; readonly member: string }[] {
    return this.members
      .filter(({ confirmed }) => !confirmed)
      .map(({ field, member }) => ({ field, member }));
  }

  /** Of whom something is said in which field, and whether it counts. */
  get members(): readonly OwnFile['members'][number][] {
    return this.told
      .toSorted()
      .flatMap((field) =>
        this.#partsOf(field).map(([member, { confirmed }]) => ({ field, member, confirmed })),
      );
  }

  /** Whether all that was told in a field is another adult's who has not confirmed it. */
  isPending(field: Field): boolean {
    const parts = this.#partsOf(field);
    return parts.length > 0 && parts.every(([, { confirmed }]) => !confirmed);
  }

  /** When the newest part that is confirmed was told. */
  toldAt(field: Field): number {
    return Math.max(...this.#partsOf(field).map(([, { toldAt }]) => toldAt));
  }

  /** Replaces a field. Parts that stay as they are stay confirmed; of a changed one, no code opens. */
  tell(field: Field, value: FieldValue, now: number): void {
    const before = this.#fields.get(field) ?? new Map<string, Part>();
    const parts = partsOf(field, value);
    const isShorter = [...before.keys()].some((member) => !parts.has(member));
    const after = new Map<string, Part>();
    for (const [member, said] of parts) {
      const old = before.get(member);
      const isSame = old !== undefined && spelled(old.value) === spelled(said);
      const toldAt = isSame && !(isShorter && old.confirmed) ? old.toldAt : now;
      const confirmed = isSame ? old.confirmed : !isOtherAdult(member);
      after.set(member, { value: said, confirmed, toldAt });
      if (!isSame && !confirmed) this.endInvitation(member);
    }
    this.#fields.set(field, after);
  }

  /** Erases a field. Whether anything was told in it. */
  forget(field: Field): boolean {
    const wasTold = this.#partsOf(field).length > 0;
    this.#fields.delete(field);
    return wasTold;
  }

  /** What was told in a field, for its customer's own eyes: `undefined`, nothing was. */
  recall<F extends Field>(field: F): FieldValue<F> | undefined {
    return wholeOf(field, this.#partsOf(field));
  }

  /** What of a field counts: without the parts that nobody has confirmed. */
  confirmed<F extends Field>(field: F): FieldValue<F> | undefined {
    return wholeOf(
      field,
      this.#partsOf(field).filter(([, { confirmed }]) => confirmed),
    );
  }

  /** Makes a member's parts count that were told before they were invited. */
  confirm({ member, at }: Invited): readonly Field[] {
    this.endInvitation(member);
    const fields = this.told.toSorted().filter((field) => {
      const part = this.#fields.get(field)?.get(member);
      return part !== undefined && !part.confirmed && part.toldAt <= at;
    });
    for (const field of fields) {
      const parts = this.#fields.get(field)!;
      parts.set(member, { ...parts.get(member)!, confirmed: true });
    }
    return fields;
  }

  endInvitation(member: string): void {
    this.invited = this.invited.filter((one) => one.member !== member);
  }

  #partsOf(field: Field): readonly (readonly [string, Part])[] {
    return [...(this.#fields.get(field) ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1));
  }
}

/** Another adult, who decides for themselves. */
export const isOtherAdult = (member: string): boolean => member.startsWith('adult-');

const hasMembers = (field: Field): boolean => field === 'diet' || field === 'allergies';

const partsOf = (field: Field, value: FieldValue): ReadonlyMap<string, unknown> =>
  hasMembers(field)
    ? new Map(Object.entries((value as Profile['diet'] | Profile['allergies']).members))
    : new Map([['self', value]]);

/** A field's value out of its parts. What went in was checked by the field's own schema. */
function wholeOf<F extends Field>(
  field: F,
  parts: readonly (readonly [string, Part])[],
): FieldValue<F> | undefined {
  if (parts.length === 0) return undefined;
  const values = parts.map(([member, { value }]) => [member, value] as const);
  return (hasMembers(field) ? { members: Object.fromEntries(values) } : values[0]![1]) as
    FieldValue<F> | undefined;
}

/** The same value in the same spelling, whatever order its keys came in. */
const spelled = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1))
      : inner,
  );
