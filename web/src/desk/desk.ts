import type {
  Answer,
  Locale,
  Naming,
  NamingEnd,
  QuarantineReason,
  Question,
  QuestionParameters,
} from '@village-butcher/sdk/contract';
import { keepLanguage } from '../language.js';
import { signIn } from '../sign-in.js';
import { Asking } from './asking.js';
import { AtDesk } from './at-desk.js';
import { aroundOf } from './around.js';
import { draftOf } from './breach-draft.js';
import { cohortIn } from './cohort.js';
import { keepFile } from './keep-file.js';
import { check, keyOfLog, pinKey } from './check.js';
import { joined, through, withNames } from './pages.js';
import type { Acts, Sitting } from './state.js';

/** How long it waits before it looks again how far an export is. */
const PAUSE_MS = 1_000;

/** Between the screen and the service. */
export class Desk extends AtDesk implements Acts {
  /** Comes in, and looks at what can be asked. */
  enter(locale: Locale): void {
    keepLanguage(locale);
    if (!this.sitting) this.show({ at: 'waiting', locale });
    this.inTurn(locale, async () => {
      const session = await signIn();
      this.asking = new Asking({ session, locale });
      const { items: questions, ...around } = await this.asking.questions();
      const before = this.sitting ?? NOTHING_ASKED;
      const asked = questions.find(({ slug }) => slug === before.asked?.slug) ?? null;
      const { name } = session;
      const known = { questions, ...around, asked, keyOfLog: keyOfLog() };
      this.show({ ...before, at: 'desk', locale, name, ...known });
      this.change(await aroundOf(this.asking));
    });
  }

  ask(question: Question): void {
    this.#answer(question, {});
  }

  askWith(parameters: QuestionParameters): void {
    const asked = this.sitting?.asked;
    if (asked) this.#answer(asked, parameters);
  }

  more(): void {
    this.atDesk(async (asking, { asked, answer, parameters, named }) => {
      if (!asked || !answer) return;
      const more = named
        ? joined(answer, await asking.readNaming(named.id, answer.next))
        : await through(asking, asked, parameters, answer);
      this.change({ answer: more });
    });
  }

  exportFor: Acts['exportFor'] = (reason, formats) => {
    this.atDesk(async (asking, { asked, parameters, locale }) => {
      if (!asked) return;
      const act = { questions: [asked.slug], parameters, formats: [...formats], reason };
      const exported = await asking.beginExport(act);
      this.change({ exported, refused: null });
      this.#follow(exported.id, locale);
    });
  };

  askNaming: Acts['askNaming'] = (why) => {
    this.#act(async (asking, { asked, parameters }) => {
      if (!asked) return;
      const { slug: question, version } = asked;
      await asking.askNaming({ question, version, parameters, ...why });
    });
  };

  endNaming(naming: Naming, says: NamingEnd['says']): void {
    this.#act((asking) => asking.endNaming(naming.id, says));
  }

  lookAtNamings(): void {
    this.#act(async () => {});
  }

  readNaming(named: Naming): void {
    const question = this.sitting?.questions.find(({ slug }) => slug === named.question);
    if (!question) return;
    const { parameters } = named;
    const shown = { asked: withNames(question), named, parameters };
    this.#open(shown, (asking) => asking.readNaming(named.id));
  }

  fetchArchive(): void {
    this.atDesk(async (asking, { exported }) => {
      if (exported) keepFile(await asking.archive(exported.id), `${exported.id}.zip`);
    });
  }

  /** Looks again how far an export is, as long as it is the one that is shown. */
  #follow(id: string, locale: Locale): void {
    const look = async () => {
      if (!this.asking || this.sitting?.exported?.id !== id) return;
      const exported = await this.asking.export(id);
      this.change({ exported });
      if (exported.state === 'working') this.#follow(id, locale);
    };
    setTimeout(() => this.inTurn(locale, look), PAUSE_MS);
  }

  pin(key: string): void {
    pinKey(key);
    this.atDesk(async (_, { answer }) => {
      this.change({ keyOfLog: keyOfLog(), checked: await check(answer?.logSize ?? 0) });
    });
  }

  hold(reason: QuarantineReason): void {
    this.#act(async (asking, { parameters }) => {
      const cohort = cohortIn(parameters);
      if (cohort) await asking.hold({ ...cohort, reason });
    });
  }

  lift(id: string): void {
    this.#act((asking) => asking.lift(id));
  }

  draftBreach(): void {
    const sitting = this.sitting;
    if (!sitting?.answer) return;
    const text = draftOf(sitting.answer, sitting);
    keepFile(new Blob([text], { type: 'text/plain' }), 'breach.txt');
  }

  #answer(asked: Question, parameters: QuestionParameters): void {
    const shown = { asked, named: null, parameters };
    this.#open(shown, (asking) => through(asking, asked, parameters, null));
  }

  /** Shows another answer, once it is there. */
  #open(
    shown: Pick<Sitting, 'asked' | 'named' | 'parameters'>,
    load: (asking: Asking) => Promise<Answer>,
  ): void {
    this.atDesk(async (asking) => {
      this.change({ ...shown, answer: null, exported: null, refused: null });
      const answer = await load(asking);
      this.change({ answer, checked: await check(answer.logSize) });
    });
  }

  /** Does what changes what stands beside the questions, and looks there again. */
  #act(job: (asking: Asking, sitting: Sitting) => Promise<unknown>): void {
    this.atDesk(async (asking, sitting) => {
      await job(asking, sitting);
      this.change({ ...(await aroundOf(asking)), refused: null });
    });
  }
}

const NOTHING_ASKED = {
  parameters: {},
  answer: null,
  checked: null,
  exported: null,
  named: null,
  refused: null,
  isBusy: false,
  asked: null,
  night: null,
  held: null,
  namings: null,
} as const;
