import { Card } from '@yingsheng/ui/card'
import { CopyField } from '@yingsheng/ui/copy-field'
import { useStrings } from '@yingsheng/ui/use-strings'
import { embedCode } from '../embed-code.ts'
import { strings } from './strings.ts'

export function EmbedCard({ lineId }: { lineId: string }) {
  const t = useStrings(strings)
  return (
    <Card title={t.embed} description={t.embedText}>
      <CopyField label={t.embed} isLabelHidden value={embedCode(lineId)} />
    </Card>
  )
}
