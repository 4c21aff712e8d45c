import { useState, type KeyboardEvent } from 'react'
import type { Message } from '@yingsheng/contracts/conversations'
import { messageCharactersMax } from '@yingsheng/contracts/limits'
import { Button } from '@yingsheng/ui/button'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RefusalError } from '../../api.ts'
import { useMe } from '../../queries.ts'
import { sentenceFor } from '../../say-refusal.ts'
import { focusComposer } from '../composer/focus-composer.ts'
import { messageStrings } from '../message-strings.ts'
import { composerKey } from '../rules/composer-key.ts'
import { edit, endEditing } from './message-actions.ts'

/** A line in other words, where it stands. The key that sends saves; Escape leaves it as it was. */
export function MessageEditor({ message }: { message: Message }) {
  const t = useStrings(messageStrings)
  const { preferences } = useMe()
  const [text, setText] = useState(message.text)
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const isAdvised = error instanceof RefusalError && error.code === 'wording_advised'
  const canSave = text.trim() !== '' && text.length <= messageCharactersMax && !isSaving
  const leave = () => {
    endEditing()
    focusComposer(message.conversationId)
  }
  const save = async () => {
    if (!canSave) return
    setIsSaving(true)
    try {
      await edit(message, { text: text.trim(), wordingAcknowledged: isAdvised })
      leave()
    } catch (refused) {
      setError(refused)
      setIsSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const wish = isComposing(event) ? null : composerKey(event, preferences.sendKey)
    if (wish === null) return
    event.preventDefault()
    event.stopPropagation()
    if (wish === 'leave') leave()
    else void save()
  }
  return (
    <div className="w-full max-w-120 rounded-12 border border-brand bg-surface p-2 shadow-1">
      <textarea
        autoFocus
        dir="auto"
        rows={Math.min(8, Math.max(2, text.split('\n').length))}
        value={text}
        aria-label={t.editing}
        onFocus={({ target }) => target.setSelectionRange(text.length, text.length)}
        onChange={(event) => {
          setText(event.target.value)
          setError(null)
        }}
        onKeyDown={onKeyDown}
        className="block w-full resize-none bg-transparent px-1 text-14 text-1 outline-hidden"
      />
      <div className="mt-1 flex flex-wrap items-center justify-end gap-2">
        <p role="status" className="min-w-0 flex-1 px-1 text-12 text-3">
          {error === null ? t.editHint : <span className="text-bad">{sentenceFor(error)}</span>}
        </p>
        <Button size="sm" onPress={leave}>
          {t.cancel}
        </Button>
        <Button size="sm" variant="primary" isDisabled={!canSave} onPress={() => void save()}>
          {isAdvised ? t.sendAnyway : t.save}
        </Button>
      </div>
    </div>
  )
}
