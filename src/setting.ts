import {
  ValidateBy,
  validateSync,
  type ValidationArguments,
  type ValidationError,
} from 'class-validator';

/** The variables that a program was started with. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What a variable says. Empty says nothing. */
export const toldBy =
  (environment: Environment) =>
  (variable: string): string | undefined =>
    environment[variable]?.trim() || undefined;

/** A rule of ours, as a decorator. It may look at what else was set. */
export function must(
  be: string,
  isRight: (value: unknown, settings: object) => boolean,
): PropertyDecorator {
  const validator = {
    validate: (value: unknown, of?: ValidationArguments) => isRight(value, of?.object ?? {}),
  };
  return ValidateBy({ name: be, validator }, { message: `must ${be}.` });
}

/**
 * Names all faults at once, by their variables and never by their values: an address may hold a
 * password. `stopAtFirstError` leaves one sentence a variable.
 */
export function checkSettings(settings: object): void {
  const faults = validateSync(settings, { stopAtFirstError: true }).map(spoken);
  if (faults.length > 0) throw new Error(`These settings will not do.\n${faults.join('\n')}`);
}

/** "TOKEN_ISSUER is missing.": the variable of the member, and what is wrong with it. */
function spoken({ property, constraints = {} }: ValidationError): string {
  const variable = property.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  return `${variable} ${Object.values(constraints).join(' ')}`;
}

/** Is it a whole number between these two, or one of them? */
export const wholeBetween =
  (least: number, most: number) =>
  (value: unknown): boolean =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
