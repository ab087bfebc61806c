import { VillageError } from '../core/error.js';
import type { Deed } from './deed.js';
import { VillageElement } from './element.js';
import type { DeskSentence } from './texts-desk.js';
import type { MessageKey } from './texts.js';
import { textOf } from './trouble.js';

/** An element in which something can be done. */
export abstract class ActingElement<Key extends MessageKey, Seen> extends VillageElement<
  Key | DeskSentence,
  Seen
> {
  /** Does one thing and says what came of it. Nothing came: what it was about stays as it was. */
  protected async act<Done>({ send, said }: Deed<Done>): Promise<Done | undefined> {
    if (!this.client) return undefined;
    try {
      const done = await send(this.client);
      this.tell(said(done));
      return done;
    } catch (error) {
      if (!(error instanceof VillageError)) throw error;
      this.tell({ text: this.words.say(textOf(error)) });
      this.dispatch('village-error', error);
      return undefined;
    }
  }
}
