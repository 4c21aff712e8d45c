import type { FileRef } from '@yingsheng/contracts/files'
import type { OutboxFile } from './outbox-store.ts'

/** Why a file did not arrive. `isFinal`: the same file will be refused again. */
export type UploadRefusal = { code: string; detail?: Record<string, unknown>; isFinal: boolean }
export type Upload = (
  file: OutboxFile,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
) => Promise<FileRef>

/** By XMLHttpRequest, because fetch cannot tell how much has been sent. Rejects with an UploadRefusal. */
export function uploadByRequest(url: string, headers: () => Record<string, string>): Upload {
  return (file, onProgress, signal) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest()
      const fail = () => reject(refusalIn(request))
      request.open('POST', `${url}?name=${encodeURIComponent(file.name)}`)
      for (const [name, value] of Object.entries(headers())) request.setRequestHeader(name, value)
      request.setRequestHeader('content-type', 'application/octet-stream')
      request.upload.onprogress = ({ loaded }) => onProgress(loaded)
      request.onerror = request.onabort = fail
      request.onload = () =>
        request.status < 300 ? resolve(JSON.parse(request.responseText)) : fail()
      signal.onabort = () => request.abort()
      request.send(file.blob)
    })
}

function refusalIn({ status, responseText }: XMLHttpRequest): UploadRefusal {
  const isFinal = status >= 400 && status < 500 && status !== 408 && status !== 429
  try {
    return { ...JSON.parse(responseText), isFinal }
  } catch {
    return { code: status === 413 ? 'too_large' : 'unavailable', isFinal }
  }
}
