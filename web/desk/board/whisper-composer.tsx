import { Ear } from 'lucide-react'
import { useState } from 'react'
import { messageCharactersMax } from '@yingsheng/contracts/limits'
import type { ConversationState } from '@yingsheng/contracts/conversations'
import { newId } from '@yingsheng/sync'
import { Button } from '@yingsheng/ui/button'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { useAgentNames } from '../conversations/use-agent-names.ts'
import { useMe } from '../queries.ts'
import { showRefusal } from '../say-refusal.ts'
import { strings } from './strings.ts'

/** Where a supervisor speaks to the agent alone: purple, so that it is never taken for an answer. */
export function WhisperComposer({ conversation }: { conversation: ConversationState }) {
  const t = useStrings(strings)
  const nameOf = useAgentNames()
  const { agent: me } = useMe()
  // Kept while the same text is being sent again, so that it is said once.
  const [draft, setDraft] = useState({ text: '', clientId: newId() })
  const [isSending, setIsSending] = useState(false)
  const { id, assigneeId, status } = conversation
  const to = assigneeId === null || assigneeId === me.id ? null : nameOf(assigneeId)
  if (to === null || status === 'resolved') {
    return (
      <p className="shrink-0 border-t border-line bg-surface px-4.5 py-3 text-13 text-3">
        {status === 'resolved' ? t.resolved : t.whisperNobody}
      </p>
    )
  }
  async function send() {
    const { text, clientId } = draft
    if (text.trim() === '' || isSending) return
    setIsSending(true)
    try {
      const params = { id }
      await call('POST /api/conversations/:id/whispers', { params, body: { clientId, text } })
      setDraft({ text: '', clientId: newId() })
    } catch (error) {
      showRefusal(error)
    }
    setIsSending(false)
  }
  return (
    <div className="shrink-0 px-3.5 pb-3.5 max-sm:px-2 max-sm:pb-2">
      <div className="rounded-12 border-2 border-bot bg-bot-tint text-bot shadow-2">
        <p className="flex items-center gap-1.5 px-3 pt-2 text-12 font-medium">
          <Ear size={14} aria-hidden />
          {t.whisperTo(to)}
        </p>
        <textarea
          rows={2}
          dir="auto"
          value={draft.text}
          maxLength={messageCharactersMax}
          aria-label={t.whisperTo(to)}
          placeholder={t.whisperPlaceholder(to)}
          onChange={(event) => setDraft({ ...draft, text: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return
            event.preventDefault()
            void send()
          }}
          className="block max-h-[40vh] w-full resize-none bg-transparent px-3 py-1.5 text-14 outline-hidden placeholder:text-bot placeholder:opacity-75"
        />
        <div className="flex justify-end px-2 pb-2">
          <Button
            variant="primary"
            isPending={isSending}
            isDisabled={draft.text.trim() === ''}
            onPress={() => void send()}
          >
            {t.send}
          </Button>
        </div>
      </div>
    </div>
  )
}
