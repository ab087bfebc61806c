import { defaultClientConditions, defineConfig } from 'vite';

const placeOf = (page: string): string => decodeURI(new URL(page, import.meta.url).pathname);

/** Everything stays a file of its own: the pages' policy allows nothing inline. */
export default defineConfig({
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'theke.html', 'desk.html'].map(placeOf) },
  },
});
