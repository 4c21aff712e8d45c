/** Tells of changed files, once for the many events that saving makes. */
import { watch } from 'node:fs'
import { join } from 'node:path'
import { root } from '../checks/run-command.ts'

const quietMs = 150

export function watchFolders(
  folders: readonly string[],
  isOfInterest: (path: string) => boolean,
  tell: () => void,
): void {
  let timer: NodeJS.Timeout | undefined
  for (const folder of folders) {
    watch(join(root, folder), { recursive: true }, (_event, name) => {
      if (name === null || !isOfInterest(name)) return
      clearTimeout(timer)
      timer = setTimeout(tell, quietMs)
    })
  }
}
