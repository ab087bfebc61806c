import type { TestService } from './service.js';

/** The snapshot of what a customer is shown now, as their app gets it. */
export async function snapshotOf(
  service: Pick<TestService, 'ask'>,
  token: string,
): Promise<string> {
  const { headers } = await service.ask('/v1/me/permissions', { token });
  return headers.get('notice-snapshot')!;
}
