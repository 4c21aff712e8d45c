import { fileBytesMax, filesPerMessageMax } from '@yingsheng/contracts/limits'
import { create } from 'zustand'

type Attachments = { files: ReadonlyMap<string, readonly File[]> }

/** Files chosen for the next line of each conversation; they stay while one looks at another. */
export const useAttachments = create<Attachments>(() => ({ files: new Map() }))

const none: readonly File[] = []

export function useFilesOf(id: string): readonly File[] {
  return useAttachments((state) => state.files.get(id) ?? none)
}

export function filesOf(id: string): readonly File[] {
  return useAttachments.getState().files.get(id) ?? none
}

export type AttachProblem = { is: 'too_many' } | { is: 'too_large'; name: string }

/** Adds what fits and says what did not. */
export function attach(id: string, added: readonly File[]): AttachProblem | null {
  const tooLarge = added.find((file) => file.size > fileBytesMax)
  const fitting = added.filter((file) => file.size <= fileBytesMax)
  const files = [...filesOf(id), ...fitting]
  put(id, files.slice(0, filesPerMessageMax))
  if (tooLarge) return { is: 'too_large', name: tooLarge.name }
  return files.length > filesPerMessageMax ? { is: 'too_many' } : null
}

export function detach(id: string, file: File): void {
  put(
    id,
    filesOf(id).filter((other) => other !== file),
  )
}

/** They go with the line that is being sent. */
export function takeFiles(id: string): File[] {
  const files = [...filesOf(id)]
  put(id, none)
  return files
}

function put(id: string, files: readonly File[]): void {
  const all = new Map(useAttachments.getState().files)
  if (files.length === 0) all.delete(id)
  else all.set(id, files)
  useAttachments.setState({ files: all })
}
