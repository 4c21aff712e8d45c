/**
 * Lays out a new domain with the files every domain begins with.
 *   npm run new-domain -- <name>
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const files: Record<string, (name: string) => string> = {
  'index.ts': (
    name,
  ) => `/** The public face of ${name}: all that other domains and the processes may use. */
export { routes } from './routes.ts'
`,
  'routes.ts': (name) => `import type { Route } from '../../platform/http/route.ts'

/** Endpoints of contracts/${name}.ts, each with its permission and the action that answers it. */
export const routes: Route[] = []
`,
  'permissions.ts': (
    name,
  ) => `/** Who may do what with ${name}. Pure: what is to be known is passed in. */
export {}
`,
  'store.ts': (name) => `/** The only SQL of ${name}; here rows become records. */
export {}
`,
}

/** Answers the files it wrote, from the root. Refuses a name that is taken or that is no name. */
export function layOutDomain(root: string, name: string): string[] {
  if (!/^[a-z]+$/.test(name))
    throw new Error('A domain has one lower-case word as its name, most often a plural.')
  const folder = `server/domains/${name}`
  if (existsSync(join(root, folder))) throw new Error(`${folder} is there already.`)
  mkdirSync(join(root, folder), { recursive: true })
  return Object.entries(files).map(([file, text]) => {
    writeFileSync(join(root, folder, file), text(name))
    return `${folder}/${file}`
  })
}

function tellNextSteps(name: string): string {
  return `
Now
1. in server/domains/map.ts, above its entry, one sentence that says what it is for:
     /** What ${name} are for. */
     ${name}: [],            // the domains it may call
   and in tableOwners a line for each of its tables:
     ${name}: '${name}',
2. contracts/${name}.ts: its endpoints and events; name the file in contracts/api.ts and contracts/events.ts
3. server/migrations/NNNN_${name}.sql, then npm run generate
4. hand its routes (and reactions, and jobs) to the processes where those of the other domains are
5. npm run check (the two empty files count as unused until they are used)
`
}

if (import.meta.main) {
  try {
    const name = process.argv[2] ?? ''
    const written = layOutDomain(join(import.meta.dirname, '..'), name)
    console.log(`${written.join('\n')}\n${tellNextSteps(name)}`)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
