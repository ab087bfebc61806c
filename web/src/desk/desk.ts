import type { Answer, Locale, Question, QuestionParameters } from '@village-butcher/sdk/contract';
import { keepLanguage } from '../language.js';
import { forget, NotSignedIn, signIn } from '../sign-in.js';
import { Asking, Refused } from './asking.js';
import { keepFile } from './keep-file.js';
import { check, keyOfLog, pinKey } from './check.js';
import type { Acts, Sitting, State } from './state.js';

/** Rows and pages that are fetched for one press, where a search for incidents finds few. */
const ENOUGH = 200;
const MOST_PAGES = 40;
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
      const before = this.#sitting ?? NOTHING_ASKED;
      const asked = questions.find(({ slug }) => slug === before.asked?.slug) ?? null;
      const { name } = session;
      this.#show({ ...before, at: 'desk', locale, name, questions, asked, keyOfLog: keyOfLog() });
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
    this.#atDesk(async (asking, { asked, answer, parameters }) => {
      if (!asked || !answer) return;
      const more = await through(asking, asked, parameters, answer);
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

  #answer(asked: Question, parameters: QuestionParameters): void {
    this.#atDesk(async (asking) => {
      this.#change({ asked, parameters, answer: null, exported: null, refused: null });
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
  refused: null,
  isBusy: false,
  asked: null,
} as const;

/** Pages of an answer until there is something to read, or the end. */
async function through(
  asking: Asking,
  { slug: question, version }: Question,
  parameters: QuestionParameters,
  before: Answer | null,
): Promise<Answer> {
  const ask = { question, version, parameters };
  const page = before?.next;
  let answer = await asking.answer(page === undefined ? ask : { ...ask, page });
  for (let n = 1; answer.next !== undefined && n < MOST_PAGES; n += 1) {
    if (answer.rows.length >= ENOUGH) break;
    const more = await asking.answer({ ...ask, page: answer.next });
    answer = { ...more, rows: [...answer.rows, ...more.rows] };
  }
  return before ? { ...answer, rows: [...before.rows, ...answer.rows] } : answer;
}
