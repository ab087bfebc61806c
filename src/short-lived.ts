import { setFlagsFromString } from 'node:v8';

/**
 * What this process makes is for one request, or for one stretch of a log, and is dropped with it. V8
 * expects otherwise of whatever outlived some collections while it was warming up, and from then on
 * makes all of its kind where only a whole collection finds it, along with what hangs on it. Of a long
 * export that was half of all there is (docs/decisions/0029). So it is told to expect nothing.
 */
export const expectShortLives = (): void => setFlagsFromString('--no-allocation-site-pretenuring');
