/** Pages that are lists and nothing else. */
import { useStrings } from '@yingsheng/ui/use-strings'
import { EntryList } from './lists/entry-list.tsx'
import { breakReasonSpec, categorySpec, resultSpec } from './lists/kinds/plain.tsx'
import { outletSpec, panelSpec } from './lists/kinds/place.tsx'
import { stickerSpec } from './lists/kinds/sticker.tsx'
import { tagSpec } from './lists/kinds/tag.tsx'
import { ManagementFrame } from './settings-frame.tsx'
import { strings } from './strings.ts'

export function TagsPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.tags} description={t.tagsText} section="tags">
      <EntryList spec={tagSpec} />
    </ManagementFrame>
  )
}

export function WrapUpPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t['wrap-up']} description={t.wrapUpText} section="wrap-up">
      <EntryList spec={categorySpec} />
      <EntryList spec={resultSpec} />
    </ManagementFrame>
  )
}

export function StickersPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.stickers} description={t.stickersText} section="stickers">
      <EntryList spec={stickerSpec} />
    </ManagementFrame>
  )
}

export function BreaksPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.breaks} description={t.breaksText} section="breaks">
      <EntryList spec={breakReasonSpec} />
    </ManagementFrame>
  )
}

export function OutletsPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.outlets} description={t.outletsText} section="outlets">
      <EntryList spec={outletSpec} />
    </ManagementFrame>
  )
}

export function PanelsPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.panels} description={t.panelsText} section="panels">
      <EntryList spec={panelSpec} />
    </ManagementFrame>
  )
}
