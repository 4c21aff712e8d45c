import { fileBytesMax, filesPerMessageMax } from '@yingsheng/contracts/limits'
import { create } from 'zustand'

type Attachments = { files: ReadonlyMap<string, readonly File[]> }

/** Files chosen for the next line of each voice (`voiceOf`); they stay while one looks at another. */
export const useAttachments = create<Attachments>(() => ({ files: new Map() }))

const none: readonly File[] = []

export function useFilesOf(voice: string): readonly File[] {
  return useAttachments((state) => state.files.get(voice) ?? none)
}

export function filesOf(voice: string): readonly File[] {
  return useAttachments.getState().files.get(voice) ?? none
}

export type AttachProblem = { is: 'too_many' } | { is: 'too_large'; name: string }

/** Adds what fits and says what did not. */
export function attach(voice: string, added: readonly File[]): AttachProblem | null {
  const tooLarge = added.find((file) => file.size > fileBytesMax)
  const fitting = added.filter((file) => file.size <= fileBytesMax)
  const files = [...filesOf(voice), ...fitting]
  put(voice, files.slice(0, filesPerMessageMax))
  if (tooLarge) return { is: 'too_large', name: tooLarge.name }
  return files.length > filesPerMessageMax ? { is: 'too_many' } : null
}

export function detach(voice: string, file: File): void {
  put(
    voice,
    filesOf(voice).filter((other) => other !== file),
  )
}

/** They go with the line that is being sent. */
export function takeFiles(voice: string): File[] {
  const files = [...filesOf(voice)]
  put(voice, none)
  return files
}

function put(voice: string, files: readonly File[]): void {
  const all = new Map(useAttachments.getState().files)
  if (files.length === 0) all.delete(voice)
  else all.set(voice, files)
  useAttachments.setState({ files: all })
}
