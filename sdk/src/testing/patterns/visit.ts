import type { Answered, Asked, AskedFor, AuditedPage } from './page.js';
import { bring, look, traceOf, unfold } from './sight.js';
import { View, type Switch } from './view.js';

/** Which text a grant names. */
export interface NamedNotice {
  readonly id: string;
  readonly version: number;
  readonly locale: string;
}

/** What is at the other end of a link. */
export interface Arrival {
  /** What the server said; 0 where nothing was to be had. */
  readonly status: number;
  /** A file has no headings. */
  readonly isPage: boolean;
  readonly view: View;
}

const HTML = 'text/html';

/** How long a page may take to come to rest, and how often it is looked at meanwhile. */
const REST_MS = 5_000;
const STEP_MS = 30;

/** Somebody in front of a page: they look, press, and hear what the page asks of its service. */
export class Visit {
  /** The grants that were sent. */
  readonly sent: string[] = [];
  /** What the browser itself was made to ask. */
  readonly questions: string[] = [];
  /** The texts that the service told of, by the words that name them. */
  readonly texts = new Map<string, string>();
  /** The text that the last grant named. */
  granted: NamedNotice | undefined;
  #last: View | undefined;
  readonly #busy = new Set<AskedFor>();

  constructor(
    private readonly page: AuditedPage,
    private readonly address: string,
  ) {
    page.on('request', this.#begun);
    page.on('requestfinished', this.#ended);
    page.on('requestfailed', this.#ended);
    page.on('response', this.#answered);
    page.on('dialog', this.#asked);
  }

  close(): void {
    this.page.off('request', this.#begun);
    this.page.off('requestfinished', this.#ended);
    this.page.off('requestfailed', this.#ended);
    this.page.off('response', this.#answered);
    this.page.off('dialog', this.#asked);
  }

  /** Loads the page anew, as at the first time. */
  async load(): Promise<View> {
    await this.page.goto(this.address);
    return this.rest();
  }

  /** Goes to another page. */
  async go(address: string): Promise<Arrival> {
    const answer = await this.page.goto(new URL(address, this.address).href).then(
      (said) => ({ status: said?.status() ?? 200, type: said?.headers()['content-type'] ?? HTML }),
      () => ({ status: 0, type: HTML }),
    );
    return { status: answer.status, isPage: answer.type.startsWith(HTML), view: await this.rest() };
  }

  /** Whether an address is one of the same site. */
  isOwn(address: string): boolean {
    return (
      URL.canParse(address, this.address) &&
      new URL(address, this.address).origin === new URL(this.address).origin
    );
  }

  /** Goes back to where the visit came from. */
  async back(): Promise<void> {
    await this.page.goBack().catch(() => null);
    await this.rest();
  }

  /** Waits until nothing changes and nothing is asked for any more, and looks. */
  async rest(): Promise<View> {
    const end = Date.now() + REST_MS;
    let before: unknown;
    while (Date.now() < end) {
      const now = await traceOf(this.page).catch(() => undefined);
      if (this.#busy.size === 0 && now !== undefined && now === before) break;
      before = now;
      await this.wait(STEP_MS);
    }
    return this.view();
  }

  wait(ms: number): Promise<void> {
    return new Promise((done) => setTimeout(done, ms));
  }

  /** Looks. */
  async view(): Promise<View> {
    this.#last = new View(await look(this.page));
    return this.#last;
  }

  /** The last look. Nothing was pressed since. */
  get seen(): View {
    if (!this.#last) throw new Error('Nobody has looked at the page yet.');
    return this.#last;
  }

  async unfolded(): Promise<View> {
    await unfold(this.page);
    return this.rest();
  }

  /** Presses a place of the last look, in its middle, as a finger would. */
  async press(place: number): Promise<View> {
    const { x, y, width, height } = await bring(this.page, place);
    await this.page.mouse.click(x + width / 2, y + height / 2);
    // What lies under the pointer may look otherwise than it does for everybody else.
    await this.page.mouse.move(0, 0);
    return this.rest();
  }

  /** Presses where nothing is. */
  async pressOutside(): Promise<View> {
    await this.page.mouse.click(1, 1);
    return this.rest();
  }

  async key(name: string): Promise<View> {
    await this.page.keyboard.press(name);
    return this.rest();
  }

  /** Looks until this is so, or until it is clear that it will not be. */
  async until(isSo: (view: View) => boolean, mostMs: number): Promise<View> {
    const end = Date.now() + mostMs;
    let view = this.seen;
    while (!isSo(view) && Date.now() < end) {
      await this.wait(STEP_MS);
      view = await this.view();
    }
    return view;
  }

  readonly #begun = (request: AskedFor): void => {
    this.#busy.add(request);
    if (request.method() !== 'POST' || !request.url().endsWith('/v1/me/grants')) return;
    this.sent.push(`POST ${new URL(request.url()).pathname}`);
    this.granted = (JSON.parse(request.postData() ?? '{}') as Grant).notice;
  };

  readonly #ended = (request: AskedFor): void => void this.#busy.delete(request);

  readonly #answered = (response: Answered): void => {
    // A stream never ends: waiting for it would be waiting for ever.
    if ((response.headers()['content-type'] ?? '').startsWith('text/event-stream')) {
      this.#busy.delete(response.request());
    }
    if (response.url().endsWith('/v1/me/permissions')) void this.#read(response);
  };

  readonly #asked = (dialog: Asked): void => {
    this.questions.push(dialog.message());
    void dialog.accept().catch(() => undefined);
  };

  async #read(response: Answered): Promise<void> {
    const { notices = [] } = JSON.parse(await response.text().catch(() => '{}')) as Told;
    for (const notice of notices) this.texts.set(nameOf(notice), notice.text);
  }
}

/** The words by which a text is found again. */
export const nameOf = ({ id, version, locale }: NamedNotice): string =>
  `${id} ${version} ${locale}`;

/** A switch that was seen before, on another look. */
export const again = (view: View, { key }: Pick<Switch, 'key'>): Switch | undefined =>
  view.switches.find((one) => one.key === key);

interface Grant {
  readonly notice?: NamedNotice;
}

interface Told {
  readonly notices?: readonly (NamedNotice & { readonly text: string })[];
}
