import type { Role } from '@yingsheng/contracts/agents'
import { RadioGroup } from '@yingsheng/ui/radio-group'
import { useStrings } from '@yingsheng/ui/use-strings'
import { useMe } from '../../queries.ts'
import { grantableRoles } from './agent-actions.ts'
import { strings } from './strings.ts'

/** The roles I may give, each with what it means. */
export function RoleChoice({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  const t = useStrings(strings)
  const me = useMe()
  return (
    <RadioGroup<Role>
      label={t.role}
      options={grantableRoles(me.agent.role).map((role) => ({
        id: role,
        label: t.roles[role],
        note: t.roleNotes[role],
      }))}
      value={value}
      onChange={onChange}
    />
  )
}
