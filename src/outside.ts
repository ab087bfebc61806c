import { lookup } from 'node:dns';
import { request as requestPlain, type IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** IPv4 that is somebody's own: private, loopback, link-local, shared, documentation, multicast, reserved. */
const OWN_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;
/** IPv6 that is everybody's, and of that what leads back to IPv4 or nowhere: Teredo, documentation, 6to4. */
const GLOBAL_IPV6 = ['2000::', 3] as const;
const OWN_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const;

const own = new BlockList();
for (const [net, prefix] of OWN_IPV4) own.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of OWN_IPV6) own.addSubnet(net, prefix, 'ipv6');
const everybodys = new BlockList();
everybodys.addSubnet(...GLOBAL_IPV6, 'ipv6');

/** Whether an address is one of the world, and not of some house, ours included. One with a zone never is. */
export function isOutside(address: string): boolean {
  if (address.includes('%')) return false;
  if (isIP(address) === 4) return !own.check(address, 'ipv4');
  return isIP(address) === 6 && everybodys.check(address, 'ipv6') && !own.check(address, 'ipv6');
}

/** An address that the settings did not name, inside the house. Nothing is sent there. */
export class NotOutside extends Error {
  override readonly name = 'NotOutside';
}

/**
 * The look-up of a socket that goes out: what it finds is checked, and the socket connects to that and
 * to nothing else, so that a name cannot be another address a moment later. One address inside is enough
 * to refuse all. `resolve` finds all addresses of a name.
 */
export const outsideBy =
  (resolve: typeof lookup): LookupFunction =>
  (host, options, done) => {
    resolve(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, []);
      if (found.length === 0 || !found.every(({ address }) => isOutside(address))) {
        return done(new NotOutside('This name leads inside.'), []);
      }
      if (options.all) return done(null, found);
      const [{ address, family }] = found as [{ address: string; family: number }];
      return done(null, address, family);
    });
  };
const lookupOutside = outsideBy(lookup);

/** Whom we may ask: the world alone, or somebody inside the house, too, because the settings say so. */
export type Reach = 'public' | 'private';

/** What is asked of somebody else, and how much of an answer is listened to. */
export interface Asking {
  readonly method: 'GET' | 'POST' | 'OPTIONS';
  readonly reach: Reach;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly mostBytes: number;
  readonly signal: AbortSignal;
}

/** What somebody else answered. */
export interface Said {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** An answer that goes on and on. */
export class TooLong extends Error {
  override readonly name = 'TooLong';
}

/**
 * The one way out of the house: asks once, at a checked address, on a connection of its own, following
 * nothing. Throws `NotOutside`, `TooLong`, or what the connection broke of.
 */
export async function askOutside(address: string, asking: Asking): Promise<Said> {
  const { method, reach, headers, body = '', mostBytes, signal } = asking;
  const url = new URL(address);
  const isPublic = reach === 'public';
  if (isPublic && !staysOutside(url)) throw new NotOutside('This address is none of the world.');
  const ask = url.protocol === 'https:' ? request : requestPlain;
  const length = body === '' ? {} : { 'content-length': Buffer.byteLength(body) };
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    const lookingUp = isPublic ? { lookup: lookupOutside } : {};
    const sent = { ...headers, ...length };
    ask(url, { method, agent: false, signal, headers: sent, ...lookingUp }, resolve)
      .on('error', reject)
      .end(body);
  });
  const { statusCode: status = 0, headers: said } = reply;
  return { status, headers: said, body: await wholeOf(reply, mostBytes) };
}

/** Whether an address can be of the world as it is written: a socket looks up none that is a number already. */
export function staysOutside({ protocol, hostname, username, password }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPlain = protocol === 'https:' && username === '' && password === '';
  return isPlain && (isIP(host) === 0 || isOutside(host));
}

async function wholeOf(reply: IncomingMessage, mostBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new TooLong('It does not end.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
