import { createVillage, type Village } from '@village-butcher/sdk';
import { routes } from '@village-butcher/sdk/contract';
import { createRetailer } from '@village-butcher/sdk/server';
import type { TokenRole } from './issuer.js';
import type { Ears } from './sweep-ears.js';
import type { SweptService } from './sweep-service.js';

/** Whoever comes, by their role, with what they hear remembered. */
export class People {
  readonly tokens: string[] = [];

  constructor(
    private readonly service: SweptService,
    private readonly ears: Ears,
  ) {}

  customer(subject: string, who: string): Village {
    return createVillage({
      ...this.#as(subject, 'customer', who),
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
    const reply = await fetch(baseUrl + routes.changes.path, { headers });
    await reply.body?.cancel();
    return reply.status;
  }

  house(role: 'retailer' | 'dpo' | 'recipient') {
    return createRetailer(this.#as(`${role}-person`, role, `the ${role}`));
  }

  #as(subject: string, role: TokenRole, who: string) {
    const { baseUrl, issuer } = this.service;
    const claims = () => {
      const said = issuer.claims(subject, role, new Date());
      return { ...said, acr: 'urn:gold', auth_time: said['iat'] };
    };
    const token = async () => {
      const made = issuer.write({ claims: claims() });
      if (role === 'customer') this.tokens.push(made);
      return { token: made, expiresAt: null };
    };
    return { baseUrl, token, fetch: this.ears.fetchAs(who) };
  }
}
