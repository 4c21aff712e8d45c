import type { WidgetConfig } from '@yingsheng/contracts/widget'
import { ask } from '../ask.ts'
import { Avatar } from '../avatar.tsx'
import { chooseFiles } from './choose-files.ts'
import { Composer } from './composer.tsx'
import look from './conversation.css?inline'
import { tellHost } from '../host.ts'
import { Icon } from '../icon.tsx'
import { icons } from './icons.ts'
import { change, type State } from '../model.ts'
import { hostOrigin } from '../place.ts'
import { English, PictureViewer, WaitNotice } from './later-parts.tsx'
import { strings } from './strings.ts'
import { Thread } from './thread.tsx'

// Its styles come with it, not with the page: most who come never open it.
const sheet = new CSSStyleSheet()
sheet.replaceSync(look)
document.adoptedStyleSheets.push(sheet)

export function Conversation({ state, config }: { state: State; config: WidgetConfig }) {
  const { current, link, viewed } = state
  const words = strings[config.language]
  if (!words) return <English />
  const scene = { state, config, words }
  const name = current?.assigneeName ?? config.texts.title
  const trouble =
    link.is === 'over' && link.code === 'protocol_unknown'
      ? words.outdated
      : state.isUnstable && words.offline
  return (
    <main class="conversation" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <header>
        <button class="icon" aria-label={words.back} onClick={goHome}>
          <Icon d={icons.back} />
        </button>
        <Avatar name={current?.assigneeName ?? config.brandName} />
        <div class="grow">
          <h1 class="line">{name}</h1>
          <p class="line">
            {current?.status === 'resolved'
              ? words.resolved
              : current?.assigneeName
                ? config.brandName
                : config.texts.subtitle}
          </p>
        </div>
        {hostOrigin && (
          <button class="icon" aria-label={state.words.close} onClick={() => tellHost('close')}>
            <Icon d={icons.down} />
          </button>
        )}
      </header>
      <p class="banner" role="status">
        {trouble && (
          <>
            <Icon d={icons.alert} />
            {trouble}
          </>
        )}
      </p>
      {current?.status !== 'resolved' && !current?.assigneeName && (
        <WaitNotice {...scene} ask={ask} />
      )}
      <Thread {...scene} />
      <Composer {...scene} />
      {viewed && <PictureViewer file={viewed} {...scene} />}
    </main>
  )
}

/** The keyboard goes on where it came from. */
function goHome(): void {
  change({ screen: 'home' })
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.card')?.focus())
}

function drop(event: DragEvent): void {
  event.preventDefault()
  chooseFiles(event.dataTransfer?.files)
}
