import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import type { ApiKey } from '@yingsheng/contracts/integrations'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Chip } from '@yingsheng/ui/chip'
import { AlertDialog } from '@yingsheng/ui/dialog'
import { EmptyState } from '@yingsheng/ui/empty-state'
import { Table } from '@yingsheng/ui/table'
import { TimeAgo } from '@yingsheng/ui/time-ago'
import { showToast } from '@yingsheng/ui/toast'
import { useMinute } from '@yingsheng/ui/use-now'
import { useLanguage, useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../../api.ts'
import { agentsQuery } from '../../queries.ts'
import { showRefusal } from '../../say-refusal.ts'
import { Loaded } from '../load-states.tsx'
import { ManagementFrame } from '../settings-frame.tsx'
import { KeyDialog } from './key-dialog.tsx'
import { keysQuery, readKeysAgain } from './keys-query.ts'
import { strings } from './strings.ts'

export function KeysPage() {
  const t = useStrings(strings)
  const keys = useQuery(keysQuery)
  const [isCreating, setIsCreating] = useState(false)
  const create = () => setIsCreating(true)
  return (
    <ManagementFrame
      title={t.title}
      section="keys"
      description={
        <>
          {t.description}{' '}
          <a
            href="/api"
            target="_blank"
            rel="noreferrer"
            className="text-brand-text underline underline-offset-2"
          >
            {t.reference}
          </a>
        </>
      }
      width="wide"
      action={
        <Button variant="primary" icon={<Plus aria-hidden />} onPress={create}>
          {t.create}
        </Button>
      }
    >
      <Card>
        <Loaded query={keys}>{(list) => <KeyTable keys={list} onCreate={create} />}</Loaded>
      </Card>
      {isCreating ? <KeyDialog onClose={() => setIsCreating(false)} /> : null}
    </ManagementFrame>
  )
}

function KeyTable({ keys, onCreate }: { keys: readonly ApiKey[]; onCreate: () => void }) {
  const t = useStrings(strings)
  const [asked, setAsked] = useState<ApiKey | null>(null)
  return (
    <>
      <Table
        label={t.title}
        rows={keys}
        rowKey={({ id }) => id}
        whenEmpty={
          <EmptyState
            icon={<KeyRound />}
            title={t.noneTitle}
            action={<Button onPress={onCreate}>{t.create}</Button>}
          >
            {t.noneText}
          </EmptyState>
        }
        columns={[
          {
            id: 'name',
            header: t.name,
            isRowHeader: true,
            cell: (key) => <KeyName apiKey={key} />,
          },
          {
            id: 'scopes',
            header: t.scopes,
            cell: ({ scopes }) => (
              <span className="flex flex-wrap gap-1 py-1">
                {scopes.map((scope) => (
                  <Chip key={scope}>{t.scopeNames[scope]}</Chip>
                ))}
              </span>
            ),
          },
          { id: 'agent', header: t.actsAs, cell: (key) => <ActsAs agentId={key.agentId} /> },
          { id: 'expires', header: t.expires, cell: (key) => <Expires at={key.expiresAt} /> },
          {
            id: 'used',
            header: t.lastUsed,
            cell: ({ lastUsedAt }) =>
              lastUsedAt === null ? (
                <span className="text-3">{t.never}</span>
              ) : (
                <TimeAgo at={lastUsedAt} />
              ),
          },
          {
            id: 'actions',
            header: t.actions,
            isActions: true,
            cell: (key) => (
              <Button size="sm" aria-label={t.revokeLabel(key.name)} onPress={() => setAsked(key)}>
                {t.revoke}
              </Button>
            ),
          },
        ]}
      />
      {asked ? <RevokeDialog apiKey={asked} onClose={() => setAsked(null)} /> : null}
    </>
  )
}

function KeyName({ apiKey: { name, prefix } }: { apiKey: ApiKey }) {
  return (
    <span className="flex min-w-0 flex-col">
      <span className="break-words">{name}</span>
      <code className="font-mono text-12 font-normal text-3">{prefix}…</code>
    </span>
  )
}

function ActsAs({ agentId }: { agentId: string }) {
  const t = useStrings(strings)
  const { data: agents = [] } = useQuery(agentsQuery)
  const agent = agents.find(({ id }) => id === agentId)
  if (agent === undefined) return null
  return (
    <span className="inline-flex flex-wrap items-center gap-1.5">
      {agent.name}
      {agent.status === 'active' ? null : <Chip tone="bad">{t.agentGone}</Chip>}
    </span>
  )
}

function Expires({ at }: { at: string | null }) {
  const t = useStrings(strings)
  const language = useLanguage()
  const now = useMinute()
  if (at === null) return <span className="text-3">{t.noExpiry}</span>
  if (Date.parse(at) <= now) return <Chip tone="bad">{t.expired}</Chip>
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at))
  return <span className="num">{day}</span>
}

function RevokeDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useStrings(strings)
  const revoke = useMutation({
    mutationFn: () => call('DELETE /api/keys/:id', { params: { id: apiKey.id } }),
    onSuccess: () => showToast({ text: t.revoked(apiKey.name) }),
    onError: showRefusal,
    onSettled: () => {
      onClose()
      void readKeysAgain()
    },
  })
  return (
    <AlertDialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t.revokeTitle(apiKey.name)}
      confirm={t.revoke}
      tone="danger"
      isPending={revoke.isPending}
      onConfirm={() => revoke.mutate()}
    >
      {t.revokeText}
    </AlertDialog>
  )
}
