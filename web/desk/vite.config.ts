import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: '/desk/',
  plugins: [react(), tailwind(), twoLanguages(), emojiData()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The page's policy allows fonts and styles from files only, never from data: addresses.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 450,
    rolldownOptions: {
      input: {
        index: join(import.meta.dirname, 'index.html'),
        'service-worker': join(import.meta.dirname, 'worker/service-worker.ts'),
      },
      output: {
        // Browsers ask for the service worker by its name; where it lies is what it may serve.
        entryFileNames: ({ name }) =>
          name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js',
        // Two files instead of fifty small ones for what a first screen needs: fewer requests, and
        // compressed together they are smaller. Everything else is split as it is loaded.
        codeSplitting: {
          groups: [
            { name: chunkOf('start', ['main.tsx']), priority: 2 },
            {
              name: chunkOf('desk', ['shell/shell.tsx', 'conversations/workspace.tsx']),
              priority: 1,
            },
          ],
        },
      },
    },
  },
})

/** All that these files import at once, in one chunk of this name. */
function chunkOf(name: string, files: readonly string[]) {
  const roots = files.map((file) => join(import.meta.dirname, file))
  let members: Set<string> | undefined
  return (id: string, graph: ModuleGraph) => {
    members ??= staticClosure(roots, graph)
    return members.has(id) && !isIcon(id) ? name : null
  }
}

type ModuleGraph = { getModuleInfo: (id: string) => { importedIds: string[] } | null }

/** Icons are reached through one list of all of them; each goes where it is wanted by itself. */
function isIcon(id: string): boolean {
  return id.includes('/lucide-react/') && id.includes('/icons/')
}

function staticClosure(roots: readonly string[], graph: ModuleGraph): Set<string> {
  const found = new Set<string>()
  const visit = (id: string) => {
    if (found.has(id)) return
    found.add(id)
    for (const next of graph.getModuleInfo(id)?.importedIds ?? []) visit(next)
  }
  for (const root of roots) visit(root)
  return found
}

/** React Aria carries its sentences in 34 languages; the desk speaks two. */
function twoLanguages(): Plugin {
  const dictionary = /react-(?:aria|stately)[^?]*\/intl\/.*\/([a-z]{2}-[A-Z]{2})\.m?js$/
  return {
    name: 'two-languages',
    enforce: 'pre',
    load(id) {
      const language = dictionary.exec(id)?.[1]
      if (!language || language === 'en-US' || language === 'zh-CN') return null
      return 'export default {}'
    },
  }
}

/** The emoji picker reads its data from a public host unless we serve it: so we serve it. */
function emojiData(): Plugin {
  const folder = dirname(createRequire(import.meta.url).resolve('emojibase-data/package.json'))
  const files = ['zh', 'en'].flatMap((language) =>
    ['data.json', 'messages.json'].map((name) => `${language}/${name}`),
  )
  return {
    name: 'emoji-data',
    generateBundle() {
      for (const file of files) {
        this.emitFile({
          type: 'asset',
          fileName: `emoji/${file}`,
          source: readFileSync(join(folder, file)),
        })
      }
    },
  }
}
