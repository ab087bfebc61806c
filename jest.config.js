import { availableParallelism } from 'node:os';

/** swc only strips the types: `npm run types` checks them. */
const swc = {
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
};

export default {
  // One more than there are cores, for most tests wait for a database or a browser.
  maxWorkers: availableParallelism() + 1,
  // Modules of a file that has ended stay in memory: a worker that holds this much ends before the next.
  workerIdleMemoryLimit: '1GB',
  // Most of a test is waiting, on a machine that may be busy.
  testTimeout: 20_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // What takes minutes: `npm run test:long`, and of it what is looked at: `npm run test:browser`.
  testPathIgnorePatterns: process.env.MATRIX ? [] : ['<rootDir>/test/.*/matrix/'],
  globalSetup: '<rootDir>/test/support/startPostgres.js',
  globalTeardown: '<rootDir>/test/support/stopPostgres.js',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform: { '\\.ts$': ['@swc/jest', swc] },
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.build', '<rootDir>/.village'],
};
