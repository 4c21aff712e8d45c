import type { WidgetConfig } from '@yingsheng/contracts/widget'
import { Avatar } from './avatar.tsx'
import { tellHost } from './host.ts'
import { Icon } from './icon.tsx'
import { icons } from './icons.ts'
import { chooseLanguage } from './me.ts'
import { change, type State } from './model.ts'
import { hostOrigin } from './place.ts'
import { start } from './start.ts'
import { unread } from './talk.ts'
import { lastLine } from './timeline.ts'
import { whenSaid } from './when.ts'

export function Home({ state, config }: { state: State; config: WidgetConfig }) {
  const { words } = state
  return (
    <main class="home">
      <header>
        <div class="bar">
          <Avatar name={config.brandName} />
          <span class="grow">{config.brandName}</span>
          <button
            class="icon"
            aria-label={words.language}
            title={words.language}
            onClick={() => switchTo(config.language === 'en' ? 'zh-CN' : 'en')}
          >
            <Icon d={icons.language} />
          </button>
          {hostOrigin && (
            <button class="icon" aria-label={words.close} onClick={() => tellHost('close')}>
              <Icon d={icons.close} />
            </button>
          )}
        </div>
        <h1>{config.texts.greeting}</h1>
        <p>{config.texts.subtitle}</p>
      </header>
      <button class="card" onClick={enter}>
        <span class="grow">
          <strong>{words.start}</strong>
          <small>{words.startHint}</small>
        </span>
        <span class="round">
          <Icon d={icons.send} />
        </span>
      </button>
      <Recent state={state} config={config} />
    </main>
  )
}

/** The conversation that goes on, by its last line. */
function Recent({ state, config }: { state: State; config: WidgetConfig }) {
  const { words, current } = state
  const last = lastLine(state.timeline, state.unsent)
  if (!last) return null
  const text = last.text || (last.isImage ? words.image : words.file)
  const count = unread().length
  const name = current?.assigneeName ?? config.brandName
  return (
    <>
      <h2>{words.recent}</h2>
      <button class="card" onClick={enter}>
        <Avatar name={name} />
        <span class="grow">
          <span class="bar">
            <strong class="grow">{name}</strong>
            <small>{whenSaid(last.at, config.language, words)}</small>
          </span>
          <span class="bar">
            <small class="grow line">
              <bdi>{last.by === null ? words.said(words.you, text) : text}</bdi>
            </small>
            {count > 0 && (
              <b class="badge" aria-label={words.unread(count)}>
                {count}
              </b>
            )}
          </span>
        </span>
      </button>
    </>
  )
}

function enter(): void {
  change({ screen: 'conversation', isAtEnd: true })
}

function switchTo(language: string): void {
  chooseLanguage(language)
  void start(language)
}
