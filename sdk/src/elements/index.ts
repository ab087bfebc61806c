/** The elements for a retailer's app. Importing them registers nothing: `./define` does. */
export { VillageHistory } from './history.js';
export { VillagePermissionButton } from './permission-button.js';
export { VillagePermissions } from './permissions.js';
export { VillageProvider } from './provider.js';
export { VillageReceipt } from './receipt.js';
export { VillageSuggestions } from './suggestions.js';
export type { Check, Said } from './surroundings.js';
