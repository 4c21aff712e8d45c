import type { QuickReply } from '@yingsheng/contracts/replies'

/** The files of a quick reply, to be sent as the agent's own: each message has its own copies. */
export function fetchFiles({ files }: QuickReply): Promise<File[]> {
  return Promise.all(
    files.map(async ({ id, name, mediaType }) => {
      const response = await fetch(`/files/${id}`, { credentials: 'same-origin' })
      if (!response.ok) throw new Error(`a file of a quick reply answered ${response.status}`)
      return new File([await response.blob()], name, { type: mediaType })
    }),
  )
}
