import type { Invitation } from '../contract/consent.js';
import { utf8 } from '../verify/bytes.js';
import type { ActLine } from './chain.js';
import { digest } from './digest.js';
import type { House } from './house.js';
import { doneBefore, once, type Act } from './once.js';
import type { Person } from './person.js';
import { Refusal } from './refusal.js';
import { isOtherAdult } from './telling.js';

const GOOD_FOR_MS = 7 * 86_400_000;
const CODE_LETTERS = 26;
/** RFC 4648 §6. */
const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A one-time code for another adult. The same act again: the same code, while it opens something. */
export function invite(house: House, person: Person, member: string, act: Act): Invitation {
  const { telling } = person;
  const { now } = house;
  const code = codeOf(act.id);
  if (!doneBefore(person, act)) {
    const waits = telling.pending.some((one) => one.member === member);
    if (!isOtherAdult(member) || !waits) throw new Refusal('unknown-member');
    telling.endInvitation(member);
    telling.invited = [...telling.invited, { code, member, at: now, until: now + GOOD_FOR_MS }];
    once(person, act, () => []);
  }
  const open = telling.invited.find((one) => one.code === code && one.until > now);
  if (!open) throw new Refusal('unknown-member');
  return { member: open.member, code, until: new Date(open.until).toISOString() };
}

/** Another adult says: yes, that is so. From then on it counts for who invited them. */
export function confirm(house: House, adult: Person, code: string, act: Act): readonly ActLine[] {
  const before = doneBefore(adult, act);
  if (before) return before;
  const { person, invited } = invitedBy(house, code) ?? { person: adult };
  if (person !== adult) doneBefore(person, act);
  if (!invited) throw new Refusal('code-refused');
  if (person === adult) throw new Refusal('own-member');
  const fields = person.telling.confirm(invited);
  if (fields.length === 0) throw new Refusal('code-refused');
  const said = { member: invited.member, fields };
  once(person, act, () => [{ type: 'confirmed', ...said }]);
  return once(adult, act, () => [{ type: 'joined', ...said }]);
}

function invitedBy({ people, now }: House, code: string) {
  for (const person of people.values()) {
    const invited = person.telling.invited.find((one) => one.code === code && one.until > now);
    if (invited) return { person, invited };
  }
  return undefined;
}

const codeOf = (act: string): string =>
  Array.from(
    digest(utf8(`invitation ${act}`)).subarray(0, CODE_LETTERS),
    (byte) => BASE_32[byte & 31],
  ).join('');
