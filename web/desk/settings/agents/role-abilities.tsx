import { Check, Minus } from 'lucide-react'
import type { Role } from '@yingsheng/contracts/agents'
import { Card } from '@yingsheng/ui/card'
import { useStrings } from '@yingsheng/ui/use-strings'
import { strings } from './strings.ts'

const roles: readonly Role[] = ['agent', 'supervisor', 'administrator', 'owner']

/** The least role for each ability; whoever stands to the right of it may as well. */
const abilities = {
  serve: 'agent',
  customers: 'agent',
  assignOwn: 'agent',
  assignAny: 'supervisor',
  manage: 'administrator',
  owners: 'owner',
} as const satisfies Record<string, Role>

export function RoleAbilities() {
  const t = useStrings(strings)
  return (
    <Card title={t.abilities}>
      <div
        className="-mx-5 overflow-x-auto px-5"
        tabIndex={0}
        role="region"
        aria-label={t.abilities}
      >
        <table className="w-full min-w-120 border-collapse text-left text-13">
          <thead>
            <tr>
              <th scope="col" className="py-2 pr-3 text-12 font-medium text-3">
                {t.ability}
              </th>
              {roles.map((role) => (
                <th
                  key={role}
                  scope="col"
                  className="px-3 py-2 text-center text-12 font-medium whitespace-nowrap text-3"
                >
                  {t.roles[role]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.entries(abilities).map(([ability, least]) => (
              <tr key={ability} className="border-t border-line">
                <th scope="row" className="py-2.5 pr-3 font-normal text-1">
                  {t.abilityList[ability as keyof typeof abilities]}
                </th>
                {roles.map((role) => (
                  <td key={role} className="px-2 py-2.5">
                    <Mark isAllowed={roles.indexOf(role) >= roles.indexOf(least)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Mark({ isAllowed }: { isAllowed: boolean }) {
  const t = useStrings(strings)
  return (
    <span className="flex justify-center">
      {isAllowed ? (
        <Check size={18} aria-hidden className="text-ok" />
      ) : (
        <Minus size={16} aria-hidden className="text-3" />
      )}
      <span className="sr-only">{isAllowed ? t.may : t.mayNot}</span>
    </span>
  )
}
