import { html, type TemplateResult } from 'lit/html.js';
import type { Scene } from './scene.js';
import type { Seen } from './state.js';
import { lookers } from './view-lookers.js';
import { proofs } from './view-proofs.js';
import { rights } from './view-rights.js';
import { settled } from './view-settled.js';
import { told } from './view-told.js';

/** What only the page has. It comes when that above it is there, so that nothing moves. */
export const own = (scene: Scene, seen: Seen): TemplateResult => html`
  <div class="records" id="records">
    ${told(scene, seen)} ${settled(scene, seen)} ${proofs(scene)} ${rights(scene, seen)}
  </div>
  <village-history></village-history>
  <div class="records">${lookers(scene, seen)}</div>
`;
