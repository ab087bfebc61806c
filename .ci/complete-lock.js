/**
 * Completes package-lock.json with the packages of other platforms. A registry that carries only
 * some of them makes `npm install` leave the others out, and `npm ci` then refuses the lock
 * everywhere. Run it after a change of dependencies: `node .ci/complete-lock.js`.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const PLATFORM =
  /-(android|darwin|freebsd|linux|openharmony|win32|wasm32)-?(arm64|arm|x64|ia32|ppc64|s390x|riscv64|loong64|wasi)?(?:-(gnu|musl|msvc|gnueabihf|musleabihf|eabi))?$/;
const LIBC = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const missing = Object.values(lock.packages)
  .flatMap(({ optionalDependencies = {}, dev }) =>
    Object.entries(optionalDependencies).map(([name, version]) => ({ name, version, dev })),
  )
  .filter(({ name }) => !lock.packages[`node_modules/${name}`]);

for (const { name, version, dev } of missing) {
  const [, os, cpu, abi] = PLATFORM.exec(name) ?? [];
  if (!os || !cpu || !/^\d/.test(version)) continue;
  lock.packages[`node_modules/${name}`] = {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(os === 'linux' && LIBC[abi] ? { libc: [LIBC[abi]] } : {}),
    optional: true,
    os: [os],
  };
}

const [root, ...others] = Object.entries(lock.packages);
lock.packages = Object.fromEntries([root, ...others.toSorted(([a], [b]) => (a < b ? -1 : 1))]);
writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${missing.length} packages of other platforms were missing.`);
