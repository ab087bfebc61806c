import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('../verify', import.meta.url));

/** One Python for many bundles: it reads the words of each, and answers with the findings of each. */
const MANY = `
import json, sys
sys.path.insert(0, sys.argv[1])
import second
def answer(words):
    try:
        return second.checked(words)
    except Exception as fault:
        return 3, [repr(fault)]
print(json.dumps([answer(words) for words in json.load(sys.stdin)]))
`;

/** What the second checker says of a bundle: its exit, and a line for each finding. */
export type Answer = readonly [exit: number, lines: readonly string[]];

/** Whether there is a Python that is new enough. */
export const HAS_PYTHON = hasPython();

function hasPython(): boolean {
  const asked = 'import sys; sys.exit(sys.version_info < (3, 9))';
  return spawnSync('python3', ['-c', asked]).status === 0;
}

/** Asks the second checker about bundles, by the words of its command line. */
export function secondOpinions(asked: readonly (readonly string[])[]): readonly Answer[] {
  const out = execFileSync('python3', ['-B', '-c', MANY, HERE], {
    input: JSON.stringify(asked),
    maxBuffer: 2 ** 28,
  });
  return JSON.parse(out.toString()) as readonly Answer[];
}
