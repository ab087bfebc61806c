interface Kind {
  readonly prototype: object;
}

/**
 * Names a class of errors so that `instanceof` also knows those of another copy of this package:
 * two bundles of one page do not share their classes, but they share `Symbol.for`. A class that an
 * app derives from ours has no brand, and means what `instanceof` always means.
 */
export function brand(kind: Kind, name: string): void {
  const mark = Symbol.for(`village-butcher/${name}`);
  Object.defineProperties(kind.prototype, { name: { value: name }, [mark]: { value: true } });
  Object.defineProperty(kind, Symbol.hasInstance, {
    value(this: Kind, candidate: unknown): boolean {
      const whole: object = Object(candidate);
      return this === kind
        ? mark in whole
        : Object.prototype.isPrototypeOf.call(this.prototype, whole);
    },
  });
}
