import { arrive, type Arrival, type Stage } from './arrive.js';
import { check, waitsFor } from './checks/table.js';
import { unbuilt, type Feature, type Part } from './features.js';
import type { Expectation } from './file-expect.js';
import type { Seen } from './here.js';
import type { Step } from './life.js';
import { inShort, type Outcome, type Verdict } from './verdict.js';

/** What became of a step. */
export interface Played {
  readonly verdicts: readonly Verdict[];
  readonly seen: Seen | null;
}

/** Makes a visit and checks what must be true of it. What waits for a feature is named. */
export async function playStep(stage: Stage, step: Step, actor: string): Promise<Played> {
  const waits = new Map(step.expect.map((one) => [one, waitingFor(stage, step, one)]));
  const open = step.expect.filter((one) => waits.get(one)?.length === 0);
  const visit = open.length > 0 ? await tried(() => begun(stage, step, actor, open)) : null;
  const verdicts: Verdict[] = [];
  const add = (kind: string, outcome: Outcome) =>
    verdicts.push({ persona: step.persona, step: step.name, kind, outcome });
  for (const expectation of step.expect) {
    const needs = waits.get(expectation) ?? [];
    const isOpen = visit && needs.length === 0;
    add(expectation.kind, isOpen ? await outcomeOf(expectation, visit) : { is: 'skipped', needs });
  }
  if (!visit || 'fault' in visit) return { verdicts, seen: null };
  const seen = await tried(visit.value.leave);
  if ('fault' in seen)
    add('leave', { is: 'failed', expected: 'nothing to go wrong', got: seen.fault });
  return { verdicts, seen: 'fault' in seen ? null : seen.value };
}

/** What was tried, or why it failed. */
export type Tried<Value> = { readonly value: Value } | { readonly fault: string };

export async function tried<Value>(what: () => Promise<Value> | Value): Promise<Tried<Value>> {
  try {
    return { value: await what() };
  } catch (error) {
    return { fault: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

function waitingFor({ scenario }: Stage, step: Step, one: Expectation): (Feature | Part)[] {
  const tags = waitsFor(one);
  const isGuest = 'guest' in (scenario.personas[step.persona] ?? {});
  return tags.length === 0 && isGuest ? unbuilt(['guests']) : tags;
}

function begun(stage: Stage, step: Step, actor: string, open: readonly Expectation[]) {
  const fault = stage.broken.get(actor);
  if (fault !== undefined) throw new Error(fault);
  return arrive(stage, step, actor, open);
}

/** An expectation that throws has failed. */
async function outcomeOf(expectation: Expectation, visit: Tried<Arrival>): Promise<Outcome> {
  const { kind: _kind, needs: _needs, ...expected } = expectation;
  const failed = (got: string): Outcome => ({ is: 'failed', expected, got });
  if ('fault' in visit) return failed(visit.fault);
  const faults = await tried(() => check(expectation, visit.value.here));
  if ('fault' in faults) return failed(faults.fault);
  return faults.value.length === 0 ? { is: 'passed' } : failed(inShort(faults.value));
}
