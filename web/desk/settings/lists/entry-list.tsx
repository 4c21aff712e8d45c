import { useQuery } from '@tanstack/react-query'
import { Archive, ListPlus, Plus } from 'lucide-react'
import { useState } from 'react'
import type { CatalogueKind } from '@yingsheng/contracts/catalogue'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { SearchField } from '@yingsheng/ui/search-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { catalogueQuery, useEntries, type EntryOf } from '../../catalogue/catalogue.ts'
import { Loaded } from '../load-states.tsx'
import { EntryDialog, type Edited } from './entry-dialog.tsx'
import { EntryRow } from './entry-row.tsx'
import type { ListSpec } from './list-spec.ts'
import { arrangeEntries } from './rules/arrange-entries.ts'
import { strings } from './strings.ts'
import { useEntryChanges } from './use-entry-changes.ts'

type EntryListProps<K extends CatalogueKind> = {
  spec: ListSpec<K>
  /** Asked before an entry is put away; false when somebody has to decide something first. */
  mayArchive?: (entry: EntryOf<K>) => boolean
}

/** With fewer entries than this one sees at a glance what there is. */
const searchedFrom = 8

/** One list of the business: add, rename, order, put away with undo, bring back, find. */
export function EntryList<K extends CatalogueKind>({ spec, mayArchive }: EntryListProps<K>) {
  const t = useStrings(strings)
  const words = t.kinds[spec.kind]
  const catalogue = useQuery(catalogueQuery)
  const [edited, setEdited] = useState<Edited<K> | null>(null)
  const add = () => setEdited({ is: 'new', fields: spec.blank() })
  return (
    <Card
      id={`setting-${spec.kind}`}
      title={words.title}
      description={words.note}
      action={
        <Button icon={<Plus aria-hidden />} onPress={add}>
          {words.add}
        </Button>
      }
    >
      <Loaded query={catalogue}>
        {() => <Entries spec={spec} mayArchive={mayArchive} onEdit={setEdited} onAdd={add} />}
      </Loaded>
      {edited ? <EntryDialog spec={spec} edited={edited} onClose={() => setEdited(null)} /> : null}
    </Card>
  )
}

type EntriesProps<K extends CatalogueKind> = {
  spec: ListSpec<K>
  mayArchive: EntryListProps<K>['mayArchive']
  onEdit: (edited: Edited<K>) => void
  onAdd: () => void
}

function Entries<K extends CatalogueKind>({ spec, mayArchive, onEdit, onAdd }: EntriesProps<K>) {
  const t = useStrings(strings)
  const words = t.kinds[spec.kind]
  const changes = useEntryChanges()
  const entries = useEntries(spec.kind)
  const [sought, setSought] = useState('')
  const [areArchivedShown, setAreArchivedShown] = useState(false)
  const matches = ({ fields: { name } }: EntryOf<K>) =>
    name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase())
  const inUse = entries.filter(({ isArchived }) => !isArchived)
  const archived = entries.filter(({ isArchived }) => isArchived)
  const isSearching = sought.trim() !== ''
  const rows = isSearching
    ? inUse.filter(matches).map((entry) => ({ entry, depth: 0 }))
    : arrangeEntries(inUse)
  const row = (entry: EntryOf<K>, depth: number) => (
    <EntryRow
      key={entry.id}
      spec={spec}
      entry={entry}
      depth={depth}
      isMovable={!isSearching && !entry.isArchived}
      changes={changes}
      onEdit={onEdit}
      onArchive={() => {
        if (mayArchive?.(entry) ?? true) void changes.setArchived(entry, true)
      }}
    />
  )
  return (
    <div className="flex flex-col gap-3">
      {entries.length >= searchedFrom ? (
        <SearchField label={t.search} placeholder={t.search} value={sought} onChange={setSought} />
      ) : null}
      {rows.length > 0 ? (
        <ul aria-label={words.title} className={listLook}>
          {rows.map(({ entry, depth }) => row(entry, depth))}
        </ul>
      ) : isSearching ? (
        <p role="status" className="py-4 text-center text-13 text-3">
          {t.nothingFound}
        </p>
      ) : (
        <EmptyState
          icon={<ListPlus />}
          title={words.none}
          action={<Button onPress={onAdd}>{words.add}</Button>}
        />
      )}
      {archived.length > 0 ? (
        <div>
          <Button
            size="sm"
            variant="ghost"
            icon={<Archive aria-hidden />}
            aria-expanded={areArchivedShown}
            onPress={() => setAreArchivedShown(!areArchivedShown)}
          >
            {t.showArchived(archived.length)}
          </Button>
          {areArchivedShown ? (
            <ul aria-label={t.archivedOf(words.title)} className={listLook}>
              {archived.filter(matches).map((entry) => row(entry, 0))}
            </ul>
          ) : null}
        </div>
      ) : null}
    </div>
  )
}

const listLook = '-mx-2 flex flex-col'
