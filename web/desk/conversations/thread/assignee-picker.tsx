import { Check, ListEnd } from 'lucide-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Autocomplete, useFilter } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { ConversationState } from '@yingsheng/contracts/conversations'
import { Avatar } from '@yingsheng/ui/avatar'
import { optionLook } from '@yingsheng/ui/option-list'
import { SearchField } from '@yingsheng/ui/search-field'
import { SkeletonRows } from '@yingsheng/ui/skeleton'
import { useStrings } from '@yingsheng/ui/use-strings'
import { type AgentPresence, presenceQuery, usePresences } from '../../agents/presence-query.ts'
import { StateDot } from '../../agents/state-dot.tsx'
import { useStateName } from '../../agents/state-name.ts'
import { useEntries } from '../../catalogue/catalogue.ts'
import { closeOnEscape } from '../../shell/close-on-escape.ts'
import { agentsQuery, queryClient, useMe } from '../../queries.ts'
import { assign } from '../actions.ts'
import { strings } from '../strings.ts'
import { useWorkspaceState } from '../workspace-state.ts'

const groupLook = 'px-2 pt-2 pb-1 text-12 font-medium text-3'

const close = () => useWorkspaceState.setState({ isAssigning: false })

/** To whom the conversation goes, an agent or a queue: found by name, chosen with one key. Myself first. */
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
  const queues = useEntries('queue').filter(({ isArchived }) => !isArchived)
  const presences = usePresences()
  // Who has how much is told when somebody looks.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: presenceQuery.queryKey }), [])
  const stateName = useStateName()
  const choose = (key: string) => {
    close()
    const [kind, id = ''] = key.split(' ')
    void assign(
      conversation.id,
      kind === 'queue' ? { assigneeId: null, queueId: id } : { assigneeId: id },
    )
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
                  onAction={(key) => choose(String(key))}
                  renderEmptyState={() => (
                    <p className="px-3 py-4 text-13 text-3">{t.noAgentFound}</p>
                  )}
                >
                  <ListBoxSection>
                    <Header className={groupLook}>{t.agentsOffered}</Header>
                    {offered.map((agent) => (
                      <ListBoxItem
                        key={agent.id}
                        id={`agent ${agent.id}`}
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
                        <State presence={presences.get(agent.id)} stateName={stateName} />
                        {agent.id === conversation.assigneeId ? (
                          <Check size={16} aria-hidden className="text-brand-text" />
                        ) : null}
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
                  <ListBoxSection>
                    <Header className={groupLook}>{t.queues}</Header>
                    {queues.map(({ id, fields }) => (
                      <ListBoxItem
                        key={id}
                        id={`queue ${id}`}
                        textValue={fields.name}
                        className={optionLook}
                      >
                        <span className="flex size-6 items-center justify-center">
                          <ListEnd size={16} aria-hidden />
                        </span>
                        <span className="min-w-0 flex-1 truncate">{fields.name}</span>
                        {conversation.assigneeId === null && id === conversation.queueId ? (
                          <Check size={16} aria-hidden className="text-brand-text" />
                        ) : null}
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
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

/** Whether he is there, and how much he has. */
function State({
  presence,
  stateName,
}: {
  presence: AgentPresence | undefined
  stateName: ReturnType<typeof useStateName>
}) {
  if (presence === undefined) return null
  return (
    <span className="flex shrink-0 items-center gap-1.5 text-12 text-3">
      <StateDot state={presence.state} />
      {stateName(presence)}
      <span className="num">
        {presence.load}/{presence.capacity}
      </span>
    </span>
  )
}
