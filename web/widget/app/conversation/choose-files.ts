import type { fileBytesMax, filesPerMessageMax } from '@yingsheng/contracts/limits'
import { change, state } from '../model.ts'

const bytesMax: typeof fileBytesMax = 26_214_400
export const filesMax: typeof filesPerMessageMax = 10

/** Puts files beside the text, to be sent with it, and says at once what the server would refuse. */
export function chooseFiles(chosen: Iterable<File> | undefined | null): void {
  const all = [...(chosen ?? [])]
  const fit = all.filter((file) => file.size <= bytesMax)
  const files = [...state.files, ...fit]
  const notice =
    files.length > filesMax ? 'too_many_files' : fit.length < all.length ? 'too_large' : null
  change({ files: files.slice(0, filesMax), notice })
}

export function removeFile(file: File): void {
  change({ files: state.files.filter((other) => other !== file), notice: null })
}
