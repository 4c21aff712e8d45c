import { X } from 'lucide-react'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from '../strings.ts'
import { BlobImage, FileFace } from '../thread/message-files.tsx'
import { detach } from './attachments.ts'

/** What goes along with the next line. */
export function AttachmentRow({ voice, files }: { voice: string; files: readonly File[] }) {
  const t = useStrings(strings)
  if (files.length === 0) return null
  return (
    <ul className="flex flex-wrap gap-2 px-3 pt-1 pb-1.5">
      {files.map((file, index) => (
        <li
          key={index}
          className="relative flex max-w-60 items-center gap-2 rounded-8 border border-line bg-surface p-1.5 pr-8"
        >
          {file.type.startsWith('image/') ? (
            <>
              <BlobImage blob={file} className="size-9 rounded-6 object-cover" />
              <span dir="auto" className="min-w-0 truncate text-left text-13">
                {file.name}
              </span>
            </>
          ) : (
            <FileFace name={file.name} bytes={file.size} />
          )}
          <IconButton
            size="sm"
            label={t.removeFile(file.name)}
            className="absolute! top-1 right-1 size-6!"
            onPress={() => detach(voice, file)}
          >
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}
