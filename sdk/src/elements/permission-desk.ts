import { html, type TemplateResult } from 'lit/html.js';
import type { Desk } from './desk.js';
import { permissionRows } from './permission-rows.js';
import { status } from './permission-status.js';
import { wishes } from './wishes.js';

/** What I share and what I want back, drawn from top to bottom. */
export const deskOf = (desk: Desk): TemplateResult =>
  html`${status(desk)} ${permissionRows(desk)} ${wishes(desk)}`;
