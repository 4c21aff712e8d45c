import { Ellipsis, Plus, Reply, Send } from 'lucide-react'
import { Button, type ButtonVariant } from '../components/button.tsx'
import { IconButton } from '../components/icon-button.tsx'
import { Kbd } from '../components/kbd.tsx'
import { useStrings } from '../use-strings.ts'
import { strings } from './strings.ts'

const variants: ButtonVariant[] = ['primary', 'secondary', 'ghost', 'danger']

export function Buttons() {
  const t = useStrings(strings)
  return (
    <>
      {variants.map((variant) => (
        <div key={variant} className="flex flex-wrap items-center gap-2">
          <Button variant={variant} size="sm">
            {t.save}
          </Button>
          <Button variant={variant}>{t.save}</Button>
          <Button variant={variant} size="lg" icon={<Send aria-hidden />}>
            {t.send}
          </Button>
          <Button variant={variant} isDisabled>
            {t.save}
          </Button>
          <Button variant={variant} isPending>
            {t.save}
          </Button>
        </div>
      ))}
      <div className="flex flex-wrap items-center gap-2">
        <IconButton label={t.reply} shortcut={['R']}>
          <Reply aria-hidden />
        </IconButton>
        <IconButton label={t.more} size="sm">
          <Ellipsis aria-hidden />
        </IconButton>
        <IconButton label={t.more} variant="secondary">
          <Ellipsis aria-hidden />
        </IconButton>
        <IconButton label={t.send} variant="primary" shortcut={['mod', 'Enter']}>
          <Send aria-hidden />
        </IconButton>
        <IconButton label={t.more} isDisabled>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={t.send} isPending>
          <Send aria-hidden />
        </IconButton>
        <Kbd keys={['mod', 'K']} />
        <Kbd keys={['J']} />
      </div>
    </>
  )
}
