import type { Message } from '@yingsheng/contracts/conversations'
import type { ReactionEmoji } from '@yingsheng/contracts/message-parts'
import { Component } from 'preact'
import { Icon } from '../icon.tsx'
import { change } from '../model.ts'
import { tell } from '../talk.ts'
import look from './message-beyond.css?inline'
import { icons } from './icons.ts'
import { beyondStrings } from './beyond-strings.ts'
import type { Shown } from './rows.ts'
import type { Scene } from './scene.ts'

const emojis: readonly ReactionEmoji[] = ['👍', '❤️', '😄', '😮', '😢', '🙏']
const replyIcon = 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6'
const smileIcon = icons.smile

// It comes with its look, so that the first load stays small.
const sheet = new CSSStyleSheet()
sheet.replaceSync(look)
document.adoptedStyleSheets.push(sheet)

type Props = Scene & { shown: Shown }

/** What a message has beyond its text and files: what it answers, reactions, that it was edited or recalled. */
export class MessageBeyond extends Component<Props, { isOpen: boolean }> {
  override state = { isOpen: false }

  #react = (emoji: ReactionEmoji): void => {
    const { message } = this.props.shown
    if (!message) return
    const { conversationId, sequence } = message
    const isMine = emojiOfMine(message) === emoji
    tell({ type: 'react', conversationId, sequence, emoji: isMine ? null : emoji })
    this.setState({ isOpen: false })
  }

  #keyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.state.isOpen) return
    event.preventDefault()
    this.setState({ isOpen: false })
  }

  override render({ shown, state: { timeline }, config }: Props, { isOpen }: { isOpen: boolean }) {
    const { message, unsent } = shown
    const words = beyondStrings[config.language]
    if (message?.recalledAt)
      return (
        <p class="recalled">
          {words.recalled(message.author.kind === 'agent' ? message.author.name : '')}
        </p>
      )
    const place = message?.quote
      ? { conversationId: message.conversationId, sequence: message.quote.sequence }
      : unsent?.saying.type === 'send'
        ? unsent.saying.quotes
        : undefined
    const quote = place && quoteOf(timeline, place, message)
    const mine = message && emojiOfMine(message)
    return (
      <>
        {quote && (
          <button
            class="quote"
            aria-label={words.quoted(quote.name ?? words.me, quote.text ?? words.recalledShort)}
            onClick={() => jumpTo(quote.key)}
          >
            <bdi>{quote.name ?? words.me}</bdi>：<bdi>{quote.text ?? words.recalledShort}</bdi>
          </button>
        )}
        {message?.editedAt && <small>{words.edited}</small>}
        {message?.reactions?.length ? (
          <div class="reactions">
            {counted(message).map(([emoji, count]) => (
              <button
                key={emoji}
                aria-pressed={emoji === mine}
                aria-label={words.reactions(emoji, count)}
                onClick={() => this.#react(emoji)}
              >
                {emoji} {count}
              </button>
            ))}
          </div>
        ) : null}
        {message && (
          <div class={`actions ${isOpen ? 'open' : ''}`} onKeyDown={this.#keyDown}>
            <button class="icon" aria-label={words.reply} onClick={() => answer(message)}>
              <Icon d={replyIcon} />
            </button>
            <button
              class="icon"
              aria-label={words.react}
              aria-expanded={isOpen}
              onClick={() => this.setState({ isOpen: !isOpen })}
            >
              <Icon d={smileIcon} />
            </button>
          </div>
        )}
        {message && isOpen && (
          <span class="choice" role="group" aria-label={words.react} onKeyDown={this.#keyDown}>
            {emojis.map((emoji) => (
              <button
                key={emoji}
                aria-pressed={emoji === mine}
                aria-label={emoji}
                onClick={() => this.#react(emoji)}
              >
                {emoji}
              </button>
            ))}
          </span>
        )}
      </>
    )
  }
}

/** Above the field: what the line answers, and the way out. */
export function Quoted({ state: { quoted, timeline, words: shell }, config }: Scene) {
  const words = beyondStrings[config.language]
  if (!quoted) return null
  const { conversationId, sequence } = quoted
  const text = quoteOf(timeline, { conversationId, sequence })?.text ?? words.recalledShort
  const name = quoted.author.kind === 'agent' ? quoted.author.name : words.me
  return (
    <div class="quoted">
      <span class="line grow">
        {words.answering(name)} <bdi>{text}</bdi>
      </span>
      <button
        class="icon"
        aria-label={`${shell.close}: ${words.answering(name)}`}
        onClick={() => change({ quoted: null })}
      >
        <Icon d={icons.close} />
      </button>
    </div>
  )
}

function answer(message: Message): void {
  change({ quoted: message })
  document.querySelector<HTMLElement>('footer textarea')?.focus()
}

/** A customer is one person, whatever his record is called. */
function emojiOfMine({ reactions }: Message): ReactionEmoji | undefined {
  return reactions?.find(({ by }) => by.kind === 'customer')?.emoji
}

function counted({ reactions = [] }: Message): [ReactionEmoji, number][] {
  const counts = new Map<ReactionEmoji, number>()
  for (const { emoji } of reactions) counts.set(emoji, (counts.get(emoji) ?? 0) + 1)
  return [...counts]
}

type Place = { conversationId: string; sequence: number }

/** The quoted line as it reads now, if we hold it or have heard how it changed; else as it was quoted. */
function quoteOf(timeline: Scene['state']['timeline'], place: Place, quoting?: Message) {
  const held = timeline.findLast(({ data }) => {
    const one = data.changed ?? data.message
    return one?.conversationId === place.conversationId && one.sequence === place.sequence
  })?.data
  const original = held && (held.changed ?? held.message)
  if (original)
    return {
      key: original.clientId,
      name: original.author.kind === 'agent' ? original.author.name : null,
      text: original.recalledAt ? null : original.text || original.files[0]?.name || '',
    }
  const quote = quoting?.quote
  return (
    quote && {
      key: '',
      name: quote.name,
      text: quote.isRecalled ? null : quote.text || quote.file || '',
    }
  )
}

/** Shows the quoted line and lights it up for a moment. */
function jumpTo(key: string): void {
  const row = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (one) => one.dataset['key'] === key,
  )
  row?.scrollIntoView({ block: 'center' })
  row?.animate({ opacity: [1, 0.3, 1] }, { duration: 700, iterations: 2 })
}
