import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Ends what was opened ahead and never asked on, as browsers do: Node waits for it as if somebody
 * were about to speak.
 */
export function endUnused(server: FastifyInstance): void {
  const unused = new Set<Socket>();
  server.server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.server.on('request', ({ socket }) => unused.delete(socket));
  server.addHook('preClose', (done) => {
    for (const socket of unused) socket.destroy();
    done();
  });
}
