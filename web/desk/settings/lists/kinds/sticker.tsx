import { useMutation } from '@tanstack/react-query'
import { ImagePlus } from 'lucide-react'
import { useRef } from 'react'
import type { FileRef } from '@yingsheng/contracts/files'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { useStrings } from '@yingsheng/ui/use-strings'
import { uploadByRequest } from '@yingsheng/sync'
import type { FieldsProps, ListSpec } from '../list-spec.ts'
import { strings } from '../strings.ts'

export const stickerSpec: ListSpec<'sticker'> = {
  kind: 'sticker',
  blank: () => ({ kind: 'sticker', name: '', fileId: '' }),
  nameCharactersMax: 20,
  levels: 1,
  Mark: ({ fields }) => <StickerImage fileId={fields.fileId} pixels={40} />,
  Fields: StickerFields,
  isFilledIn: ({ fileId }) => fileId !== '',
}

function StickerImage({ fileId, pixels }: { fileId: string; pixels: number }) {
  return (
    <img
      src={`/files/${fileId}/preview`}
      alt=""
      width={pixels}
      height={pixels}
      style={{ width: pixels, height: pixels }}
      className="shrink-0 rounded-6 bg-subtle object-contain"
    />
  )
}

const upload = uploadByRequest('/api/files', () => ({}))

function StickerFields({ fields, change, isChecked }: FieldsProps<'sticker'>) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const input = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File): Promise<FileRef> =>
      upload(
        { name: file.name, mediaType: file.type, bytes: file.size, blob: file, ref: null },
        () => {},
        new AbortController().signal,
      ),
    onSuccess: ({ id }) => change({ fileId: id }),
  })
  const isMissing = isChecked && fields.fileId === ''
  return (
    <div role="group" aria-label={t.image} className="flex flex-col gap-1.5">
      <span aria-hidden className="text-13 font-medium text-1">
        {t.image}
      </span>
      <div className="flex items-center gap-3">
        {fields.fileId === '' ? null : <StickerImage fileId={fields.fileId} pixels={96} />}
        <Button
          icon={<ImagePlus aria-hidden />}
          isPending={send.isPending}
          onPress={() => input.current?.click()}
        >
          {fields.fileId === '' ? t.chooseImage : t.changeImage}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-label={t.image}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) send.mutate(file)
          event.target.value = ''
        }}
      />
      <p className="text-12 text-3">{t.imageNote}</p>
      {send.isError ? <Banner tone="bad">{sentence(send.error)}</Banner> : null}
      {isMissing ? (
        <p role="alert" className="text-12 text-bad">
          {t.needImage}
        </p>
      ) : null}
    </div>
  )
}
