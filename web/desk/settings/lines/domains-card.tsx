import { Globe, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { allowedDomainsMax } from '@yingsheng/contracts/limits'
import { Banner } from '@yingsheng/ui/banner'
import { Button } from '@yingsheng/ui/button'
import { Card } from '@yingsheng/ui/card'
import { Form } from '@yingsheng/ui/form'
import { TextField } from '@yingsheng/ui/text-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { readDomains, type Read } from './allowed-domains.ts'
import { strings } from './strings.ts'

type DomainsCardProps = { domains: readonly string[]; onChange: (domains: string[]) => void }

export function DomainsCard({ domains, onChange }: DomainsCardProps) {
  const t = useStrings(strings)
  const [typed, setTyped] = useState('')
  const [refused, setRefused] = useState<Extract<Read, { is: 'refused' }> | null>(null)
  const [news, setNews] = useState('')
  const field = useRef<HTMLInputElement>(null)

  function add() {
    const read = readDomains(typed, domains, allowedDomainsMax)
    if (read.is === 'refused') {
      setRefused(read)
      return false
    }
    if (read.domains.length === 0) return
    onChange([...domains, ...read.domains])
    setNews(t.domainAdded(read.domains.length))
    setTyped('')
  }
  function remove(domain: string) {
    onChange(domains.filter((each) => each !== domain))
    setNews(t.domainRemoved(domain))
    // The button that had the focus is gone with its site.
    field.current?.focus()
  }
  function sentenceOf(why: Extract<Read, { is: 'refused' }>): string {
    if (why.why === 'full') return t.domainsFull(allowedDomainsMax)
    return why.why === 'there' ? t.domainThere(why.text) : t.domainBad(why.text)
  }
  return (
    <Card title={t.domains} description={t.domainsText}>
      <Form label={t.domains} onSubmit={add} className="flex flex-col gap-4">
        {domains.length === 0 ? (
          <Banner tone="info">{t.domainsEmpty}</Banner>
        ) : (
          <DomainList domains={domains} onRemove={remove} />
        )}
        <TextField
          label={t.domainAdd}
          description={t.domainNote}
          inputRef={field}
          inputMode="url"
          autoComplete="off"
          spellCheck="false"
          value={typed}
          onChange={(text) => {
            setTyped(text)
            setRefused(null)
          }}
          error={refused === null ? undefined : sentenceOf(refused)}
          after={
            <Button type="submit" size="sm" className="mr-1">
              {t.add}
            </Button>
          }
        />
        <span role="status" className="sr-only">
          {news}
        </span>
      </Form>
    </Card>
  )
}

function DomainList({
  domains,
  onRemove,
}: {
  domains: readonly string[]
  onRemove: (domain: string) => void
}) {
  const t = useStrings(strings)
  return (
    <ul className="flex flex-wrap gap-2">
      {domains.map((domain) => (
        <li
          key={domain}
          className="inline-flex max-w-full items-center gap-1.5 rounded-8 border border-line bg-subtle py-0.5 pr-1 pl-2.5 text-13 text-1"
        >
          <Globe size={14} aria-hidden className="text-3" />
          <span className="min-w-0 break-all">{domain}</span>
          <button
            type="button"
            aria-label={t.domainRemove(domain)}
            onClick={() => onRemove(domain)}
            className="inline-flex size-6 shrink-0 items-center justify-center rounded-6 text-3 hover:bg-hover hover:text-1 touch:size-9"
          >
            <X size={14} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  )
}
