import { useState } from 'react'
import type { Agent } from '@yingsheng/contracts/agents'
import { Button } from '@yingsheng/ui/button'
import { Dialog } from '@yingsheng/ui/dialog'
import { useStrings } from '@yingsheng/ui/use-strings'
import { RoleChoice } from './role-choice.tsx'
import { strings } from './strings.ts'
import { useAgentChanges } from './use-agent-changes.ts'

export function RoleDialog({ agent, onClose }: { agent: Agent; onClose: () => void }) {
  const t = useStrings(strings)
  const { changeRole } = useAgentChanges()
  const [role, setRole] = useState(agent.role)
  function save() {
    if (role !== agent.role) void changeRole(agent, role)
    onClose()
  }
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.roleTitle(agent.name)}
      actions={
        <>
          <Button onPress={onClose}>{t.cancel}</Button>
          <Button variant="primary" onPress={save}>
            {t.roleSave}
          </Button>
        </>
      }
    >
      <RoleChoice value={role} onChange={setRole} />
    </Dialog>
  )
}
