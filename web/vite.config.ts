import { defaultClientConditions, defineConfig } from 'vite';

/** Everything stays a file of its own: the page's policy allows nothing inline. */
export default defineConfig({
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['web/index.html', 'web/desk.html'] },
  },
});
