/** The elements for a retailer's app. Importing them registers nothing, and brings no language. */
export type { VillageEvents } from './events.js';
export { VillageHistory } from './history.js';
export { speak } from './language.js';
export { VillagePermissionButton } from './permission-button.js';
export { VillagePermissions } from './permissions.js';
export { VillageProvider } from './provider.js';
export { VillageReceipt } from './receipt.js';
export { defineElements } from './registration.js';
export { VillageSuggestions } from './suggestions.js';
export type { Check, Said } from './surroundings.js';
export type { Language, Languages } from './texts.js';
