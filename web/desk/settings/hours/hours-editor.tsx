import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { BrandHours, OpeningHours } from '@yingsheng/contracts/calendars'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Checkbox } from '@yingsheng/ui/checkbox'
import { Form } from '@yingsheng/ui/form'
import { useFailureSentence } from '@yingsheng/ui/refusal-strings'
import { showToast } from '@yingsheng/ui/toast'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call, RefusalError } from '../../api.ts'
import { queryClient } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { differences } from '../merge-changes.ts'
import { staleNow } from '../stale.ts'
import { StaleNotice } from '../stale-notice.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { UnsavedGuard } from '../unsaved-guard.tsx'
import { useDraft } from '../use-draft.ts'
import { hoursQuery } from './hours-query.ts'
import { OpeningPreview } from './opening-preview.tsx'
import { problemsOf } from './rules/opening.ts'
import { strings } from './strings.ts'
import { WeekGrid } from './week-grid.tsx'
import { ZoneField } from './zone-field.tsx'

/** The hours of one brand: what is edited, what customers would meet, and saving it. */
export function HoursEditor({ saved }: { saved: BrandHours }) {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const sentence = useFailureSentence()
  const { base, draft, isDirty, change, reset, rebase } = useDraft(saved)
  const { hours } = draft
  const [isChecked, setIsChecked] = useState(false)
  const problems = problemsOf(hours.intervals)
  const changeHours = (changes: Partial<OpeningHours>) =>
    change({ hours: { ...hours, ...changes } })
  const save = useMutation({
    mutationFn: () => putHours(draft),
    onSuccess: (now) => {
      takeHours(now)
      reset(now)
      setIsChecked(false)
      const back = async () => {
        try {
          takeHours(await putHours({ ...now, hours: saved.hours }))
          showToast({ text: t.undone })
        } catch (refusal) {
          showRefusal(refusal)
        }
      }
      showToast({ text: t.saved, undo: () => void back() })
    },
  })
  const theirs = staleNow<BrandHours>(save.error)
  const refused = save.error instanceof RefusalError ? save.error : null
  const problem = refused?.code === 'hours_invalid' ? refused.detail['problem'] : undefined

  function submit() {
    setIsChecked(true)
    if (!hours.isAlwaysOpen && problems.size > 0) return false
    save.mutate()
  }
  function settle(how: typeof rebase) {
    if (!theirs) return
    takeHours(theirs)
    how(theirs)
    save.reset()
  }
  return (
    <Form label={s.hours} onSubmit={submit} className="flex flex-col gap-5">
      <UnsavedGuard isDirty={isDirty} />
      {theirs ? (
        <StaleNotice
          changes={differences(base.hours, theirs.hours)}
          describe={(path) =>
            path === 'timeZone'
              ? { label: t.zone }
              : path === 'isAlwaysOpen'
                ? { label: t.always }
                : null
          }
          onKeep={() => settle(rebase)}
          onTakeTheirs={() => settle(reset)}
        />
      ) : null}
      {refused && !theirs && problem !== 'zone' ? (
        <Banner tone="bad">{sentence(refused)}</Banner>
      ) : null}
      <Card
        foot={
          <>
            {isDirty ? <span className="flex-1 text-13 text-2">{s.unsaved}</span> : null}
            <Button isDisabled={!isDirty} onPress={() => reset()}>
              {s.discard}
            </Button>
            <Button
              type="submit"
              variant="primary"
              isDisabled={!isDirty || theirs !== undefined}
              isPending={save.isPending}
            >
              {s.save}
            </Button>
          </>
        }
      >
        <div className="flex flex-col gap-5">
          <OpeningPreview hours={hours} isUsable={problems.size === 0} />
          <div id="setting-zone">
            <ZoneField
              value={hours.timeZone}
              onChange={(timeZone) => changeHours({ timeZone })}
              error={problem === 'zone' ? t.zoneBad : undefined}
            />
          </div>
          <Checkbox
            isSelected={hours.isAlwaysOpen}
            onChange={(isAlwaysOpen) => changeHours({ isAlwaysOpen })}
            description={t.alwaysNote}
          >
            {t.always}
          </Checkbox>
          {hours.isAlwaysOpen ? null : (
            <WeekGrid
              intervals={hours.intervals}
              onChange={(intervals) => changeHours({ intervals })}
              problems={isChecked ? problems : new Map()}
            />
          )}
        </div>
      </Card>
    </Form>
  )
}

function putHours({ brandId, hours, sequence }: BrandHours): Promise<BrandHours> {
  return call('PUT /api/brands/:id/hours', {
    params: { id: brandId },
    body: { baseSequence: sequence, hours },
  })
}

function takeHours(hours: BrandHours): void {
  queryClient.setQueryData(hoursQuery.queryKey, (all) =>
    all ? [...all.filter(({ brandId }) => brandId !== hours.brandId), hours] : all,
  )
}
