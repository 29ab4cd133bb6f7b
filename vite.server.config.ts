import { defineConfig } from 'vite'

/**
 * The server in a few files: Node reads them in half the time that its thousand modules take. Packages stay in
 * node_modules.
 */
export default defineConfig({
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    ssr: true,
    outDir: 'dist/src',
    // `npm run dev` runs what is there while it is built anew.
    emptyOutDir: !process.argv.includes('--watch'),
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', migrate: 'src/migrate.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
