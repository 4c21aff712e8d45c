import { Component, createRef } from 'preact'
import type { Strings } from './strings.ts'

type Props = { words: Strings; onPick: (emoji: string) => void; onLeave: () => void }

const emojis = [...'😊😄😂😍😘😅😉🤔😐😢😭😠😱😴🤝👍👎👌🙏👏💪🎉🌹💖🔥✅❌❓📦🎁']
const columns = 6
const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowLeft: -1,
  ArrowDown: columns,
  ArrowUp: -columns,
}

/** One stop for Tab, arrows within, Enter picks, Escape goes back to the text. */
export class EmojiPanel extends Component<Props, { at: number }> {
  override state = { at: 0 }
  #box = createRef<HTMLDivElement>()

  override componentDidMount(): void {
    this.#focus(0)
  }

  #focus(at: number): void {
    this.setState({ at })
    ;(this.#box.current!.children[at] as HTMLElement).focus()
  }

  #keyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    if (event.key !== 'Escape' && !step) return
    event.preventDefault()
    if (step) this.#focus(Math.max(0, Math.min(emojis.length - 1, this.state.at + step)))
    else this.props.onLeave()
  }

  override render({ words, onPick }: Props) {
    return (
      <div
        class="emojis"
        ref={this.#box}
        role="group"
        aria-label={words.emoji}
        onKeyDown={this.#keyDown}
      >
        {emojis.map((emoji, index) => (
          <button
            key={emoji}
            tabIndex={index === this.state.at ? 0 : -1}
            onClick={() => onPick(emoji)}
          >
            {emoji}
          </button>
        ))}
      </div>
    )
  }
}
