import { lookup } from 'node:dns';
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

/** Whether an address is one of the world, and not of some house, ours included. */
export function isOutside(address: string): boolean {
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
 * to refuse all.
 */
export const lookupOutside: LookupFunction = (host, options, done) => {
  lookup(host, { ...options, all: true }, (error, found) => {
    if (error) return done(error, []);
    if (found.length === 0 || !found.every(({ address }) => isOutside(address))) {
      return done(new NotOutside('This name leads inside.'), []);
    }
    if (options.all) return done(null, found);
    const [{ address, family }] = found as [{ address: string; family: number }];
    return done(null, address, family);
  });
};
