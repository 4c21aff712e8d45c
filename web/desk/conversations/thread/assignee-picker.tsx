import { Check, UserRoundX } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { ConversationState } from '@yingsheng/contracts/conversations'
import { Avatar } from '@yingsheng/ui/avatar'
import { optionLook } from '@yingsheng/ui/option-list'
import { SearchField } from '@yingsheng/ui/search-field'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { closeOnEscape } from '../../shell/close-on-escape.ts'
import { agentsQuery, useMe } from '../../queries.ts'
import { assign } from '../actions.ts'
import { strings } from '../strings.ts'
import { useWorkspaceState } from '../workspace-state.ts'

const close = () => useWorkspaceState.setState({ isAssigning: false })

/** To whom the conversation goes: found by name, chosen with one key. Myself first. */
export function AssigneePicker({ conversation }: { conversation: ConversationState }) {
  const t = useStrings(strings)
  const { agent: me } = useMe()
  const { data: agents } = useQuery(agentsQuery)
  const { contains } = useFilter({ sensitivity: 'base' })
  const [wanted, setWanted] = useState('')
  const active = agents?.filter((agent) => agent.status === 'active') ?? []
  const offered = [
    ...active.filter(({ id }) => id === me.id),
    ...active.filter(({ id }) => id !== me.id),
  ]
  const choose = (assigneeId: string | null) => {
    close()
    void assign(conversation.id, assigneeId)
  }
  return (
    <ModalOverlay isOpen onOpenChange={close} isDismissable className="fixed inset-0 z-40 bg-scrim">
      <Modal className="mx-auto mt-[12vh] w-[min(400px,calc(100vw-32px))] overflow-hidden rounded-12 border border-line bg-surface shadow-3">
        <Dialog aria-label={t.assignTo} className="outline-hidden">
          <div className="flex max-h-[60vh] flex-col" onKeyDownCapture={closeOnEscape(close)}>
            <Autocomplete filter={contains} inputValue={wanted} onInputChange={setWanted}>
              <SearchField
                label={t.assignPlaceholder}
                placeholder={t.assignPlaceholder}
                autoFocus
                hasList
                className="p-2"
              />
              {agents ? (
                <ListBox
                  aria-label={t.assignTo}
                  className="scroll-area min-h-0 flex-1 p-1 pt-0 outline-hidden"
                  onAction={(key) => choose(key === 'nobody' ? null : String(key))}
                  renderEmptyState={() => (
                    <p className="px-3 py-4 text-13 text-3">{t.noAgentFound}</p>
                  )}
                >
                  {conversation.assigneeId === null ? null : (
                    <ListBoxItem id="nobody" textValue={t.nobody} className={optionLook}>
                      <span className="flex size-6 items-center justify-center">
                        <UserRoundX size={16} aria-hidden />
                      </span>
                      {t.putBack}
                    </ListBoxItem>
                  )}
                  {offered.map((agent) => (
                    <ListBoxItem
                      key={agent.id}
                      id={agent.id}
                      textValue={agent.name}
                      className={optionLook}
                    >
                      <Avatar id={agent.id} name={agent.name} size={24} />
                      <span className="min-w-0 flex-1 truncate">
                        {agent.name}
                        {agent.id === me.id ? (
                          <span className="text-3"> · {t.assignToMe}</span>
                        ) : null}
                      </span>
                      {agent.id === conversation.assigneeId ? (
                        <Check size={16} aria-hidden className="text-brand-text" />
                      ) : null}
                    </ListBoxItem>
                  ))}
                </ListBox>
              ) : (
                <div className="px-3 pb-3">
                  <SkeletonRows rows={3} />
                </div>
              )}
            </Autocomplete>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
