import type {
  DeskRequest,
  DeskRequestList,
  DeskStepAct,
  Locale,
  PaperAct,
} from '@village-butcher/sdk/contract';
import { NotSignedIn, type Session, tokenFor } from '../sign-in.js';

/** The service said no. `at`: the member at fault, if it named one. */
export class Refused extends Error {
  constructor(readonly at: string) {
    super('It was refused.');
  }
}

/** The way to the service: each request asks for a token, as long as the session is known. */
export class Service {
  constructor(
    private readonly session: Session,
    private readonly locale: Locale,
  ) {}

  list(): Promise<DeskRequestList> {
    return this.#send('');
  }

  step(id: string, act: DeskStepAct): Promise<DeskRequest> {
    return this.#send(`/${id}/steps`, act);
  }

  enter(act: PaperAct): Promise<DeskRequest> {
    return this.#send('', act);
  }

  async #send<T>(path: string, body?: object): Promise<T> {
    const { token } = await tokenFor(this.session);
    const reply = await fetch(`/v1/audit/requests${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': this.locale,
        ...(body
          ? { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }
          : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (reply.ok) return reply.json();
    if (reply.status === 401 || reply.status === 403) throw new NotSignedIn('refused');
    if (REFUSALS.includes(reply.status)) throw new Refused(placeIn(await reply.json()));
    throw new Error('The service does not answer.');
  }
}

const REFUSALS: readonly number[] = [400, 404, 409, 422];

/** The last step of the first path that was named. */
const placeIn = ({ issues }: { issues?: { path: (string | number)[] }[] }): string =>
  String(issues?.[0]?.path.at(-1) ?? '');
