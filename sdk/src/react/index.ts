/** React 18 and later: one provider and a few hooks. On a server nothing is known and nothing allowed. */
export { useVillage, VillageProvider, type VillageProviderProps } from './provider.js';
export { type PermissionsUse, usePermissions } from './permissions.js';
export { type Giving, type PermissionUse, type Taking, usePermission } from './permission.js';
export { type ReceiptUse, useReceipt } from './receipt.js';
export { type SuggestionsUse, useSuggestions } from './suggestions.js';
