import { Download, FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { FileRef } from '@yingsheng/contracts/files'
import { classNames } from '@yingsheng/ui/class-names'
import { fileSize } from '@yingsheng/ui/file-size'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useLanguage } from '@yingsheng/ui/use-strings'
import { strings } from '../strings.ts'
import { showImage } from './image-viewer-state.ts'

const imageWidthMax = 240
const imageHeightMax = 200

/** Images as previews that open, everything else as a card that downloads. */
export function MessageFiles({ files, isMine }: { files: readonly FileRef[]; isMine: boolean }) {
  const t = useStrings(strings)
  const images = files.filter((file) => file.image)
  const others = files.filter((file) => !file.image)
  return (
    <div className={classNames('flex max-w-full flex-col gap-1.5', isMine && 'items-end')}>
      {images.length > 0 ? (
        <div className={classNames('flex max-w-full flex-wrap gap-1.5', isMine && 'justify-end')}>
          {images.map((file) => (
            <button
              key={file.id}
              type="button"
              aria-label={t.openImage(file.name)}
              onClick={() => showImage(images, file.id)}
              className="overflow-hidden rounded-8 border border-line bg-hover"
              style={shownSize(file, images.length > 1)}
            >
              <img
                src={`/files/${file.id}/preview`}
                alt=""
                loading="lazy"
                decoding="async"
                draggable={false}
                className="size-full object-cover"
              />
            </button>
          ))}
        </div>
      ) : null}
      {others.map((file) => (
        <a
          key={file.id}
          href={`/files/${file.id}`}
          download={file.name}
          aria-label={t.downloadFile(file.name)}
          className="flex w-70 max-w-full items-center gap-2.5 rounded-8 border border-line bg-surface p-2.5 hover:border-line-2"
        >
          <FileFace name={file.name} bytes={file.bytes} />
          <Download size={16} aria-hidden className="text-3" />
        </a>
      ))}
    </div>
  )
}

/** The files of a line that is still on its way: shown from where they are, in this browser. */
export function UnsentFiles({
  files,
}: {
  files: readonly { name: string; mediaType: string; bytes: number; blob: Blob }[]
}) {
  return (
    <div className="flex max-w-full flex-col items-end gap-1.5">
      {files.map((file, index) =>
        file.mediaType.startsWith('image/') ? (
          <BlobImage
            key={index}
            blob={file.blob}
            className="max-h-50 max-w-60 rounded-8 border border-line object-cover"
          />
        ) : (
          <span
            key={index}
            className="flex w-70 max-w-full items-center gap-2.5 rounded-8 border border-line bg-surface p-2.5"
          >
            <FileFace name={file.name} bytes={file.bytes} />
          </span>
        ),
      )}
    </div>
  )
}

export function FileFace({ name, bytes }: { name: string; bytes: number }) {
  const language = useLanguage()
  return (
    <>
      <span className="flex size-9 shrink-0 items-center justify-center rounded-8 bg-info-tint text-info">
        <FileText size={18} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate text-left text-13 text-1">
          {name}
        </span>
        <span className="num block text-12 text-3">{fileSize(bytes, language)}</span>
      </span>
    </>
  )
}

/** An image that has no address yet. */
export function BlobImage({ blob, className }: { blob: Blob; className: string }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    const made = URL.createObjectURL(blob)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return <img {...(url ? { src: url } : {})} alt="" className={className} />
}

/** Its place is known before it has loaded, so that nothing moves when it has. */
function shownSize(file: FileRef, isOneOfMany: boolean): { width: number; height: number } {
  if (isOneOfMany || !file.image) return { width: 118, height: 88 }
  const { width, height } = file.image
  const scale = Math.min(1, imageWidthMax / width, imageHeightMax / height)
  return {
    width: Math.max(48, Math.round(width * scale)),
    height: Math.max(48, Math.round(height * scale)),
  }
}
