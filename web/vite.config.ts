import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig } from 'vite';

/** Every page that lies in the folder is built. */
const everyPage = {
  name: 'every-page',
  config: ({ root = '.' }) => ({
    build: {
      rolldownOptions: {
        input: readdirSync(root)
          .filter((name) => name.endsWith('.html'))
          .map((name) => join(root, name)),
      },
    },
  }),
};

/** Everything stays a file of its own: the pages' policy allows nothing inline. */
export default defineConfig({
  plugins: [everyPage],
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
});
