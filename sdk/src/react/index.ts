/** React 18 and later: one provider, a few hooks, and the elements as components. On a server nothing is known and nothing allowed. */
export {
  VillageHistory,
  VillagePermissionButton,
  VillagePermissions,
  VillageReceipt,
  VillageSuggestions,
  VillageSurroundings,
} from './elements.js';
export { useVillage, VillageProvider, type VillageProviderProps } from './provider.js';
export { type PermissionsUse, usePermissions } from './permissions.js';
export { type Giving, type PermissionUse, type Taking, usePermission } from './permission.js';
export { type ReceiptUse, useReceipt } from './receipt.js';
export { type SuggestionsUse, useSuggestions } from './suggestions.js';
