import { useRouter } from '@tanstack/react-router'
import { useId, useState, type KeyboardEvent } from 'react'
import { classNames } from '@yingsheng/ui/class-names'
import { SearchField } from '@yingsheng/ui/search-field'
import { isComposing } from '@yingsheng/ui/use-composition'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { isOffered, maySee } from '../sections.ts'
import { strings } from '../strings.ts'
import { matchSettings } from './match-settings.ts'
import { findables, type Findable } from './settings-index.ts'

/** Finds pages and single settings; the arrow keys choose, Enter opens. */
export function SettingsSearch({
  sought,
  onSeek,
}: {
  sought: string
  onSeek: (sought: string) => void
}) {
  const t = useStrings(strings)
  const { agent } = useMe()
  const router = useRouter()
  const listId = useId()
  const [chosen, setChosen] = useState(0)
  const found = matchSettings(
    findables.filter(({ section }) => isOffered(section) && maySee(agent.role, section)),
    sought,
  ).slice(0, foundMax)
  const at = Math.min(chosen, found.length - 1)

  function open({ section, setting }: Findable) {
    onSeek('')
    router.history.push(
      `/desk/settings/${section}${setting === undefined ? '' : `#setting-${setting}`}`,
    )
  }
  function choose(event: KeyboardEvent) {
    if (isComposing(event) || found.length === 0) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setChosen((at + step + found.length) % found.length)
    else if (event.key === 'Enter') open(found[at]!)
    else return
    event.preventDefault()
  }
  return (
    <div className="flex flex-col gap-2">
      <SearchField
        label={t.search}
        placeholder={t.search}
        value={sought}
        onChange={(typed) => {
          onSeek(typed)
          setChosen(0)
        }}
        onKeyDown={choose}
        hasList={found.length > 0}
        {...(found.length > 0
          ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${at}` }
          : {})}
      />
      {sought.trim() === '' ? null : (
        <>
          <p role="status" className={found.length > 0 ? 'sr-only' : 'px-2 text-13 text-3'}>
            {found.length > 0 ? t.searchCount(found.length) : t.searchNothing}
          </p>
          <div
            role={found.length > 0 ? 'listbox' : undefined}
            id={listId}
            aria-label={found.length > 0 ? t.search : undefined}
            className="flex flex-col gap-0.5"
          >
            {found.map((one, index) => (
              <FoundRow
                key={`${one.section} ${one.setting}`}
                id={`${listId}-${index}`}
                found={one}
                isChosen={index === at}
                onOpen={() => open(one)}
              />
            ))}
          </div>
        </>
      )}
    </div>
  )
}

const foundMax = 12

type FoundRowProps = { id: string; found: Findable; isChosen: boolean; onOpen: () => void }

function FoundRow({ id, found, isChosen, onOpen }: FoundRowProps) {
  const t = useStrings(strings)
  const language = useLanguage()
  const name = language === 'zh-CN' ? found.zh : found.en
  return (
    // The field keeps the focus and says which row is chosen; the keys are heard there.
    // oxlint-disable-next-line click-events-have-key-events, interactive-supports-focus
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onOpen}
      className={classNames(
        'flex min-h-control-lg cursor-pointer flex-col justify-center rounded-8 px-2 py-1 text-13 text-1 hover:bg-hover',
        isChosen && 'bg-selected forced-colors:outline',
      )}
    >
      {name}
      {found.setting === undefined ? null : (
        <span className="text-12 text-3">{t[found.section]}</span>
      )}
    </div>
  )
}
