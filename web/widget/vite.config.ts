import { defineConfig } from 'vite'

/** The iframe's application. The server answers dist/index.html at /widget/:lineId and dist/assets at /widget-assets/. */
export default defineConfig({
  root: import.meta.dirname,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    modulePreload: false,
    rolldownOptions: {
      // Shared modules stay in the one file that is always loaded.
      preserveEntrySignatures: 'allow-extension',
      output: {
        entryFileNames: 'assets/app-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/app-[hash][extname]',
      },
    },
  },
  experimental: {
    renderBuiltUrl: (file) => `/widget-assets/${file.replace(/^assets\//, '')}`,
  },
})
