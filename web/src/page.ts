import { html, nothing, render, type TemplateResult } from 'lit/html.js';
import type { Home, State } from './state.js';
import { wordsIn } from './words.js';

/** What was just done, and the number of its receipt. */
export interface Slip {
  readonly text: string;
  readonly number: string;
  /** Takes it back, where that is one press. */
  readonly undo?: () => void;
}

/** The screen. Every change draws the page again, and only what differs is touched. */
export class Page {
  #state: State | undefined;
  #fallback = 'title';

  constructor(
    private readonly root: HTMLElement,
    private readonly slip: HTMLElement,
    private readonly view: (state: State) => TemplateResult,
  ) {}

  /** What a customer at home sees. */
  get home(): Home | undefined {
    return this.#state?.at === 'home' ? this.#state : undefined;
  }

  /** Shows this. If that takes away what had the focus, its place gets it. */
  show(state: State): void {
    this.#state = state;
    if (state.at !== 'home') render(nothing, this.slip);
    document.documentElement.lang = state.locale;
    document.title = wordsIn(state.locale).say('village.title');
    this.#draw(this.view(state), this.root);
  }

  /** Changes something of a home, if somebody is at home. */
  change(patch: Partial<Home>): void {
    if (this.home) this.show({ ...this.home, ...patch });
  }

  /** Names what gets the focus when a row, a card or an answer is gone. */
  fallTo(id: string): void {
    this.#fallback = id;
  }

  /** Tells what was done. Read aloud, politely; it stays until the next one. */
  tell({ text, number, undo }: Slip): void {
    const { say } = wordsIn(this.#state?.locale ?? 'de');
    const button = html`<button type="button" id="undo" class="quiet" @click=${undo}>
      ${say('undo')}
    </button>`;
    this.#draw(
      html`${text} <span class="number">${number}</span>${undo ? button : nothing}`,
      this.slip,
    );
  }

  #draw(what: TemplateResult, place: HTMLElement): void {
    const had = document.activeElement;
    render(what, place);
    if (had?.isConnected === false) document.getElementById(this.#fallback)?.focus();
  }
}
