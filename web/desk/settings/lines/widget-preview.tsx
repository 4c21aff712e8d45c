import {
  ChevronDown,
  ChevronLeft,
  CheckCheck,
  Image,
  Languages,
  MessageCircle,
  Paperclip,
  Send,
  Smile,
  X,
} from 'lucide-react'
import type { CSSProperties } from 'react'
import type { WidgetSettings } from '@yingsheng/contracts/business'
import type { Language } from '@yingsheng/contracts/text'
import { initialOf } from '@yingsheng/ui/avatar'
import { classNames } from '@yingsheng/ui/class-names'
import { previewWords } from './preview-words.ts'
import './widget-preview.css'

export type PreviewScreen = 'home' | 'conversation' | 'closed'

type WidgetPreviewProps = {
  label: string
  brandName: string
  settings: WidgetSettings
  screen: PreviewScreen
  language: Language
  theme: 'light' | 'dark'
}

/** A still of the widget on a page, drawn from settings that need not be saved. One picture for those who hear it. */
export function WidgetPreview({
  label,
  brandName,
  settings,
  screen,
  language,
  theme,
}: WidgetPreviewProps) {
  const face = { brandName, texts: settings.texts[language], words: previewWords[language] }
  return (
    <div
      role="img"
      aria-label={label}
      lang={language}
      className={classNames('widget-preview', theme, settings.position)}
      style={{ '--line-colour': settings.colour } as CSSProperties}
    >
      <div className="page">
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
      {screen === 'closed' ? null : (
        <div className="panel">
          {screen === 'home' ? <Home {...face} /> : <Conversation {...face} />}
        </div>
      )}
      <span className="launcher">{screen === 'closed' ? <MessageCircle /> : <ChevronDown />}</span>
    </div>
  )
}

type Face = {
  brandName: string
  texts: WidgetSettings['texts']['en']
  words: (typeof previewWords)['en']
}

function Home({ brandName, texts, words }: Face) {
  return (
    <div className="home">
      <div className="head">
        <div className="bar">
          <span className="avatar">{initialOf(brandName)}</span>
          <span className="grow line">{brandName}</span>
          <span className="icon">
            <Languages />
          </span>
          <span className="icon">
            <X />
          </span>
        </div>
        <p className="greeting">{texts.greeting}</p>
        <p>{texts.subtitle}</p>
      </div>
      <div className="card">
        <span className="grow">
          <strong>{words.start}</strong>
          <small>{words.startHint}</small>
        </span>
        <span className="round">
          <Send />
        </span>
      </div>
      <p className="recent">{words.recent}</p>
      <div className="card">
        <span className="avatar">{initialOf(words.agent)}</span>
        <span className="grow">
          <span className="bar">
            <strong className="grow">{words.agent}</strong>
            <small>{words.when}</small>
          </span>
          <small className="line">{words.answer}</small>
        </span>
      </div>
    </div>
  )
}

function Conversation({ brandName, texts, words }: Face) {
  return (
    <div className="conversation">
      <div className="head">
        <span className="icon">
          <ChevronLeft />
        </span>
        <span className="avatar">{initialOf(brandName)}</span>
        <div className="grow">
          <p className="name line">{texts.title}</p>
          <p className="line">{texts.subtitle}</p>
        </div>
        <span className="icon">
          <ChevronDown />
        </span>
      </div>
      <div className="rows">
        <p className="event">
          {words.today} · {words.joined}
        </p>
        <Line text={words.question} />
        <Line text={words.answer} by={words.agent} />
        <Line text={words.thanks} status={words.read} />
      </div>
      <div className="foot">
        <div className="box">
          <p className="placeholder line">{texts.placeholder}</p>
          <div className="bar">
            <span className="icon">
              <Smile />
            </span>
            <span className="icon">
              <Image />
            </span>
            <span className="icon">
              <Paperclip />
            </span>
            <span className="grow" />
            <span className="send">
              <Send />
            </span>
          </div>
        </div>
      </div>
    </div>
  )
}

function Line({ text, by, status }: { text: string; by?: string; status?: string }) {
  return (
    <div className={classNames('row', by === undefined && 'mine')}>
      {by === undefined ? null : <span className="avatar">{initialOf(by)}</span>}
      <div className="said">
        {by === undefined ? null : <small>{by}</small>}
        <div className="bubble">{text}</div>
        {status === undefined ? null : (
          <small className="status">
            <CheckCheck />
            {status}
          </small>
        )}
      </div>
    </div>
  )
}
