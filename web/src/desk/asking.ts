import type {
  Answer,
  AnswerAsk,
  Export,
  ExportAct,
  LastNight,
  Locale,
  Naming,
  NamingAct,
  NamingEnd,
  NamingList,
  Quarantine,
  QuarantineAct,
  QuarantineList,
  QuestionList,
} from '@village-butcher/sdk/contract';
import { namingToken, NotSignedIn, tokenFor, type Session } from '../sign-in.js';

/** The service said no to a question. `at`: the member at fault, if it named one. */
export class Refused extends Error {
  constructor(readonly at: string) {
    super('The question was refused.');
  }
}

/** The way to the service: each request asks for a token, as long as the session is known. */
export class Asking {
  constructor(
    private readonly session: Session,
    private readonly locale: Locale,
  ) {}

  questions(): Promise<QuestionList> {
    return this.#send('/v1/audit/questions');
  }

  answer(ask: AnswerAsk): Promise<Answer> {
    return this.#send('/v1/audit/answers', ask);
  }

  lastNight(): Promise<LastNight> {
    return this.#send('/v1/audit/last-night');
  }

  held(): Promise<QuarantineList> {
    return this.#send('/v1/audit/quarantines');
  }

  hold(act: QuarantineAct): Promise<Quarantine> {
    return this.#send('/v1/audit/quarantines', act);
  }

  lift(id: string): Promise<Quarantine> {
    return this.#send(`/v1/audit/quarantines/${id}/lifts`, null);
  }

  beginExport(act: ExportAct): Promise<Export> {
    return this.#send('/v1/audit/exports', act);
  }

  export(id: string): Promise<Export> {
    return this.#send(`/v1/audit/exports/${id}`);
  }

  async archive(id: string): Promise<Blob> {
    return (await this.#sent(`/v1/audit/exports/${id}/archive`)).blob();
  }

  /** The requests to name customers. `null`: nobody is named at this desk. */
  async namings(): Promise<readonly Naming[] | null> {
    try {
      const { items } = await this.#name<NamingList>('');
      return items;
    } catch (error) {
      if (error instanceof NotSignedIn) return null;
      throw error;
    }
  }

  askNaming(act: NamingAct): Promise<Naming> {
    return this.#name('', act);
  }

  endNaming(id: string, says: NamingEnd['says']): Promise<Naming> {
    return this.#name(`/${id}/ends`, { says });
  }

  readNaming(id: string, page?: string): Promise<Answer> {
    return this.#name(`/${id}/answers`, page === undefined ? {} : { page });
  }

  async #name<T>(path: string, body?: object): Promise<T> {
    const { token } = await namingToken(this.session);
    return (await this.#sent(`/v1/audit/namings${path}`, body, token)).json();
  }

  /** `null`: an act of which its address says all. */
  async #send<T>(path: string, body?: object | null): Promise<T> {
    return (await this.#sent(path, body)).json();
  }

  async #sent(path: string, body?: object | null, naming?: string): Promise<Response> {
    const token = naming ?? (await tokenFor(this.session)).token;
    const reply = await fetch(path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': this.locale,
        ...(body === undefined ? {} : { 'idempotency-key': crypto.randomUUID() }),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (reply.ok) return reply;
    // Whose scope it is not is signed in all the same, and so is who has to leave it to another person.
    if (reply.status === 403 && path.startsWith('/v1/audit/quarantines')) throw new Refused('lift');
    if (reply.status === 401 || reply.status === 403) throw new NotSignedIn('refused');
    if ([400, 409, 422].includes(reply.status)) throw new Refused(placeIn(await reply.json()));
    throw new Error('The service does not answer.');
  }
}

/** The last step of the first path that was named. */
const placeIn = ({ issues }: { issues?: { path: (string | number)[] }[] }): string =>
  String(issues?.[0]?.path.at(-1) ?? '');
