import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useRef, useState } from 'react'
import type { FileRef } from '@yingsheng/contracts/files'
import {
  messageCharactersMax,
  replyGroupCharactersMax,
  shortcutCharactersMax,
  titleCharactersMax,
} from '@yingsheng/contracts/limits'
import type { QuickReply } from '@yingsheng/contracts/replies'
import {
  unknownVariables,
  variableNames,
  withWrittenVariables,
  writtenVariable,
} from '@yingsheng/contracts/variables'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { Form } from '@yingsheng/ui/form'
import { SegmentedControl } from '@yingsheng/ui/radio-group'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { Select } from '@yingsheng/ui/select'
import { TextArea } from '@yingsheng/ui/text-area'
import { TextField } from '@yingsheng/ui/text-field'
import { showToast } from '@yingsheng/ui/toast'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { businessQuery, useMe } from '../../queries.ts'
import { insertText } from '../../replies/insert-text.ts'
import { readQuickRepliesAgain } from '../../replies/quick-replies-query.ts'
import { mayShare } from '../sections.ts'
import { ReplyFiles } from './reply-files.tsx'
import { strings } from './strings.ts'

/** What a new one begins with. */
export type NewReply = { isShared: boolean; text: string; group: string }
type Props = { reply: QuickReply | NewReply; onClose: () => void }

const everyBrand = 'every'

/** A new quick reply, or other words for one that is there. */
export function ReplyDialog({ reply, onClose }: Props) {
  const t = useStrings(strings)
  const formId = useId()
  const sentence = useFailureSentence()
  const kept = 'id' in reply ? reply : null
  const { draft, change, isDirty } = useReplyDraft(reply)
  const [isChecked, setIsChecked] = useState(false)
  const problems = useProblems(draft)

  const save = useMutation({
    mutationFn: () => saveReply(kept, draft),
    onSuccess: (saved) => {
      void readQuickRepliesAgain()
      showToast({ text: kept === null ? t.createdToast(saved.title) : t.savedToast })
      onClose()
    },
  })
  function submit() {
    setIsChecked(true)
    if (Object.values(problems).some((problem) => problem !== undefined)) return false
    save.mutate()
  }
  const shown: Partial<typeof problems> = isChecked ? problems : {}
  return (
    <Dialog
      isOpen
      isDismissable={!isDirty}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={kept === null ? t.create : t.editTitle}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" type="submit" form={formId} isPending={save.isPending}>
            {t.save}
          </Button>
        </>
      }
    >
      <Form
        id={formId}
        label={kept === null ? t.create : t.editTitle}
        onSubmit={submit}
        className="flex flex-col gap-4"
      >
        {save.isError ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
        {kept === null ? <KeptFor draft={draft} change={change} /> : null}
        <TextField
          label={t.name}
          placeholder={t.namePlaceholder}
          autoFocus
          autoComplete="off"
          maxLength={titleCharactersMax}
          value={draft.title}
          onChange={(title) => change({ title })}
          error={shown.title}
        />
        <TextWithVariables draft={draft} change={change} error={shown.text} />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t.shortcut}
            isOptional
            description={t.shortcutHint}
            autoComplete="off"
            maxLength={shortcutCharactersMax}
            value={draft.shortcut}
            onChange={(shortcut) => change({ shortcut })}
            error={shown.shortcut}
          />
          <TextField
            label={t.group}
            isOptional
            placeholder={t.groupPlaceholder}
            autoComplete="off"
            maxLength={replyGroupCharactersMax}
            value={draft.group}
            onChange={(group) => change({ group })}
          />
        </div>
        <BrandChoice draft={draft} change={change} />
        <ReplyFiles files={draft.files} onChange={(files) => change({ files })} />
      </Form>
    </Dialog>
  )
}

type Draft = {
  isShared: boolean
  brandId: string | null
  group: string
  title: string
  text: string
  shortcut: string
  files: readonly FileRef[]
}
type Editing = { draft: Draft; change: (changes: Partial<Draft>) => void }

function useReplyDraft(reply: Props['reply']): Editing & { isDirty: boolean } {
  const language = useLanguage()
  const [draft, setDraft] = useState<Draft>(() => ({
    brandId: null,
    title: '',
    files: [],
    ...reply,
    text: withWrittenVariables(reply.text, language),
    shortcut: ('shortcut' in reply && reply.shortcut) || '',
  }))
  const [isDirty, setIsDirty] = useState(false)
  return {
    draft,
    isDirty,
    change: (changes) => {
      setDraft((before) => ({ ...before, ...changes }))
      setIsDirty(true)
    },
  }
}

function useProblems({ title, text, shortcut, files }: Draft) {
  const t = useStrings(strings)
  const unknown = unknownVariables(text)
  const isShortcut = /^[\p{L}\p{N}_.-]*$/u.test(shortcut.trim())
  return {
    title: title.trim() === '' ? t.needTitle : undefined,
    text:
      unknown.length > 0
        ? t.unknown(unknown.join('、'))
        : text.trim() === '' && files.length === 0
          ? t.needText
          : undefined,
    shortcut: isShortcut ? undefined : t.shortcutWrong,
  }
}

function saveReply(kept: QuickReply | null, draft: Draft): Promise<QuickReply> {
  const { brandId, text, files } = draft
  const body = {
    brandId,
    text,
    title: draft.title.trim(),
    group: draft.group.trim(),
    shortcut: draft.shortcut.trim() || null,
    fileIds: files.map(({ id }) => id),
  }
  if (kept === null)
    return call('POST /api/quick-replies', { body: { ...body, isShared: draft.isShared } })
  return call('PATCH /api/quick-replies/:id', {
    params: { id: kept.id },
    body: { ...body, baseSequence: kept.sequence },
  })
}

function KeptFor({ draft, change }: Editing) {
  const t = useStrings(strings)
  const { agent } = useMe()
  if (!mayShare(agent.role)) return null
  return (
    <SegmentedControl
      label={t.keptFor}
      options={[
        { id: 'mine', label: t.forMe },
        { id: 'all', label: t.forAll },
      ]}
      value={draft.isShared ? 'all' : 'mine'}
      onChange={(choice) => change({ isShared: choice === 'all' })}
    />
  )
}

function TextWithVariables({ draft, change, error }: Editing & { error?: string | undefined }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const field = useRef<HTMLTextAreaElement>(null)
  return (
    <div className="flex flex-col gap-2">
      <TextArea
        label={t.text}
        placeholder={t.textPlaceholder}
        rowsMin={4}
        rowsMax={12}
        maxLength={messageCharactersMax}
        inputRef={field}
        value={draft.text}
        onChange={(text) => change({ text })}
        {...(error === undefined ? {} : { error })}
      />
      <div role="group" aria-label={t.insertVariable} className="flex flex-wrap gap-1.5">
        {variableNames.map((name) => {
          const written = writtenVariable(name, language)
          return (
            <Button
              key={name}
              size="sm"
              onPress={() => {
                const area = field.current
                if (!area) return
                const { selectionStart: start, selectionEnd: end } = area
                insertText(area, { start, end, text: written })
                area.setSelectionRange(start + written.length, start + written.length)
              }}
            >
              {written.slice(2, -2)}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

/** Only where there is more than one to choose from. */
function BrandChoice({ draft, change }: Editing) {
  const t = useStrings(strings)
  const { data } = useQuery(businessQuery)
  const brands = data?.brands.filter(({ id, isArchived }) => !isArchived || id === draft.brandId)
  if (brands === undefined || brands.length < 2) return null
  return (
    <Select
      label={t.brand}
      options={[
        { id: everyBrand, label: t.everyBrand },
        ...brands.map(({ id, name }) => ({ id, label: name })),
      ]}
      value={draft.brandId ?? everyBrand}
      onChange={(id) => change({ brandId: id === everyBrand ? null : id })}
    />
  )
}
