import type { Village } from '@village-butcher/sdk';
import type { VillageHistory, VillageProvider } from '@village-butcher/sdk/elements';
import { render, type TemplateResult } from 'lit/html.js';
import type { Home, State } from './state.js';
import { wordsIn } from './words.js';

/** The screen. Every change draws the page again, and only what differs is touched. */
export class Page {
  #state: State | undefined;
  #fallback = 'title';

  constructor(
    private readonly root: HTMLElement,
    private readonly around: VillageProvider,
    private readonly view: (state: State) => TemplateResult,
  ) {}

  /** What a customer at home sees. */
  get home(): Home | undefined {
    return this.#state?.at === 'home' ? this.#state : undefined;
  }

  /** Shows this. If that takes away what had the focus, its place gets it. */
  show(state: State): void {
    this.#state = state;
    if (state.at !== 'home') this.around.village = undefined;
    document.documentElement.lang = state.locale;
    document.title = wordsIn(state.locale).say('village.title');
    const had = document.activeElement;
    render(this.view(state), this.root);
    if (had?.isConnected === false) document.getElementById(this.#fallback)?.focus();
  }

  /** Changes something of a home, if somebody is at home. */
  change(patch: Partial<Home>): void {
    if (this.home) this.show({ ...this.home, ...patch });
  }

  /** Gives the elements their client. */
  bring(village: Village): void {
    this.around.village = village;
  }

  /** Names what gets the focus when a row or a hint is gone. */
  fallTo(id: string): void {
    this.#fallback = id;
  }

  /** Tells what was done where the elements do, and lets the history know. */
  tell(text: string, number: string): void {
    this.around.tell({ text, number });
    void this.root.querySelector<VillageHistory>('village-history')?.load();
  }
}
