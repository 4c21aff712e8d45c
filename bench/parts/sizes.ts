import type { Figure } from '../figures/figure.ts'
import { measure, webApps } from '../../scripts/checks/budgets.ts'

const KiB = 1024

/** What browsers load, beside the budgets that the build enforces. An application that is not built is left out, with a word. */
export function measureSizes() {
  const figures = webApps.flatMap((app): Figure[] => {
    try {
      return measure(app).map(({ name, bytes, bytesMax }) => ({
        part: 'sizes',
        name: `${app} ${name}, gzip`,
        value: bytes / KiB,
        unit: 'KB',
        comparison: null,
        wanted: { atMost: bytesMax / KiB },
      }))
    } catch (error) {
      process.stderr.write(
        `  ${app} is not measured: ${(error as Error).message} (npm run build)\n`,
      )
      return []
    }
  })
  return Promise.resolve({ figures, rounds: {} })
}
