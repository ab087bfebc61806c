/** Why customers may be named at all. A closed list: no text in which somebody could be named. */
export const NAMING_REASONS = [
  'complaint',
  'rights-request',
  'breach',
  'authority',
  'fault',
] as const;
export type NamingReason = (typeof NAMING_REASONS)[number];
