import { Refusal } from '../base/refusal.js';
import type { Session, Token } from './development.js';

/** Somebody whom the development issuer speaks for. */
export interface Person {
  readonly subject: string;
  readonly name: string;
  /** The counter that they stand behind. Without one they are a customer. */
  readonly counter?: string;
  /** They sit at the desk. */
  readonly at?: 'desk';
}

/** Signs access tokens: for somebody, and for whoever has not signed in. */
export interface Signing {
  person(person: Person): Promise<Token>;
  /** At the desk, to see customers by name. */
  naming(person: Person): Promise<Token>;
  guest(): Promise<Token>;
}

const CODE_LIFE_MS = 24 * 60 * 60 * 1000;

/**
 * Stands in for a retailer's sign-in while there is none: a printed address carries a code, the code
 * opens one session, the session asks for tokens. All of it lives in memory and ends with us.
 */
export class DevelopmentIssuer {
  readonly #codes = new Map<string, { readonly person: Person; readonly until: number }>();
  readonly #sessions = new Map<string, Person>();

  /** `secret` makes 128 bits that nobody can guess, as RFC 4648 §5 writes them. */
  constructor(
    private readonly sign: Signing,
    private readonly secret: () => string,
    private readonly nowMs: () => number,
  ) {}

  /** A new address that opens a page as this person, once. */
  addressFor(person: Person, origin: string): string {
    const code = this.secret();
    this.#codes.set(code, { person, until: this.nowMs() + CODE_LIFE_MS });
    return `${origin}/${pageOf(person)}#${code}`;
  }

  /** Opens a session. The code is gone whatever happens. */
  open(code: string): Session {
    const known = this.#codes.get(code);
    this.#codes.delete(code);
    if (known === undefined || known.until <= this.nowMs()) throw refused();
    const session = this.secret();
    this.#sessions.set(session, known.person);
    const { name, counter } = known.person;
    return counter === undefined ? { session, name } : { session, name, counter };
  }

  /** A token for whom the session was opened for. Customers are named at the desk alone. */
  async tokenFor(session: string, what?: 'naming'): Promise<Token> {
    const person = this.#sessions.get(session);
    if (person === undefined) throw refused();
    if (what === undefined) return this.sign.person(person);
    if (person.at !== 'desk') throw refused();
    return this.sign.naming(person);
  }

  /** A token for whoever has no session: it opens what everybody may see. */
  guestToken(): Promise<Token> {
    return this.sign.guest();
  }
}

/** The page that is theirs. */
const pageOf = ({ at, counter }: Person): string => at ?? (counter === undefined ? '' : 'theke');

const refused = (): Refusal => new Refusal('code-refused', 'The address was used, or is too old.');
