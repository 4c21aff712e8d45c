import { useStrings } from '@yingsheng/ui/use-strings'
import { EntryList } from '../lists/entry-list.tsx'
import { departmentSpec, skillSpec, teamSpec } from '../lists/kinds/plain.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { strings } from '../strings.ts'
import { DutiesCard } from './duties-card.tsx'

/** Who works together, what it takes, and what each agent is there for. */
export function TeamsPage() {
  const t = useStrings(strings)
  return (
    <ManagementFrame title={t.teams} description={t.teamsText} section="teams">
      <EntryList spec={departmentSpec} />
      <EntryList spec={teamSpec} />
      <EntryList spec={skillSpec} />
      <DutiesCard />
    </ManagementFrame>
  )
}
