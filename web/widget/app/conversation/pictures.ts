import type { FileRef } from '@yingsheng/contracts/files'
import type { OutboxFile } from '@yingsheng/sync'
import { addresses } from '../addresses.ts'
import { askBlob } from '../ask.ts'
import { change } from '../model.ts'

/** Only what the server re-encoded is shown from it; what this browser has just chosen is shown as chosen. */
export function pictureOf(file: FileRef): string {
  const { id } = file
  if (!addresses.has(id)) {
    addresses.set(id, '')
    askBlob(`/files/${id}/preview`).then(
      (blob) => {
        addresses.set(id, URL.createObjectURL(blob))
        change({})
      },
      () => setTimeout(() => addresses.delete(id), 10_000),
    )
  }
  return addresses.get(id)!
}

/** A picture on its way. Once it has arrived it need not be fetched: its file is shown from here. */
export function localPicture(
  clientId: string,
  index: number,
  { mediaType, blob, ref }: OutboxFile,
): string {
  if (!isPicture(mediaType)) return ''
  const key = `${clientId}:${index}`
  if (!addresses.has(key)) addresses.set(key, URL.createObjectURL(blob))
  const address = addresses.get(key)!
  if (ref?.image) addresses.set(ref.id, address)
  return address
}

function isPicture(mediaType: string): boolean {
  return /^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType)
}

/** The whole file, handed to the browser to keep. */
export async function download({ id, name }: FileRef): Promise<void> {
  try {
    const blob = await askBlob(`/files/${id}`)
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }))
    link.download = name
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } catch {
    change({ notice: 'unavailable' })
  }
}
