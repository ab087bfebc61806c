import { VillageHistory } from './history.js';
import { VillagePermissionButton } from './permission-button.js';
import { VillagePermissions } from './permissions.js';
import { VillageProvider } from './provider.js';
import { VillageReceipt } from './receipt.js';
import { VillageSuggestions } from './suggestions.js';

/** The provider comes first, so that whoever looks around finds it. */
const elements = () =>
  ({
    'village-provider': VillageProvider,
    'village-permissions': VillagePermissions,
    'village-permission-button': VillagePermissionButton,
    'village-suggestions': VillageSuggestions,
    'village-history': VillageHistory,
    'village-receipt': VillageReceipt,
  }) as const;

/** Registers every element, in this document. What has its name already keeps it. */
export function defineElements(): void {
  for (const [name, element] of Object.entries(elements()))
    if (!customElements.get(name)) customElements.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap {
    readonly 'village-provider': VillageProvider;
    readonly 'village-permissions': VillagePermissions;
    readonly 'village-permission-button': VillagePermissionButton;
    readonly 'village-suggestions': VillageSuggestions;
    readonly 'village-history': VillageHistory;
    readonly 'village-receipt': VillageReceipt;
  }
}
