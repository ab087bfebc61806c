import type { Issue } from '@village-butcher/sdk/contract';
import { Refusal } from '../../src/base/refusal.js';

/** What is at fault, as the refusal of an act says it. Nothing, where it was not refused. */
export function faultsOf(act: () => unknown): readonly Issue[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.issues;
    throw error;
  }
  return [];
}
