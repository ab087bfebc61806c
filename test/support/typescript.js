import { register } from 'node:module';

/**
 * Lets plain Node run our sources as they are, so that a test never meets a stale build:
 * `node --import ./test/support/typescript.js src/main.ts`. swc only strips the types.
 */
register('./typescriptHooks.js', import.meta.url);
