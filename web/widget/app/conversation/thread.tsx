import { Component, createRef } from 'preact'
import { ask } from '../ask.ts'
import { Avatar } from '../avatar.tsx'
import { Icon } from '../icon.tsx'
import { icons } from './icons.ts'
import { Rating } from './later-parts.tsx'
import { MessageRow } from './message-row.tsx'
import { rowsOf, type Row } from './rows.ts'
import type { Scene } from './scene.ts'
import type { Strings } from './strings.ts'
import { change } from '../model.ts'
import { report, unread } from '../talk.ts'
import type { Happening } from '../timeline.ts'
import { loadEarlier } from './load-earlier.ts'
import { whenSaid } from '../when.ts'

const endPixels = 48
const earlierPixels = 240

/**
 * The thread stays where the reader is. At its end it follows what is said; anywhere else nothing moves
 * under his eyes, whether lines come above (earlier history) or below.
 */
export class Thread extends Component<Scene> {
  #box = createRef<HTMLDivElement>()
  #first = ''
  #last = ''
  #size: ResizeObserver | undefined

  override componentDidMount(): void {
    const box = this.#box.current!
    this.#size = new ResizeObserver(() => this.props.state.isAtEnd && this.#toEnd())
    this.#size.observe(box)
    this.#size.observe(box.firstElementChild!)
    this.#toEnd()
    report()
  }

  override componentWillUnmount(): void {
    this.#size?.disconnect()
  }

  override getSnapshotBeforeUpdate(): number {
    const box = this.#box.current!
    return box.scrollHeight - box.scrollTop
  }

  override componentDidUpdate(_props: Scene, _state: unknown, fromEnd: number): void {
    const box = this.#box.current!
    const { isAtEnd } = this.props.state
    const rows = box.querySelectorAll<HTMLElement>('[data-key]')
    const first = rows[0]?.dataset['key'] ?? ''
    const last = rows[rows.length - 1]
    const isMine = last?.dataset['key'] !== this.#last && !!last?.matches('.mine')
    if (isAtEnd || isMine) this.#toEnd()
    else if (first !== this.#first) box.scrollTop = box.scrollHeight - fromEnd
    this.#first = first
    this.#last = last?.dataset['key'] ?? ''
  }

  #toEnd = (): void => {
    const box = this.#box.current
    if (box) box.scrollTop = box.scrollHeight
  }

  #scrolled = (): void => {
    const box = this.#box.current
    if (!box) return
    const { scrollHeight, scrollTop, clientHeight } = box
    const isAtEnd = scrollHeight - scrollTop - clientHeight < endPixels
    if (isAtEnd !== this.props.state.isAtEnd) change({ isAtEnd })
    if (isAtEnd) report()
    if (scrollTop < earlierPixels) void loadEarlier()
  }

  override render({ state, config, words }: Scene) {
    const { timeline, unsent, current, positions, typist } = state
    const rows = rowsOf(timeline, unsent, current, positions)
    const count = state.isAtEnd ? 0 : unread().length
    return (
      <div class="thread">
        {state.isLoadingEarlier && <p class="event earlier">{words.earlier}</p>}
        <div
          class="scroll"
          ref={this.#box}
          onScroll={this.#scrolled}
          tabIndex={0}
          role="log"
          aria-live="off"
          aria-label={words.thread}
        >
          <div class="rows">
            {rows.length === 0 && <p class="event">{words.welcome}</p>}
            {rows.map((row) => (
              <AnyRow key={row.key} row={row} state={state} config={config} words={words} />
            ))}
            {config.rating && current?.status === 'resolved' && (
              <Rating {...this.props} ask={ask} />
            )}
            {typist !== null && (
              <div class="row" aria-label={words.typing(typist)} role="img">
                <Avatar name={typist || config.brandName} />
                <div class="bubble dots">
                  <i />
                  <i />
                  <i />
                </div>
              </div>
            )}
          </div>
        </div>
        {!state.isAtEnd && (
          <button
            class="pill"
            aria-label={count ? undefined : words.toNewest}
            onClick={this.#toEnd}
          >
            {count > 0 && words.newMessages(count)}
            <Icon d={icons.down} />
          </button>
        )}
      </div>
    )
  }
}

function AnyRow({ row, ...scene }: { row: Row } & Scene) {
  const { state, config, words } = scene
  if (row.is === 'message') return <MessageRow {...row} {...scene} />
  const time = row.is === 'time' && whenSaid(row.at, config.language, state.words)
  const what = row.what && happened(row.what, words)
  return (
    <p class="event" data-key={row.key}>
      {[time, what].filter(Boolean).join(' · ')}
    </p>
  )
}

function happened({ name, data }: Happening, words: Strings): string {
  if (name === 'conversation.assigned') return words.joined(data.assigneeName!)
  return name === 'conversation.resolved' ? words.resolved : words.reopened
}
