import type {
  Answer,
  AnswerAsk,
  Export,
  ExportAct,
  LastNight,
  Naming,
  NamingAct,
  NamingEnd,
  NamingList,
  Quarantine,
  QuarantineAct,
  QuarantineList,
  QuestionList,
} from '@village-butcher/sdk/contract';
import { type Asker, Refused, sent } from '../sent.js';
import { namingToken, NotSignedIn } from '../sign-in.js';

/** The way to the service: each request asks for a token, as long as the session is known. */
export class Asking {
  constructor(private readonly asker: Asker) {}

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
    const { token } = await namingToken(this.asker.session);
    return (await sent(this.asker, `/v1/audit/namings${path}`, { body, token })).json();
  }

  async #send<T>(path: string, body?: object | null): Promise<T> {
    return (await this.#sent(path, body)).json();
  }

  /** Whose scope it is not is signed in all the same, and so is who has to leave it to another person. */
  #sent(path: string, body?: object | null): Promise<Response> {
    const isHeld = path.startsWith('/v1/audit/quarantines');
    return sent(this.asker, path, { body, ...(isHeld && { forbidden: new Refused('lift') }) });
  }
}
