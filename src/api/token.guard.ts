import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Clock } from '../base/clock.js';
import { Refusal } from '../base/refusal.js';
import { Shelves } from '../catalogue/shelves.js';
import { Keyring } from '../ledger/keyring.js';
import { localeOf } from './caller.js';
import { ClientRegister, type Client } from './client-register.js';
import { callers, clients, counters, guests, officers, recipients } from './request.js';
import { routeOf, type TableRoute } from './route.decorator.js';
import { Signatures } from './signature.guard.js';
import { TokenFault, type Claims } from './token.js';

/** Lets nobody in whose token does not say the role that the table asks for. */
@Injectable()
export class TokenGuard implements CanActivate {
  /** A request is judged once, however many ask: its proof counts once. */
  readonly #admitted = new WeakSet<FastifyRequest>();

  constructor(
    private readonly signatures: Signatures,
    private readonly register: ClientRegister,
    private readonly keyring: Keyring,
    private readonly shelves: Shelves,
    private readonly clock: Clock,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    await this.admit(request, routeOf(context.getHandler()));
    return true;
  }

  /** Also asked before a long body is read at all: a stranger may not send 64 MB. */
  async admit(
    request: FastifyRequest,
    { role, scope }: Pick<TableRoute, 'role' | 'scope'>,
  ): Promise<void> {
    if (role === 'none' || this.#admitted.has(request)) return;
    const { authorization, dpop } = request.raw.headersDistinct;
    const { method, host } = request;
    const path = request.url.split('?', 1)[0]!;
    const presented = { authorization, dpop, method, host, path };
    const claims = await this.signatures.check(presented, this.clock.now() ?? new Date());
    this.#seat(request, claims);
    const isIn = role !== 'dpo' || claims.scopes.includes(scope ?? 'audit:ask');
    if (!isIn || (claims.role !== role && !isWelcome(claims, role)))
      throw new Refusal('not-allowed', 'This is not for your role.');
    this.#admitted.add(request);
  }

  /** The recipient is never a parameter: it is the one that the client was registered for. */
  #seat(request: FastifyRequest, claims: Claims): void {
    const { subject, client } = claims;
    const known = this.register.clientOf(client);
    if (known === undefined) throw new TokenFault('client');
    if (known.bound === true && claims.boundTo === undefined) throw new TokenFault('proof');
    if (!isFor(known, claims)) throw new TokenFault('client-role');
    clients.set(request, client);
    if (known.role === 'retailer') return;
    if (known.role === 'recipient') {
      recipients.set(request, { recipient: known.recipient, client });
      return;
    }
    const locale = this.#localeOf(request);
    if (known.role === 'dpo') {
      const { assurance } = claims;
      officers.set(request, { locale, client, assurance, actor: this.#pseudonymOf(subject) });
      return;
    }
    const { purposes } = known;
    if (known.role === 'guest') {
      if (subject !== client) throw new TokenFault('client');
      guests.set(request, { locale, purposes });
      return;
    }
    const asking = { recipient: known.recipient, client, locale, purposes };
    if (known.role === 'counter') counters.set(request, asking);
    else {
      const customer = this.#pseudonymOf(subject);
      const { assurance, until } = claims;
      callers.set(request, { ...asking, customer, assurance, until });
    }
  }

  #pseudonymOf(subject: string): string {
    return this.keyring.pseudonymOf(this.signatures.rules.issuer, subject);
  }

  #localeOf({ headers }: FastifyRequest) {
    return localeOf(headers['accept-language'], this.shelves.current().register.notices);
  }
}

/** A desk may ask; whether customers may be named there, too, is said of it in particular. */
const isFor = (known: Client, { role, scopes }: Claims): boolean =>
  known.role === role &&
  (known.role !== 'dpo' || known.identify === true || !scopes.includes('audit:identify'));

/** Where guests are welcome, customers are. */
const isWelcome = ({ role }: Claims, needed: TableRoute['role']): boolean =>
  needed === 'guest' && role === 'customer';
