import { Clock, Lock } from 'lucide-react'
import { Avatar } from '../components/avatar.tsx'
import { Badge, Chip, StatusDot, type Tone } from '../components/chip.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

const tones: Tone[] = ['plain', 'brand', 'ok', 'warn', 'bad', 'info', 'bot', 'note']
const names = [
  '林晓雯',
  '赵一鸣',
  'Olivia Brown',
  '沈阳',
  '陈志远',
  '王思琪',
  '周子涵',
  '刘洋',
  '吴倩',
  '何静',
  '李婷',
  'Émile',
  '😀',
]

export function Marks() {
  const t = useStrings(strings)
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {names.map((name, index) => (
          <Avatar key={name} id={`agent-${index * 7}`} name={name} size={36} isNamed />
        ))}
        <Avatar id="a" name={names[0]!} size={20} isNamed />
        <Avatar id="a" name={names[0]!} size={24} isNamed />
        <Avatar id="a" name={names[0]!} size={56} isNamed />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {tones.map((tone) => (
          <Chip key={tone} tone={tone}>
            {t.status}
          </Chip>
        ))}
        <Chip tone="bad" icon={<Clock aria-hidden />}>
          {t.waiting}
        </Chip>
        <Chip tone="note" icon={<Lock aria-hidden />}>
          {t.note}
        </Chip>
      </div>
      <div className="flex flex-wrap items-center gap-4 text-13">
        <StatusDot tone="ok" label={t.online} />
        <StatusDot tone="warn" label={t.away} />
        <StatusDot tone="bad" label={t.failed} isLabelHidden />
        <Badge count={5} label={t.unread} />
        <Badge count={120} label={t.unread} />
        <Badge count={12} label={t.unread} tone="plain" />
      </div>
    </>
  )
}
