import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { textIn } from './alive.js';
import { DATABASE, makeCluster, OWNER, passwordIn, throwDraftsAway } from './cluster.js';
import { lock } from './lock.js';
import { type Place, placeOf } from './place.js';
import { clearAway, clusterIn, end, launch, send, type Server } from './server.js';

/** A first start is tried this often: a port may be taken, an old one may still be on its way out. */
const TRIES = 5;
/** How long we wait before it is started again: longer each time that it fails. */
const SHORTEST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5_000;

/** Where the embedded PostgreSQL keeps its files, and who wants to hear how it is. */
export interface EmbeddedOptions {
  readonly folder: string;
  readonly say: (text: string) => void;
  /** More words for `initdb`. */
  readonly initdb?: readonly string[];
}

/** A PostgreSQL of our own, there as long as we are. */
export interface Embedded {
  /** The service's database, as its owner. */
  readonly ownerUrl: string;
  stop(): Promise<void>;
}

/** Starts the PostgreSQL of a folder, on this machine alone, and keeps it running until `stop`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { say, initdb = [] } = options;
  const folder = resolve(options.folder);
  const place = placeOf(folder, say);
  const release = await lock(place.home, folder);
  try {
    await clearAway(place);
    throwDraftsAway(place);
    if (!existsSync(clusterIn(place))) {
      say('PostgreSQL is being prepared: this takes a few seconds, the first time only.');
      await makeCluster(place, initdb);
    }
    const { server, port } = await firstStart(place);
    const stop = keepRunning(place, server, () => launch(place, port), say);
    return {
      ownerUrl: `postgres://${OWNER}:${passwordIn(place)}@127.0.0.1:${port}/${DATABASE}`,
      stop: () => stop().finally(release),
    };
  } catch (cause) {
    release();
    throw cause;
  }
}

async function firstStart(place: Place): Promise<{ server: Server; port: number }> {
  for (let tries = TRIES; ; tries--) {
    const port = await portOf(place);
    try {
      return { server: await launch(place, port), port };
    } catch (cause) {
      if (tries === 1) throw cause;
      await setTimeout(SHORTEST_PAUSE_MS * 3);
    }
  }
}

/** The port of last time, so that a shell or a backup finds it again; another one if it is taken. */
async function portOf({ home }: Place): Promise<number> {
  const path = join(home, 'port');
  const last = Number(textIn(path) ?? 0);
  const port = (await listened(last)) ?? (await listened(0))!;
  writeFileSync(path, `${port}\n`);
  return port;
}

/** The port that could be listened on, or nothing. */
function listened(wanted: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** Starts it again whenever it ends, until the function that comes back is called. */
function keepRunning(
  place: Place,
  first: Server,
  start: () => Promise<Server>,
  say: (text: string) => void,
): () => Promise<void> {
  let server = first;
  let isWanted = true;
  let pauseMs = SHORTEST_PAUSE_MS;
  const leaveNothing = (): void => send(server.pid, 'SIGINT');
  process.once('exit', leaveNothing);

  const once = async (): Promise<string> => {
    try {
      server = await start();
      pauseMs = SHORTEST_PAUSE_MS;
      if (isWanted) say('PostgreSQL is back.');
      else await end(place, server.pid);
      return await server.ended;
    } catch (error) {
      pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
      return (error as Error).message;
    }
  };
  const watch = (async () => {
    for (let why = await server.ended; isWanted; why = await once()) {
      say(`PostgreSQL ended (${why}). It is started again.`);
      await setTimeout(pauseMs);
    }
  })();
  return async () => {
    isWanted = false;
    process.off('exit', leaveNothing);
    await end(place, server.pid);
    await watch;
  };
}
