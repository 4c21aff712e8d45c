import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { WidgetLine } from '@yingsheng/contracts/business'
import { Banner } from '@yingsheng/ui/banner'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { takeLine } from '../business-cache.ts'
import { differences } from '../merge-changes.ts'
import { SaveBar } from '../save-bar.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { staleNow } from '../stale.ts'
import { StaleNotice } from '../stale-notice.tsx'
import { UnsavedGuard } from '../unsaved-guard.tsx'
import { useDraft } from '../use-draft.ts'
import { ArchiveCard, ArchivedBanner } from './archive-card.tsx'
import { describeField } from './describe-field.ts'
import { DomainsCard } from './domains-card.tsx'
import { EmbedCard } from './embed-card.tsx'
import { findProblems, hasProblems, tidyLine, type EditableLine } from './line-problems.ts'
import { BasicsCard, LookCard } from './look-card.tsx'
import { PreviewPane } from './preview-pane.tsx'
import { RatingCard } from './rating-card.tsx'
import { SecretCard } from './secret-card.tsx'
import { strings } from './strings.ts'
import { TextsCard } from './texts-card.tsx'

type LineEditorProps = {
  line: WidgetLine
  brandName: string
  back: { to: string; label: string }
}

/** The form of one line, and beside it what customers will see. */
export function LineEditor({ line, brandName, back }: LineEditorProps) {
  const t = useStrings(strings)
  const sentence = useFailureSentence()
  const { base, draft, isDirty, change, reset, rebase } = useDraft(versioned(line))
  const [isChecked, setIsChecked] = useState(false)
  const problems = findProblems(draft)
  // What is typed may be wrong for a moment; it is said once one has tried to save.
  const shown = isChecked
    ? problems
    : { texts: [], ...(problems.colour ? { colour: problems.colour } : {}) }
  const changeSettings = (changes: Partial<WidgetLine['settings']>) =>
    change({ settings: { ...draft.settings, ...changes } })

  const save = useMutation({
    mutationFn: () =>
      call('PATCH /api/lines/:id', {
        params: { id: line.id },
        body: { baseSequence: base.sequence, ...tidyLine(draft) },
      }),
    onSuccess: (saved) => {
      takeLine(saved)
      reset(versioned(saved))
      setIsChecked(false)
      showToast({ text: t.saved })
    },
  })
  const theirs = staleNow<WidgetLine>(save.error)

  function submit() {
    setIsChecked(true)
    if (hasProblems(problems)) focusFirstProblem()
    else save.mutate()
  }
  function settle(how: typeof rebase) {
    if (!theirs) return
    takeLine(theirs)
    how(versioned(theirs))
    save.reset()
  }

  return (
    <ManagementFrame
      section="lines"
      title={line.name}
      description={brandName}
      back={back}
      width="wide"
      foot={
        <SaveBar
          isDirty={isDirty && !theirs}
          isPending={save.isPending}
          onSave={submit}
          onDiscard={() => {
            reset()
            save.reset()
            setIsChecked(false)
          }}
        />
      }
    >
      <UnsavedGuard isDirty={isDirty} />
      {line.isArchived ? <ArchivedBanner line={line} /> : null}
      {theirs ? (
        <StaleNotice
          changes={differences(editable(base), editable(theirs))}
          describe={(path) => describeField(path, t)}
          onKeep={() => settle(rebase)}
          onTakeTheirs={() => settle(reset)}
        />
      ) : null}
      {save.isError && !theirs ? <Banner tone="bad">{sentence(save.error)}</Banner> : null}
      {isChecked && hasProblems(problems) ? <Banner tone="bad">{t.fix}</Banner> : null}
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_380px]">
        <div className="flex min-w-0 flex-col gap-5">
          <BasicsCard
            name={draft.name}
            onChange={(name) => change({ name })}
            problem={shown.name}
          />
          <LookCard settings={draft.settings} onChange={changeSettings} problem={shown.colour} />
          <TextsCard
            texts={draft.settings.texts}
            onChange={(texts) => changeSettings({ texts })}
            problems={shown.texts}
          />
          <RatingCard
            rating={draft.settings.rating}
            onChange={(rating) => changeSettings({ rating })}
            isChecked={isChecked}
          />
          <DomainsCard
            domains={draft.settings.allowedDomains}
            onChange={(allowedDomains) => changeSettings({ allowedDomains })}
          />
          <EmbedCard lineId={line.id} />
          <SecretCard lineId={line.id} />
          {line.isArchived ? null : <ArchiveCard line={line} isDirty={isDirty} />}
        </div>
        <PreviewPane brandName={brandName} settings={draft.settings} isDirty={isDirty} />
      </div>
    </ManagementFrame>
  )
}

/** What is edited, with the sequence it stands on. */
function versioned({ name, settings, sequence }: EditableLine & { sequence: number }) {
  return { name, settings, sequence }
}

function editable({ name, settings }: EditableLine): EditableLine {
  return { name, settings }
}

function focusFirstProblem(): void {
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>('#main [aria-invalid="true"]')?.focus(),
  )
}
