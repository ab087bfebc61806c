import { once } from 'node:events';
import { connect } from 'node:net';
import { plainly } from './headers.js';

/** A connection on which a test says the very bytes that it wants. */
interface Line {
  /** Says them, and answers all that was heard so far once it looks like this, or is at its end. */
  say(bytes: string, until?: RegExp | 'its end'): Promise<string>;
}

/** Opens one to a port of this machine. */
export async function openLine(port: number): Promise<Line> {
  let heard = '';
  let isOver = false;
  const socket = connect(port, '127.0.0.1');
  socket.on('data', (chunk) => (heard += chunk)).on('error', () => {});
  socket.on('close', () => (isOver = true));
  await once(socket, 'connect');
  return {
    async say(bytes, until) {
      await new Promise((done) => socket.write(bytes, done));
      const isHeard = (): boolean =>
        until === undefined || (until !== 'its end' && until.test(heard));
      while (!isHeard() && !isOver) {
        await Promise.race([once(socket, 'data'), once(socket, 'close')]);
      }
      return heard;
    },
  };
}

/** Whether anybody listens on a port of this machine. */
export const isOpen = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => done(true)).on('error', () => done(false));
    socket.on('connect', () => socket.destroy());
  });

/** The headers of the first answer in what was heard. */
export function headersIn(heard: string): Record<string, string> {
  const [, ...lines] = heard.split('\r\n\r\n', 1)[0]!.split('\r\n');
  return plainly(
    lines.map((line) => {
      const at = line.indexOf(':');
      return [line.slice(0, at).toLowerCase(), line.slice(at + 1).trim()] as const;
    }),
  );
}
