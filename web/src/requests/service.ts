import type {
  DeskRequest,
  DeskRequestList,
  DeskStepAct,
  PaperAct,
} from '@village-butcher/sdk/contract';
import { type Asker, sent } from '../sent.js';

/** The way to the service: each request asks for a token, as long as the session is known. */
export class Service {
  constructor(private readonly asker: Asker) {}

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
    return (await sent(this.asker, `/v1/audit/requests${path}`, { body })).json();
  }
}
