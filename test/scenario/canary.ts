/** A text that is searched, and how to call it. */
export interface Place {
  readonly name: string;
  readonly text: string;
}

/** Which of these strings stand somewhere, and where. An encoding hides nothing. */
export const traces = (strings: readonly string[], places: readonly Place[]): string[] =>
  strings.flatMap((string) => {
    const forms = formsOf(string);
    return places
      .filter(({ text }) => forms.some((form) => text.includes(form)))
      .map(({ name }) => `"${string}" stands in ${name}`);
  });

/** A string as it is, in JSON, in an address, in hexadecimal and in base64. */
export function formsOf(string: string): readonly string[] {
  const bytes = Buffer.from(string);
  const hex = bytes.toString('hex');
  const forms = [
    string,
    JSON.stringify(string).slice(1, -1),
    escaped(string),
    encodeURIComponent(string),
    hex,
    hex.toUpperCase(),
    ...[0, 1, 2].map((shift) => base64Inside(bytes, shift)),
  ];
  return [
    ...new Set(forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')])),
  ];
}

/** JSON with nothing but ASCII. */
const escaped = (string: string): string =>
  [...string].map((sign) => (sign.charCodeAt(0) < 128 ? sign : unicode(sign))).join('');
const unicode = (sign: string): string =>
  sign
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** The part of the base64 of a longer text that only this part of it decides. */
function base64Inside(bytes: Buffer, shift: number): string {
  const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
  const first = Math.ceil((shift * 8) / 6);
  const last = Math.floor(((shift + bytes.length) * 8) / 6);
  return text.slice(first, last);
}
