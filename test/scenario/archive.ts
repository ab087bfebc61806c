import type { Place } from './canary.js';
import { traces } from './canary.js';
import { dumpOf } from './dump.js';
import type { Where } from './here.js';
import type { Answer } from './people.js';
import type { Service } from './service.js';
import type { Exchange } from './wire.js';

/** Everything that left the service or was kept by it, for whoever looks for something in it. */
export class Archive {
  constructor(
    private readonly service: Service,
    private readonly exchanges: readonly Exchange[],
  ) {}

  /** Where these strings of a person stand: in an answer, the log or the database. */
  async traces(persona: string, strings: readonly string[]): Promise<string[]> {
    const answers = this.exchanges.filter((one) => !isOwnProfile(one, persona));
    return traces(strings, [
      ...answers.map((one) => ({
        name: `the answer to ${one.by}, ${one.path}`,
        text: textOf(one),
      })),
      await this.#log(),
      { name: 'the database', text: await dumpOf(this.service.ownerUrl) },
    ]);
  }

  /** What a person, or everybody but them, was shown, sent or told. */
  async texts(persona: string, where: Where, answer: () => Answer): Promise<string[]> {
    switch (where) {
      case 'reasons':
        return answer().reply.items.flatMap(({ reasons }) => reasons.map(({ text }) => text));
      case 'answer':
        return [answer().wire.text];
      case 'others':
        return this.#without((one) => personaOf(one.by) === persona);
      case 'anywhere':
        return this.#without((one) => isOwnProfile(one, persona));
      default:
        throw new Error(`Nobody can look into ${where} yet.`);
    }
  }

  async #without(isTheirs: (exchange: Exchange) => boolean): Promise<string[]> {
    const answers = this.exchanges.filter((one) => !isTheirs(one)).map(textOf);
    return [...answers, (await this.#log()).text];
  }

  async #log(): Promise<Place> {
    return { name: 'the log', text: await this.service.log() };
  }
}

/** The person of an actor: a twin, or somebody who confirms, acts in their name. */
const personaOf = (actor: string): string => actor.split(/[~+]/, 1)[0] ?? actor;

const isOwnProfile = ({ by, path }: Exchange, persona: string): boolean =>
  personaOf(by) === persona && path.startsWith('/v1/me/profile/');

const textOf = ({ headers, text }: Exchange): string => `${headers.join('\n')}\n\n${text}`;
