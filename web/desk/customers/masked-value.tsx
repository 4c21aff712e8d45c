import { Eye, EyeOff } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '@yingsheng/ui/icon-button'
import { useStrings } from '@yingsheng/ui/use-strings'
import { call } from '../api.ts'
import { showRefusal } from '../say-refusal.ts'
import { strings } from './strings.ts'

const shownMilliseconds = 30_000

type Props = { customerId: string; detail: 'phone' | 'email'; masked: string; label: string }

/** A number or address in stars. Looking at it in full is asked of the server, which writes down who did. */
export function MaskedValue({ customerId, detail, masked, label }: Props) {
  const t = useStrings(strings)
  const [value, setValue] = useState<string | null>(null)
  const [isAsking, setIsAsking] = useState(false)
  useEffect(() => {
    if (value === null) return
    const timer = setTimeout(() => setValue(null), shownMilliseconds)
    return () => clearTimeout(timer)
  }, [value])
  useEffect(() => setValue(null), [masked])
  async function reveal() {
    setIsAsking(true)
    try {
      const { value: full } = await call('POST /api/customers/:id/reveals', {
        params: { id: customerId },
        body: { detail },
      })
      setValue(full)
    } catch (error) {
      showRefusal(error)
    } finally {
      setIsAsking(false)
    }
  }
  return (
    <>
      <bdi className="num min-w-0 truncate">{value ?? masked}</bdi>
      <IconButton
        size="sm"
        label={value === null ? t.reveal(label) : t.conceal}
        isPending={isAsking}
        onPress={() => (value === null ? void reveal() : setValue(null))}
      >
        {value === null ? <Eye aria-hidden /> : <EyeOff aria-hidden />}
      </IconButton>
      <span role="status" className="sr-only">
        {value === null ? '' : t.revealed}
      </span>
    </>
  )
}
