import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

/**
 * When the program with this number was started, or nothing if it runs no more. A number alone is
 * no proof: the system gives it away again.
 */
export function bornAt(pid: number): string | undefined {
  if (platform() !== 'linux') return asked(pid, 'lstart=')?.replace(/\W+/g, '-');
  // proc_pid_stat(5): after the name, which may hold anything, field 3 is the state and 22 the start.
  const fields = textIn(`/proc/${pid}/stat`)
    ?.replace(/^.*\) /s, '')
    .split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

/** The command line of a running program, or nothing. */
export function commandOf(pid: number): string | undefined {
  return platform() === 'linux' ? textIn(`/proc/${pid}/cmdline`) : asked(pid, 'command=');
}

function asked(pid: number, column: string): string | undefined {
  return (
    spawnSync('ps', ['-ww', '-o', column, '-p', `${pid}`])
      .stdout?.toString()
      .trim() || undefined
  );
}

/** What a file says, or nothing if it is not there, or not any more. */
export function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
