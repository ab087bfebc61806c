import { bringsCode } from '../sign-in.js';
import { Counter } from './counter.js';

const placeOf = (id: string): HTMLElement => {
  const place = document.getElementById(id);
  if (!place) throw new Error(`The page has no place ${id}.`);
  return place;
};

const counter = new Counter(placeOf('page'), placeOf('slip'));

/** A scanner types wherever the focus is: its first letter brings it to where codes are read. */
function catchScanner({ key, target }: KeyboardEvent): void {
  const isElsewhere = !(target instanceof HTMLInputElement || target instanceof HTMLSelectElement);
  if (isElsewhere && /^[\da-z]$/i.test(key)) document.getElementById('code')?.focus();
}

addEventListener('keydown', catchScanner);
addEventListener('hashchange', () => {
  if (bringsCode()) void counter.enter();
});
void counter.enter();
