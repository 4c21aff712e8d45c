import { defineConfig } from 'vite'

/** The script a shop puts into its pages; the server answers it at /widget.js. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    target: 'es2022',
    cssTarget: 'esnext',
    emptyOutDir: false,
    copyPublicDir: false,
    lib: {
      entry: 'loader/loader.ts',
      formats: ['iife'],
      name: 'YingshengLoader',
      fileName: () => 'loader.js',
    },
  },
})
