/** Of one customer, all that an export has about them. */
export interface Contained {
  /** `null`: of whom it was is not known any more, for they are erased. */
  readonly customer: string | null;
  /** The files that have it, without their endings. */
  readonly files: readonly string[];
  readonly rows: number;
  readonly fields: readonly string[];
}

/** What an export has, put together row by row. */
export class Contents {
  readonly #of = new Map<
    string | null,
    { files: Set<string>; rows: number; fields: Set<string> }
  >();

  /** Adds rows of one file that are about somebody. `fields`: what they name. */
  add(
    customer: string | null,
    { file, rows = 1, fields }: { file: string; rows?: number; fields: readonly string[] },
  ): void {
    const before = this.#of.get(customer) ?? { files: new Set(), rows: 0, fields: new Set() };
    before.files.add(file);
    for (const field of fields) before.fields.add(field);
    this.#of.set(customer, { ...before, rows: before.rows + rows });
  }

  /** Everybody by what they are called, and behind them those who are nobody any more. */
  all(nameOf: (customer: string) => string): readonly Named[] {
    const names = Array.from(this.#of.keys(), (customer) => ({
      customer,
      name: customer === null ? null : nameOf(customer),
    }));
    return names.toSorted(byName).map(({ customer, name }) => {
      const { files, rows, fields } = this.#of.get(customer)!;
      return {
        name,
        contained: {
          customer,
          files: [...files].toSorted(),
          rows,
          fields: [...fields].toSorted(),
        },
      };
    });
  }
}

/** Somebody by the name that they have in one answer. */
interface Named {
  readonly name: string | null;
  readonly contained: Contained;
}

function byName({ name: one }: Pick<Named, 'name'>, { name: other }: Pick<Named, 'name'>): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return one < other ? -1 : 1;
}
