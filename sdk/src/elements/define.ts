/** The quick start: this import registers every element, in German, English and Dutch. */
import { de } from './de.js';
import { en } from './en.js';
import { speak } from './language.js';
import { nl } from './nl.js';
import { defineElements } from './registration.js';

export { defineElements } from './registration.js';

speak({ de, en, nl });
if (typeof customElements !== 'undefined') defineElements();
