import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Lock, MessageSquare, UserRound } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import type { ReplyOf } from '@yingsheng/contracts/api'
import { searchCharactersMax } from '@yingsheng/contracts/limits'
import { Kbd } from '@yingsheng/ui/kbd'
import { optionLook } from '@yingsheng/ui/option-list'
import { SearchField } from '@yingsheng/ui/search-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { openConversation } from '../conversations/open-conversation.ts'
import { markWords } from '../conversations/rules/mark-words.ts'
import { relativeTime } from '../conversations/rules/relative-time.ts'
import { strings as conversationStrings } from '../conversations/strings.ts'
import { allCommands, shownKeys, useCommands, type Command } from './commands.ts'
import { closeOnEscape } from './close-on-escape.ts'
import { showOverlay } from './shell-state.ts'
import { strings } from './strings.ts'
import { matchCommands } from './match-commands.ts'

type Hit = ReplyOf<'GET /api/search'>['hits'][number]

const close = () => showOverlay(null)

/** Everything by typing: what can be done here, and every message and note one may see. */
export function Palette() {
  const t = useStrings(strings)
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const offered = useCommands((state) => state.offered)
  const commands = useMemo(() => matchCommands(allCommands(offered), q), [offered, q])
  const found = useQuery({
    queryKey: ['search', null, q],
    queryFn: async ({ signal }) => {
      // A word is still being typed: wait for the pause before asking.
      await new Promise((resolve) => setTimeout(resolve, 180))
      return signal.aborted ? null : call('GET /api/search', { query: { q }, signal })
    },
    enabled: q !== '',
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const hits = q === '' ? [] : (found.data?.hits ?? [])
  const run = (key: string) => {
    close()
    const command = commands.find((each) => each.id === key)
    // After the palette has given the focus back, so that the command may move it on.
    if (command) return setTimeout(command.run, 30)
    const hit = hits.find((each) => hitKey(each) === key)
    if (hit) openConversation(hit.conversationId, hit.sequence)
  }
  return (
    <ModalOverlay isOpen onOpenChange={close} isDismissable className="fixed inset-0 z-40 bg-scrim">
      <Modal className="mx-auto mt-[10vh] w-[min(640px,calc(100vw-32px))] overflow-hidden rounded-16 border border-line bg-surface shadow-3 max-sm:mt-2 max-sm:w-[calc(100vw-16px)]">
        <Dialog aria-label={t.palette} className="outline-hidden">
          <div className="flex max-h-[70vh] flex-col" onKeyDownCapture={closeOnEscape(close)}>
            <Autocomplete inputValue={text} onInputChange={setText}>
              <SearchField
                label={t.palettePlaceholder}
                placeholder={t.palettePlaceholder}
                maxLength={searchCharactersMax}
                autoFocus
                hasList
                className="border-b border-line p-2.5"
              />
              <ListBox
                aria-label={t.palette}
                className="scroll-area min-h-0 flex-1 p-1.5 outline-hidden"
                onAction={(key) => run(String(key))}
                renderEmptyState={() => (
                  <p className="px-3 py-6 text-center text-13 text-3">
                    {found.isFetching
                      ? t.searching
                      : found.isError
                        ? t.searchFailed
                        : t.nothingFound}
                  </p>
                )}
              >
                {(['actions', 'goTo', 'preferences'] as const).map((group) => (
                  <CommandSection
                    key={group}
                    title={t[group]}
                    commands={commands.filter((each) => each.group === group)}
                  />
                ))}
                {hits.length > 0 ? (
                  <HitSection hits={hits} words={found.data?.words ?? []} />
                ) : null}
              </ListBox>
            </Autocomplete>
            <Foot isSearching={found.isFetching} />
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function CommandSection({ title, commands }: { title: string; commands: readonly Command[] }) {
  if (commands.length === 0) return null
  return (
    <ListBoxSection>
      <Header className="px-2 pt-2 pb-1 text-12 font-medium text-3">{title}</Header>
      {commands.map((command) => {
        const keys = shownKeys(command)
        return (
          <ListBoxItem
            key={command.id}
            id={command.id}
            textValue={command.label}
            className={optionLook}
          >
            <command.icon size={16} aria-hidden className="text-3" />
            <span className="min-w-0 flex-1 truncate">{command.label}</span>
            {keys ? <Kbd keys={keys} /> : null}
          </ListBoxItem>
        )
      })}
    </ListBoxSection>
  )
}

function HitSection({ hits, words }: { hits: readonly Hit[]; words: readonly string[] }) {
  const t = useStrings(strings)
  const said = useStrings(conversationStrings)
  const icons = { customer: UserRound, agent: MessageSquare, note: Lock }
  const authors = { customer: t.customerSaid, agent: t.agentSaid, note: t.noteSaid }
  return (
    <ListBoxSection>
      <Header className="px-2 pt-2 pb-1 text-12 font-medium text-3">{t.messages}</Header>
      {hits.map((hit) => {
        const Icon = icons[hit.by]
        const name = hit.customerName ?? said.anonymous(hit.customerNumber)
        return (
          <ListBoxItem
            key={hitKey(hit)}
            id={hitKey(hit)}
            textValue={`${name} ${hit.text}`}
            className={optionLook}
          >
            <Icon size={16} aria-hidden className="text-3" />
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline gap-2 text-12 text-3">
                <bdi className="truncate font-medium text-2">{name}</bdi>
                <span className="num">#{hit.conversationNumber}</span>
                <span>{authors[hit.by]}</span>
                <span className="num ml-auto shrink-0">
                  {relativeTime(hit.at, Date.now(), said.times)}
                </span>
              </span>
              <span dir="auto" className="block truncate text-left">
                {markWords(around(hit.text, words), words).map((part, index) =>
                  part.isMarked ? (
                    <mark key={index} className="rounded-4 bg-warn-tint text-warn">
                      {part.text}
                    </mark>
                  ) : (
                    part.text
                  ),
                )}
              </span>
            </span>
          </ListBoxItem>
        )
      })}
    </ListBoxSection>
  )
}

function Foot({ isSearching }: { isSearching: boolean }) {
  const t = useStrings(strings)
  return (
    <footer className="flex items-center gap-4 border-t border-line px-3.5 py-2 text-12 text-3 max-sm:hidden">
      <span role="status" className="min-w-0 flex-1 truncate">
        {isSearching ? t.searching : t.paletteHint}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd keys={['up', 'down']} />
        {t.choose}
      </span>
      <span className="flex items-center gap-1.5">
        <Kbd keys={['Enter']} />
        {t.open}
      </span>
    </footer>
  )
}

function hitKey({ conversationId, sequence }: Hit): string {
  return `${conversationId} ${sequence}`
}

/** The part of a long message in which the first word was found. */
function around(text: string, words: readonly string[]): string {
  const places = words
    .map((word) => text.toLowerCase().indexOf(word.toLowerCase()))
    .filter((place) => place >= 0)
  const first = places.length > 0 ? Math.min(...places) : 0
  return first > 30 ? `…${text.slice(first - 20)}` : text
}
