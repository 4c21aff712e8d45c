import { ChevronDown, MessageCircle } from 'lucide-react'
import { useCallback, useEffect, useRef, type CSSProperties } from 'react'
import type { WidgetSettings } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import type { WidgetConfig } from '@yingsheng/contracts/widget'
import { widgetWords } from '@yingsheng/contracts/widget-words'
import { classNames } from '@yingsheng/ui/class-names'
import './widget-preview.css'

export type PreviewScreen = 'home' | 'conversation' | 'rating' | 'closed'

type WidgetPreviewProps = {
  label: string
  brandName: string
  settings: WidgetSettings
  screen: PreviewScreen
  language: Language
  theme: 'light' | 'dark'
}

/**
 * The widget on a page, from settings that need not be saved: the real application in a frame, told
 * what to look like (web/widget/app/preview.ts). One picture for those who hear it.
 */
export function WidgetPreview(props: WidgetPreviewProps) {
  const { label, settings, screen } = props
  const frame = useToldFrame(props)
  return (
    <div
      role="img"
      aria-label={label}
      className={classNames('widget-preview', settings.position)}
      style={{ '--line-colour': settings.colour } as CSSProperties}
    >
      <div className="page">
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
      {/* Our own page, which needs its origin to load its scripts. */}
      {/* oxlint-disable-next-line iframe-missing-sandbox */}
      <iframe
        ref={frame}
        title={label}
        src={`/widget-preview#origin=${encodeURIComponent(location.origin)}`}
        tabIndex={-1}
        inert
        hidden={screen === 'closed'}
      />
      <span className="launcher">{screen === 'closed' ? <MessageCircle /> : <ChevronDown />}</span>
    </div>
  )
}

/** Tells the frame what to show: whenever that changes, and when it says that it is ready. */
function useToldFrame({ brandName, settings, screen, language, theme }: WidgetPreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null)
  const { colour, position } = settings
  const tell = useCallback(() => {
    if (screen === 'closed') return
    const config: WidgetConfig = {
      lineId: '',
      brandName,
      colour,
      position,
      theme,
      language,
      isOpen: true,
      opensAt: null,
      isStaffed: true,
      ...widgetWords(settings, language),
    }
    frame.current?.contentWindow?.postMessage(
      { yingsheng: 'preview', detail: { config, screen } },
      location.origin,
    )
  }, [brandName, settings, colour, position, screen, language, theme])

  useEffect(() => {
    tell()
    const hear = ({ source, origin, data }: MessageEvent) => {
      const isReady = source === frame.current?.contentWindow && origin === location.origin
      if (isReady && data?.yingsheng === 'ready') tell()
    }
    addEventListener('message', hear)
    return () => removeEventListener('message', hear)
  }, [tell])
  return frame
}
