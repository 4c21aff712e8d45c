import { Dialog } from '@yingsheng/ui/dialog'
import { Kbd } from '@yingsheng/ui/kbd'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../queries.ts'
import { showOverlay } from './shell-state.ts'
import { strings } from './strings.ts'

type Name = keyof (typeof strings)['zh-CN']['shortcuts']
type Entry = readonly [Name, ...(readonly string[])[]]

const outside: readonly Entry[] = [
  ['next', ['J']],
  ['previous', ['K']],
  ['open', ['Enter']],
  ['reply', ['R']],
  ['note', ['N']],
  ['resolve', ['E']],
  ['claim', ['C']],
  ['assign', ['A']],
  ['unread', ['U']],
  ['search', ['/']],
  ['list', ['?']],
]

/** Every key there is, and where it works. */
export function ShortcutList() {
  const t = useStrings(strings)
  const { preferences } = useMe()
  const isEnter = preferences.sendKey === 'enter'
  const inside: readonly Entry[] = [
    ['send', isEnter ? ['Enter'] : ['mod', 'Enter']],
    ['newline', isEnter ? ['shift', 'Enter'] : ['Enter']],
    ...(isEnter ? [['sendAndResolve', ['mod', 'Enter']] as const] : []),
    ['leave', ['Esc']],
  ]
  return (
    <Dialog isOpen onOpenChange={() => showOverlay(null)} title={t.shortcutList} size="md">
      {preferences.hasShortcuts ? null : <p className="pb-3 text-13 text-warn">{t.shortcutsOff}</p>}
      <div className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Keys title={t.shortcutsOutside} entries={outside} />
        <div className="flex flex-col gap-4">
          <Keys title={t.shortcutsEverywhere} entries={[['palette', ['mod', 'K']]]} />
          <Keys title={t.shortcutsInside} entries={inside} />
        </div>
      </div>
    </Dialog>
  )
}

function Keys({ title, entries }: { title: string; entries: readonly Entry[] }) {
  const t = useStrings(strings)
  return (
    <section>
      <h3 className="pb-1 text-12 font-medium text-3">{title}</h3>
      <dl className="text-13">
        {entries.map(([name, ...combinations]) => (
          <div key={name} className="flex min-h-8 items-center justify-between gap-4">
            <dt>{t.shortcuts[name]}</dt>
            <dd className="flex gap-2">
              {combinations.map((keys) => (
                <Kbd key={keys.join()} keys={keys} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
