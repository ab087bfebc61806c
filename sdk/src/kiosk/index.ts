/** A screen that everybody uses: shown after a tap, and cleared when nobody is there any more. */
export { defineKiosk, VillageKiosk } from './kiosk.js';
export { type SharedScreen, Untouched } from './untouched.js';
