import { unbuilt } from './features.js';
import type { Scenario } from './file.js';
import { HOLDS } from './global/table.js';
import type { Whole } from './global/whole.js';
import { tried } from './step.js';
import { EVERYBODY, inShort, type Outcome, type Verdict } from './verdict.js';

/** Whether that holds over the whole run which the file says of it. */
export async function overEverybody(whole: Whole, { global }: Scenario): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (const { kind, needs: tags = [] } of global) {
    const needs = unbuilt(tags);
    const outcome: Outcome =
      needs.length > 0
        ? { is: 'skipped', needs }
        : outcomeOf(await tried(() => HOLDS[kind](whole)));
    verdicts.push({ persona: EVERYBODY, step: 'the whole run', kind, outcome });
  }
  return verdicts;
}

function outcomeOf(faults: Awaited<ReturnType<typeof tried<readonly string[]>>>): Outcome {
  const wrong = 'fault' in faults ? [faults.fault] : faults.value;
  return wrong.length === 0
    ? { is: 'passed' }
    : { is: 'failed', expected: 'to hold over everybody', got: inShort(wrong) };
}
