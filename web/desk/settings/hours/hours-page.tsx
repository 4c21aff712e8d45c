import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BrandHours, OpeningHours } from '@yingsheng/contracts/calendars'
import { Select } from '@yingsheng/ui/select'
import { useStrings } from '@yingsheng/ui/use-strings'
import { businessQuery } from '../../queries.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { strings as settingsStrings } from '../strings.ts'
import { useNews } from '../use-news.ts'
import { HoursEditor } from './hours-editor.tsx'
import { hoursQuery } from './hours-query.ts'
import { strings } from './strings.ts'

/** When each brand is served. */
export function HoursPage() {
  const t = useStrings(strings)
  const s = useStrings(settingsStrings)
  const business = useQuery(businessQuery)
  const hours = useQuery(hoursQuery)
  useNews('brand.hours-changed', hoursQuery.queryKey)
  const [chosen, setChosen] = useState<string | null>(null)
  const brands = business.data?.brands.filter(({ isArchived }) => !isArchived) ?? []
  const brandId = chosen ?? brands[0]?.id
  return (
    <ManagementFrame title={s.hours} description={t.text} section="hours">
      <Loaded query={business}>
        {() => (
          <Loaded query={hours}>
            {(all) => (
              <>
                {brands.length > 1 ? (
                  <Select
                    label={t.brand}
                    options={brands.map(({ id, name }) => ({ id, label: name }))}
                    value={brandId ?? null}
                    onChange={setChosen}
                    className="max-w-80"
                  />
                ) : null}
                {brandId === undefined ? null : (
                  <HoursEditor key={brandId} saved={hoursOf(all, brandId)} />
                )}
              </>
            )}
          </Loaded>
        )}
      </Loaded>
    </ManagementFrame>
  )
}

function hoursOf(all: readonly BrandHours[], brandId: string): BrandHours {
  return all.find((each) => each.brandId === brandId) ?? { brandId, hours: usual(), sequence: 0 }
}

/** Where nothing was set a brand is always open; the week is filled in for the day that changes. */
function usual(): OpeningHours {
  return {
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    isAlwaysOpen: true,
    intervals: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '09:00', to: '18:00' })),
  }
}
