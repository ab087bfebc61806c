import { createContext, createElement, type ReactElement, type ReactNode, useContext } from 'react';
import type { Village } from '../client/village.js';
import { ConfigurationError } from '../core/error.js';

/** The client of the nearest provider, if there is one. */
export const Here = createContext<Village | undefined>(undefined);

/** Gives everything below it one client. It neither makes it nor closes it: the app does both. */
export const VillageProvider = ({ village, children }: VillageProviderProps): ReactElement =>
  createElement(Here.Provider, { value: village }, children);

/** What the provider is given. */
export interface VillageProviderProps {
  readonly village: Village;
  readonly children?: ReactNode;
}

/** The client of the nearest provider. Throws where there is none: the app is wired wrongly. */
export function useVillage(): Village {
  const village = useContext(Here);
  if (village) return village;
  throw new ConfigurationError('VillageProvider', 'must be around whatever uses the village');
}
