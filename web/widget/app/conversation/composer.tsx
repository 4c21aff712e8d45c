import type { messageCharactersMax } from '@yingsheng/contracts/limits'
import { isComposing } from '@yingsheng/ui/use-composition'
import { Component, createRef } from 'preact'
import { chooseFiles, filesMax, removeFile } from './choose-files.ts'
import { EmojiPanel, Quoted } from './later-parts.tsx'
import type { Scene } from './scene.ts'
import { typing } from './typing.ts'
import { Icon } from '../icon.tsx'
import { icons } from './icons.ts'
import { draft, keepDraft } from '../me.ts'
import { change } from '../model.ts'
import { say } from '../talk.ts'

const charactersMax: typeof messageCharactersMax = 5_000
const tallestPixels = 132
// oxlint-disable-next-line no-control-regex
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

export class Composer extends Component<Scene> {
  #text = createRef<HTMLTextAreaElement>()

  override componentDidMount(): void {
    const text = this.#text.current!
    text.value = draft()
    this.#grow()
    // On a touch screen focus would open the keyboard over what he came to read.
    if (!matchMedia('(pointer: coarse)').matches) text.focus()
  }

  /** What is quoted stays with the conversation it stands in, and with whoever has it. */
  override componentWillUnmount(): void {
    change({ quoted: null })
  }

  /** Whoever opens the chat again goes on writing. The state is one object: what it was is kept here. */
  #wasOpen = true

  override componentDidUpdate(): void {
    const { isOpen } = this.props.state
    if (isOpen && !this.#wasOpen) this.componentDidMount()
    this.#wasOpen = isOpen
  }

  #grow = (): void => {
    const text = this.#text.current!
    text.style.height = 'auto'
    text.style.height = `${Math.min(text.scrollHeight, tallestPixels)}px`
  }

  #written = (): void => {
    const { value } = this.#text.current!
    keepDraft(value)
    typing(value !== '')
    this.#grow()
    this.setState({})
  }

  #send = (): void => {
    const box = this.#text.current!
    const text = box.value.replace(unfit, '').toWellFormed().trim()
    const { files, quoted } = this.props.state
    const quotes = quoted
      ? { conversationId: quoted.conversationId, sequence: quoted.sequence }
      : undefined
    if ((!text && files.length === 0) || text.length > charactersMax) return
    // The draft goes when the message is kept: a crash in between loses neither.
    void say({ text, quotes }, files).then(() => box.value || keepDraft(''))
    box.value = ''
    typing(false)
    change({ files: [], quoted: null, notice: null, hasEmoji: false, isAtEnd: true })
    this.#grow()
    box.focus()
  }

  #keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.shiftKey && !isComposing(event)) {
      event.preventDefault()
      this.#send()
    }
  }

  #paste = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    chooseFiles(files)
  }

  #insert = (emoji: string): void => {
    const box = this.#text.current!
    box.setRangeText(emoji, box.selectionStart, box.selectionEnd, 'end')
    this.#written()
  }

  #leaveEmoji = (): void => {
    change({ hasEmoji: false })
    this.#text.current!.focus()
  }

  override render({ state, config, words }: Scene) {
    const { files, notice, hasEmoji } = state
    const length = this.#text.current?.value.length ?? 0
    return (
      <footer>
        {hasEmoji && <EmojiPanel words={words} onPick={this.#insert} onLeave={this.#leaveEmoji} />}
        <p class="notice" role="status">
          {notice === 'too_many_files' && words.tooManyFiles(filesMax)}
          {notice && words.refused[notice]}
          {length > charactersMax * 0.9 && words.length(length, charactersMax)}
        </p>
        <div class="box">
          {state.quoted && <Quoted state={state} config={config} words={words} />}
          {files.length > 0 && (
            <ul class="tray">
              {files.map((file, index) => (
                <li key={`${file.name}${index}`}>
                  <span class="line">{file.name}</span>
                  <button
                    class="icon"
                    aria-label={words.remove(file.name)}
                    onClick={() => removeFile(file)}
                  >
                    <Icon d={icons.close} />
                  </button>
                </li>
              ))}
            </ul>
          )}
          <textarea
            ref={this.#text}
            rows={1}
            dir="auto"
            placeholder={config.texts.placeholder}
            aria-label={config.texts.placeholder}
            enterkeyhint="send"
            onInput={this.#written}
            onKeyDown={this.#keyDown}
            onPaste={this.#paste}
            onBlur={() => typing(false)}
          />
          <div class="bar">
            <button
              class="icon"
              aria-label={words.emoji}
              aria-expanded={hasEmoji}
              onClick={() => change({ hasEmoji: !hasEmoji })}
            >
              <Icon d={icons.smile} />
            </button>
            <Chooser label={words.addImage} icon="image" accept="image/*" />
            <Chooser label={words.addFile} icon="clip" />
            <span class="grow" />
            <button
              class="send"
              aria-label={words.send}
              disabled={(length === 0 && files.length === 0) || length > charactersMax}
              onClick={this.#send}
            >
              <Icon d={icons.send} />
            </button>
          </div>
        </div>
      </footer>
    )
  }
}

function Chooser({
  label,
  icon,
  accept,
}: {
  label: string
  icon: 'image' | 'clip'
  accept?: string
}) {
  return (
    <label class="icon" title={label}>
      <Icon d={icons[icon]} />
      <input
        type="file"
        class="hidden"
        multiple
        aria-label={label}
        {...(accept && { accept })}
        onChange={({ currentTarget: input }) => {
          chooseFiles(input.files)
          input.value = ''
        }}
      />
    </label>
  )
}
