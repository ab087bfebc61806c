import type { Receipt } from '../contract/consent.js';
import { personIn, type Answer, type Asked, type Served } from './asked.js';
import type { ActLine } from './chain.js';
import { decide } from './decide.js';
import type { Command } from './events.js';
import { confirm, invite } from './members.js';
import { once } from './once.js';
import { file, stepOwn } from './requests.js';
import { openedBy, screenOf } from './snapshot.js';

type Acting = Pick<Asked<'grant'>, 'house' | 'promiser' | 'caller' | 'act'>;

/** Carries out a command, and answers with its lines. */
function carriedOut(asked: Acting, command: Command): readonly ActLine[] {
  const { house } = asked;
  const person = personIn(asked);
  return once(person, asked.act(), () => decide(command, person, house.register, house.now));
}

const receipt = (asked: Acting, lines: readonly ActLine[]): Promise<Receipt> => {
  const { id } = asked.act();
  return asked.promiser.receiptOf({ id, lines, said: { act: id, lines } });
};

const receiptOf = (asked: Acting, command: Command): Promise<Receipt> =>
  receipt(asked, carriedOut(asked, command));

/** Every act that answers with a receipt, or changes what one would say. */
export const ACTS = {
  grant: (asked) => {
    const { house, caller, body, witness, checkUnchanged } = asked;
    const shown = screenOf(openedBy(body.snapshot, caller), house);
    return receiptOf(asked, { type: 'grant', act: body, shown, witness, checkUnchanged });
  },
  withdraw: (asked) =>
    receiptOf(asked, { type: 'withdraw', act: asked.body, witness: asked.witness }),
  pause: (asked) => receiptOf(asked, { type: 'pause', until: asked.body.until }),
  resume: (asked) => receiptOf(asked, { type: 'resume' }),
  liftRestrictions: (asked) =>
    receiptOf(asked, { type: 'lift', permissions: asked.body.permissions }),
  requests: (asked) => ({ items: personIn(asked).requests.map(({ request }) => request) }),
  fileRequest: file,
  stepRequest: stepOwn,
  putWish: (asked) => {
    const { body: wish, params } = asked;
    carriedOut(asked, { type: 'wish', purpose: params.purpose, wish });
    return { ...wish, purpose: params.purpose };
  },
  removeWish: (asked) => {
    carriedOut(asked, { type: 'unwish', purpose: asked.params.purpose });
  },
  removeField: (asked) => {
    const { field } = asked.params;
    const person = personIn(asked);
    const lines = once(person, asked.act(), () =>
      person.telling.forget(field) ? [{ type: 'erased', fields: [field] }] : [],
    );
    return receipt(asked, lines);
  },
  invite: (asked) => invite(asked.house, personIn(asked), asked.params.member, asked.act()),
  confirm: (asked) =>
    receipt(asked, confirm(asked.house, personIn(asked), asked.body.code, asked.act())),
} satisfies { readonly [Name in Served]?: Answer<Name> };
