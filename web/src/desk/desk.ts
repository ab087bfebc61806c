import type {
  Locale,
  Naming,
  NamingEnd,
  QuarantineReason,
  Question,
  QuestionParameters,
} from '@village-butcher/sdk/contract';
import { keepLanguage } from '../language.js';
import { forget, NotSignedIn, signIn } from '../sign-in.js';
import { Asking, Refused } from './asking.js';
import { aroundOf } from './around.js';
import { draftOf } from './breach-draft.js';
import { cohortIn } from './cohort.js';
import { keepFile } from './keep-file.js';
import { check, keyOfLog, pinKey } from './check.js';
import { joined, through } from './pages.js';
import type { Acts, Sitting, State } from './state.js';
import { sayIn } from './words.js';

/** How long it waits before it looks again how far an export is. */
const PAUSE_MS = 1_000;
/** What a spreadsheet expects between two cells, where these languages are spoken. */
const TABLE_IN = { de: 'csv-semicolon', en: 'csv', nl: 'csv-semicolon' } as const;

/** Between the screen and the service. One thing is done after the other. */
export class Desk implements Acts {
  #asking: Asking | undefined;
  #state: State | undefined;
  #turn: Promise<void> = Promise.resolve();

  constructor(private readonly show: (state: State) => void) {}

  /** Comes in, and looks at what can be asked. */
  enter(locale: Locale): void {
    keepLanguage(locale);
    if (!this.#sitting) this.#show({ at: 'waiting', locale });
    this.#inTurn(locale, async () => {
      const session = await signIn();
      this.#asking = new Asking(session, locale);
      const { items: questions } = await this.#asking.questions();
      const namings = await this.#asking.namings();
      const before = { ...(this.#sitting ?? NOTHING_ASKED), namings };
      const asked = questions.find(({ slug }) => slug === before.asked?.slug) ?? null;
      const { name } = session;
      this.#show({ ...before, at: 'desk', locale, name, questions, asked, keyOfLog: keyOfLog() });
      this.#change(await aroundOf(this.#asking));
    });
  }

  ask(question: Question): void {
    this.#answer(question, {});
  }

  askWith(parameters: QuestionParameters): void {
    const asked = this.#sitting?.asked;
    if (asked) this.#answer(asked, parameters);
  }

  more(): void {
    this.#atDesk(async (asking, { asked, answer, parameters, named }) => {
      if (!asked || !answer) return;
      const more = named
        ? joined(answer, await asking.readNaming(named.id, answer.next))
        : await through(asking, asked, parameters, answer);
      this.#change({ answer: more });
    });
  }

  exportFor(reason: string): void {
    this.#atDesk(async (asking, { asked, parameters, locale }) => {
      if (!asked) return;
      const act = {
        questions: [asked.slug],
        parameters,
        formats: ['xlsx' as const, TABLE_IN[locale]],
        reason,
      };
      const exported = await asking.beginExport(act);
      this.#change({ exported, refused: null });
      this.#follow(exported.id, locale);
    });
  }

  askNaming: Acts['askNaming'] = (why) => {
    this.#atDesk(async (asking, { asked, parameters }) => {
      if (!asked) return;
      const { slug: question, version } = asked;
      await asking.askNaming({ question, version, parameters, ...why });
      this.#change({ namings: await asking.namings(), refused: null });
    });
  };

  endNaming(naming: Naming, says: NamingEnd['says']): void {
    this.#atDesk(async (asking) => {
      await asking.endNaming(naming.id, says);
      this.#change({ namings: await asking.namings(), refused: null });
    });
  }

  lookAtNamings(): void {
    this.#atDesk(async (asking) => this.#change({ namings: await asking.namings() }));
  }

  readNaming(named: Naming): void {
    this.#atDesk(async (asking, { questions }) => {
      const question = questions.find(({ slug }) => slug === named.question);
      if (!question) return;
      const { parameters } = named;
      const name = { name: 'customer', kind: 'text' } as const;
      const columns = question.columns.flatMap((one) =>
        one.name === 'customerRef' ? [name, one] : [one],
      );
      const asked = { ...question, columns };
      this.#change({ asked, named, parameters, answer: null, exported: null, refused: null });
      const answer = await asking.readNaming(named.id);
      this.#change({ answer, checked: await check(answer.logSize) });
    });
  }

  fetchArchive(): void {
    this.#atDesk(async (asking, { exported }) => {
      if (exported) keepFile(await asking.archive(exported.id), `${exported.id}.zip`);
    });
  }

  /** Looks again how far an export is, as long as it is the one that is shown. */
  #follow(id: string, locale: Locale): void {
    const look = async () => {
      if (!this.#asking || this.#sitting?.exported?.id !== id) return;
      const exported = await this.#asking.export(id);
      this.#change({ exported });
      if (exported.state === 'working') this.#follow(id, locale);
    };
    setTimeout(() => this.#inTurn(locale, look), PAUSE_MS);
  }

  pin(key: string): void {
    pinKey(key);
    this.#atDesk(async (_, { answer }) => {
      this.#change({ keyOfLog: keyOfLog(), checked: await check(answer?.logSize ?? 0) });
    });
  }

  hold(reason: QuarantineReason): void {
    this.#atDesk(async (asking, { parameters }) => {
      const cohort = cohortIn(parameters);
      if (!cohort) return;
      await asking.hold({ ...cohort, reason });
      this.#change({ ...(await aroundOf(asking)), refused: null });
    });
  }

  lift(id: string): void {
    this.#atDesk(async (asking) => {
      await asking.lift(id);
      this.#change({ ...(await aroundOf(asking)), refused: null });
    });
  }

  draftBreach(): void {
    const sitting = this.#sitting;
    if (!sitting?.answer) return;
    const text = draftOf(sitting.answer, sitting.locale, sayIn(sitting.locale));
    keepFile(new Blob([text], { type: 'text/plain' }), 'breach.txt');
  }

  #answer(asked: Question, parameters: QuestionParameters): void {
    this.#atDesk(async (asking) => {
      const nothing = { answer: null, named: null, exported: null, refused: null };
      this.#change({ asked, parameters, ...nothing });
      const answer = await through(asking, asked, parameters, null);
      this.#change({ answer, checked: await check(answer.logSize) });
    });
  }

  get #sitting(): Sitting | undefined {
    return this.#state?.at === 'desk' ? this.#state : undefined;
  }

  #show(state: State): void {
    this.#state = state;
    this.show(state);
  }

  #change(patch: Partial<Sitting>): void {
    if (this.#sitting) this.#show({ ...this.#sitting, ...patch });
  }

  /** A refused question stays in the form, with the place at fault. */
  #atDesk(job: (asking: Asking, sitting: Sitting) => Promise<void>): void {
    this.#inTurn(this.#sitting?.locale ?? 'de', async () => {
      if (!this.#asking || !this.#sitting) return;
      this.#change({ isBusy: true });
      try {
        await job(this.#asking, this.#sitting);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        this.#change({ refused: error.at });
      }
      this.#change({ isBusy: false });
    });
  }

  #inTurn(locale: Locale, job: () => Promise<void>): void {
    this.#turn = this.#turn.then(job).catch((error: unknown) => {
      const isOut = error instanceof NotSignedIn;
      if (isOut) forget();
      this.#show(isOut ? { at: 'door', locale, why: error.why } : { at: 'cut-off', locale });
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
} as const;
