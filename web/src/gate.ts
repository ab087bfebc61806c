import { html, type TemplateResult } from 'lit/html.js';
import type { Words } from './words.js';

/** The way to the market, and what is there. */
export const toMarket = ({ say }: Words): TemplateResult =>
  gate('/market', say('market.way'), say('market.there'));

/** The way to a village that nobody is signed in to, and what is seen without. */
export const toVillage = ({ say }: Words): TemplateResult =>
  gate('/', say('village.title'), say('market.guest'));

const gate = (href: string, name: string, there: string): TemplateResult => html`
  <a class="gate" href=${href}><span class="soft">${name}</span> <span>${there}</span></a>
`;
