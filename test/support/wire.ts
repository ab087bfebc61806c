import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire to a PostgreSQL, which a test can cut. */
export interface Wire {
  readonly url: string;
  /** The next commit is carried out, and nobody hears of it. */
  cutAtCommit(): void;
  /** How many commits nobody heard of. */
  lost(): number;
  close(): void;
}

/** Puts a wire in front of a database. */
export async function wireTo(ownerUrl: string): Promise<Wire> {
  const target = new URL(ownerUrl);
  const open = new Set<Socket>();
  const cut = { isWanted: false, times: 0 };
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    const ends = [near, far];
    const end = () => ends.forEach((one) => one.destroy());
    for (const one of ends) {
      open.add(one);
      one.on('error', end).on('close', end);
    }
    let isLast = false;
    near.on('data', (bytes: Buffer) => {
      isLast ||= cut.isWanted && bytes.includes('COMMIT');
      if (isLast) cut.isWanted = false;
      far.write(bytes);
    });
    far.on('data', (bytes: Buffer) => {
      if (!isLast) return void near.write(bytes);
      cut.times += 1;
      end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(ownerUrl);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    cutAtCommit: () => void (cut.isWanted = true),
    lost: () => cut.times,
    close() {
      server.close();
      for (const one of open) one.destroy();
    },
  };
}
