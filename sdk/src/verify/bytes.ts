import { cannotCheck } from './answer.js';

/** Bytes that WebCrypto takes: never shared between threads. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** The bytes of a text. */
export const utf8 = (text: string): Bytes => Uint8Array.from(new TextEncoder().encode(text));

/** Bytes one after the other. */
function joined(parts: readonly Bytes[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    whole.set(part, end);
    end += part.length;
  }
  return whole;
}

/** SHA-256 (FIPS 180-4 §6.2) over these bytes one after the other. */
export const sha256 = async (...parts: readonly Bytes[]): Promise<Bytes> =>
  new Uint8Array(await subtle().digest('SHA-256', joined(parts)));

/**
 * Ed25519 (RFC 8032 §5.1.7). The key is one that is trusted: whatever is thrown here is about the
 * platform, never about the receipt, and so must not look like a no or a yes.
 */
export async function isSigned(text: Bytes, signature: Bytes, key: Bytes): Promise<boolean> {
  const webCrypto = subtle();
  try {
    const imported = await webCrypto.importKey('raw', key, 'Ed25519', false, ['verify']);
    return await webCrypto.verify('Ed25519', imported, signature, text);
  } catch {
    return cannotCheck('no-ed25519');
  }
}

/** Base64 with padding (RFC 4648 §4), in its one spelling (§3.5), or nothing. */
export function fromBase64(text: string): Bytes | null {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (unit) => unit.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}

/** Base64url without padding (RFC 4648 §5), in its one spelling, or nothing. */
export const fromBase64Url = (text: string): Bytes | null =>
  /^[\w-]*$/.test(text)
    ? fromBase64(
        text
          .replaceAll('-', '+')
          .replaceAll('_', '/')
          .padEnd(Math.ceil(text.length / 4) * 4, '='),
      )
    : null;

/** The same, of a known length. */
export const isBase64Url = (length: number) => (text: unknown) =>
  typeof text === 'string' && fromBase64Url(text)?.length === length;

/** Bytes as base64url without padding. */
export const toBase64Url = (bytes: Bytes): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** A page without https has no `subtle`, and some platforms have no `crypto`. */
function subtle(): typeof globalThis.crypto.subtle {
  const found: typeof globalThis.crypto.subtle | undefined = globalThis.crypto?.subtle;
  return found ?? cannotCheck('no-webcrypto');
}
