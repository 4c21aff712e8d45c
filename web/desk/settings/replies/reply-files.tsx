import { Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { FileRef } from '@yingsheng/contracts/files'
import { fileBytesMax, filesPerQuickReplyMax } from '@yingsheng/contracts/limits'
import { uploadByRequest } from '@yingsheng/sync'
import { Button } from '@yingsheng/ui/button'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { sentenceForCode } from '../../say-refusal.ts'
import { strings } from './strings.ts'

const upload = uploadByRequest('/api/files', () => ({}))

function uploadOne(file: File): Promise<FileRef> {
  const { name, type: mediaType, size: bytes } = file
  const { signal } = new AbortController()
  return upload({ name, mediaType, bytes, blob: file, ref: null }, () => undefined, signal)
}

/** What goes along with a quick reply: uploaded when chosen, kept when the reply is saved. */
export function ReplyFiles({
  files,
  onChange,
}: {
  files: readonly FileRef[]
  onChange: (files: FileRef[]) => void
}) {
  const t = useStrings(strings)
  const chooser = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<{ isUploading: boolean; problem: string | null }>({
    isUploading: false,
    problem: null,
  })
  const isFull = files.length >= filesPerQuickReplyMax

  async function add(chosen: readonly File[]) {
    setState({ isUploading: true, problem: null })
    const added: FileRef[] = []
    let problem: string | null = null
    for (const file of chosen.slice(0, filesPerQuickReplyMax - files.length)) {
      try {
        if (file.size > fileBytesMax) throw { code: 'too_large' }
        added.push(await uploadOne(file))
      } catch (refusal) {
        problem = `${file.name}: ${sentenceForCode((refusal as { code: string }).code)}`
      }
    }
    setState({ isUploading: false, problem })
    if (added.length > 0) onChange([...files, ...added])
  }
  return (
    <div role="group" aria-label={t.files} className="flex flex-col items-start gap-2">
      <span className="text-13 font-medium text-2">{t.files}</span>
      {files.length > 0 ? (
        <ul className="flex w-full flex-col gap-1">
          {files.map((file) => (
            <li key={file.id} className="flex items-center gap-2 text-13">
              <Paperclip size={14} aria-hidden className="shrink-0 text-3" />
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <IconButton
                size="sm"
                label={t.removeFile(file.name)}
                onPress={() => onChange(files.filter((other) => other !== file))}
              >
                <X aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      ) : null}
      <Button
        size="sm"
        icon={<Paperclip aria-hidden />}
        isPending={state.isUploading}
        isDisabled={isFull}
        onPress={() => chooser.current?.click()}
      >
        {isFull ? t.filesMax(filesPerQuickReplyMax) : t.addFile}
      </Button>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          void add([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <p role="alert" className="text-12 text-bad empty:hidden">
        {state.problem}
      </p>
    </div>
  )
}
