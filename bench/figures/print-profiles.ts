import { summariseProfiles } from './summarise-profile.ts'

const partsShown = 20
const functionsShown = 40

/** Prints where the time of our server went, from the profiles of a folder. */
export function printProfiles(folder: string): void {
  const { busyMs, idleMs, parts, functions } = summariseProfiles(folder)
  const share = (ms: number) => `${((ms / busyMs) * 100).toFixed(1).padStart(5)} %`
  const lines = [
    `busy ${Math.round(busyMs)} ms, idle ${Math.round(idleMs)} ms (the clock runs on while another process has the core)`,
    ...parts.slice(0, partsShown).map(({ part, selfMs }) => `${share(selfMs)}  ${part}`),
    ' self     total   function',
    ...functions
      .slice(0, functionsShown)
      .map(
        ({ name, place, selfMs, totalMs }) =>
          `${share(selfMs)} ${share(totalMs)}  ${name}  ${place}`,
      ),
  ]
  process.stdout.write(`\n${lines.join('\n')}\n`)
}
