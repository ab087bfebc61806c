import { createVillage, type Village } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import type { TokenRole } from './issuer.js';
import type { Ears } from './sweep-ears.js';
import type { SweptService } from './sweep-service.js';

/** A service that can be lived in: where it is, and whose tokens it believes. */
type LivedIn = Pick<SweptService, 'baseUrl' | 'issuer' | 'tokenFor'>;

type SignedIn = 'just-now' | 'long-ago';

/** Whoever comes, by their role, with what they hear remembered. */
export class People {
  readonly tokens: string[] = [];

  constructor(
    private readonly service: LivedIn,
    private readonly ears: Pick<Ears, 'fetchAs'>,
  ) {}

  /** `long-ago`: they signed in some time ago, so what needs a fresh sign-in waits. */
  customer(subject: string, who: string, signedIn: SignedIn = 'just-now'): Village {
    return createVillage({
      ...this.#as(subject, 'customer', who, signedIn),
      device: 'personal',
      locale: 'de',
    });
  }

  guest(): Village {
    return createVillage({ ...this.#as('brandt-door', 'guest', 'a guest'), device: 'shared' });
  }

  counter(): Village {
    return createVillage({ ...this.#as('staff', 'counter', 'the counter'), device: 'shared' });
  }

  /** Listens for changes, and leaves. Such a stream leaves no line in the log. */
  async listen(subject: string): Promise<number> {
    const { baseUrl, tokenFor } = this.service;
    const headers = { authorization: `Bearer ${tokenFor(subject)}` };
    const listen = this.ears.fetchAs('themselves');
    const reply = await listen(baseUrl + routes.changes.path, { headers });
    await reply.body?.cancel();
    return reply.status;
  }

  /** Somebody of the house. At the desk some things need two people: `person` says which. */
  house(role: Exclude<TokenRole, 'customer' | 'guest' | 'counter'>, person = `${role}-person`) {
    return createRetailer(this.#as(person, role, `the ${role.replace(/-.*/, '')}`));
  }

  #as(subject: string, role: TokenRole, who: string, signedIn: SignedIn = 'just-now') {
    const { baseUrl, issuer } = this.service;
    const claims = () => {
      const said = issuer.claims(subject, role, new Date());
      return signedIn === 'long-ago' ? said : { ...said, acr: 'urn:gold', auth_time: said['iat'] };
    };
    const token = async () => {
      const made = issuer.write({ claims: claims() });
      if (role === 'customer') this.tokens.push(made);
      return { token: made, expiresAt: null };
    };
    return { baseUrl, token, fetch: this.ears.fetchAs(who) };
  }
}
