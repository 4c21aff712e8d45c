import type { ratingAnswerDays, ratingCommentCharactersMax } from '@yingsheng/contracts/limits'
import type { OwnRating, Solved } from '@yingsheng/contracts/surveys'
import { Component, createRef } from 'preact'
import type { ask, Refused } from '../ask.ts'
import type { Happening } from '../timeline.ts'
import { ratingStrings } from './rating-strings.ts'
import look from './rating.css?inline'
import type { Scene } from './scene.ts'

// Its styles come with it, not with the page.
const sheet = new CSSStyleSheet()
sheet.replaceSync(look)
document.adoptedStyleSheets.push(sheet)

const answerDays: typeof ratingAnswerDays = 7
const commentMax: typeof ratingCommentCharactersMax = 1_000
const dayMs = 86_400_000
const star =
  'm12 3.500 2.600 5.400 5.900.800-4.300 4.100 1.100 5.900-5.300-2.900-5.300 2.900 1.100-5.900L3.500 9.700l5.900-.800Z'
const steps = [1, 2, 3, 4, 5]
const solvedChoices = ['yes', 'no', 'not-yet'] as const

/** It is handed how to ask: if it imported that, the one file that every customer loads would be split. */
type Props = Scene & { ask: typeof ask }
type Said = { score: number; tagIds: string[]; comment: string; solved: Solved | null }
type Kept = { own: OwnRating; after: number }
type Stage = {
  /** What is being said; null while nothing is. */
  said: Said | null
  isSending: boolean
  trouble: string | null
  /** What the server answered, until its news comes. */
  kept: Kept | null
}

const nothing: Said = { score: 0, tagIds: [], comment: '', solved: null }

/**
 * Asks once how it was, when a conversation has ended. Put aside it stays a small button; answered it
 * says what was answered, and for a day it can be changed.
 */
export class Rating extends Component<Props, Stage> {
  override state: Stage = { said: null, isSending: false, trouble: null, kept: null }
  #box = createRef<HTMLElement>()

  override componentDidMount(): void {
    if (recall() !== this.#id && !this.#own()) this.setState({ said: nothing })
  }

  get #id(): string {
    return this.props.state.current!.id
  }

  #last(name: string): Happening | undefined {
    return this.props.state.timeline.findLast(
      (event) => event.name === name && event.data.conversation.id === this.#id,
    )
  }

  #own(): OwnRating | undefined {
    const { kept } = this.state
    const rated = this.#last('conversation.rated')
    return kept && kept.after >= (rated?.sequence ?? 0) ? kept.own : rated?.data.rating
  }

  #say = (some: Partial<Said>): void => {
    this.setState(({ said }) => ({ said: { ...nothing, ...said, ...some }, trouble: null }))
  }

  #skip = (): void => {
    keep(this.#id)
    this.setState({ said: null, trouble: null })
  }

  #send = async (event: Event): Promise<void> => {
    event.preventDefault()
    const { said, isSending } = this.state
    if (!said?.score || isSending) return
    this.setState({ isSending: true })
    try {
      const own = await this.props.ask<OwnRating>(
        'PUT',
        `/api/widget/conversations/${this.#id}/rating`,
        said,
      )
      const after = this.#last('conversation.rated')?.sequence ?? 0
      this.setState({ kept: { own, after }, said: null }, () => this.#box.current?.focus())
    } catch (refused) {
      this.setState({ trouble: (refused as Refused).code })
    } finally {
      this.setState({ isSending: false })
    }
  }

  override render({ config }: Props, { said }: Stage) {
    const t = ratingStrings[config.language]
    const own = this.#own()
    const endedAt = this.#last('conversation.resolved')?.at
    const isLate = !endedAt || Date.now() - Date.parse(endedAt) > answerDays * dayMs
    if (!config.rating || (isLate && !own)) return null
    // Rated in another tab meanwhile, and nothing begun here.
    if (said && (said.score > 0 || !own)) return this.#form(said, own)
    if (own) return this.#given(own)
    return (
      <button class="pill ask" onClick={() => this.setState({ said: nothing })}>
        {t.rate}
      </button>
    )
  }

  #given(own: OwnRating) {
    const { config } = this.props
    const t = ratingStrings[config.language]
    const label = t.scores[own.score - 1]!
    return (
      <section class="rating given" ref={this.#box} tabIndex={-1} aria-label={t.yours}>
        <strong>{config.rating!.thanks}</strong>
        <span class="bar">
          <span class="stars small" aria-hidden="true">
            {steps.map((step) => (
              <span key={step} class={step <= own.score ? 'on' : ''}>
                <Outline d={star} />
              </span>
            ))}
          </span>
          {label}
        </span>
        {own.comment && <small dir="auto">{own.comment}</small>}
        {own.solved && own.solved !== 'yes' && (
          <>
            <small>{t.notSolved}</small>
            <button class="act" onClick={goOn}>
              {t.goOn}
            </button>
          </>
        )}
        {Date.parse(own.editableUntil) > Date.now() && (
          <button
            class="link"
            onClick={() => this.setState({ said: { ...nothing, ...sayable(own) } })}
          >
            {t.change}
          </button>
        )}
      </section>
    )
  }

  #form(said: Said, own: OwnRating | undefined) {
    const { config, words } = this.props
    const t = ratingStrings[config.language]
    const { question, low, high } = config.rating!
    const { isSending, trouble } = this.state
    const tags = said.score >= 4 ? high : low
    const toggled = (id: string) =>
      said.tagIds.includes(id) ? said.tagIds.filter((each) => each !== id) : [...said.tagIds, id]
    return (
      <form class="rating" onSubmit={this.#send}>
        <fieldset>
          <div class="bar">
            <legend class="grow">{question}</legend>
            <button
              type="button"
              class="icon"
              aria-label={own ? t.cancel : t.skip}
              onClick={own ? () => this.setState({ said: null, trouble: null }) : this.#skip}
            >
              <Outline d="M6 6l12 12M18 6 6 18" />
            </button>
          </div>
          <div class="stars" role="radiogroup" aria-label={question}>
            {steps.map((step) => (
              <label key={step} class={step <= said.score ? 'on' : ''} title={t.scores[step - 1]}>
                <input
                  class="hidden"
                  type="radio"
                  name="score"
                  aria-label={t.scores[step - 1]}
                  checked={said.score === step}
                  onChange={() =>
                    // Words of praise do not fit a complaint.
                    this.#say({ score: step, ...(step >= 4 !== said.score >= 4 && { tagIds: [] }) })
                  }
                />
                <Outline d={star} />
              </label>
            ))}
          </div>
          <small aria-hidden="true">{t.scores[said.score - 1] ?? t.choose}</small>
        </fieldset>
        {said.score > 0 && (
          <>
            {tags.length > 0 && (
              <fieldset>
                <legend>{t.tags}</legend>
                <div class="chips">
                  {tags.map(({ id, label }) => (
                    <label key={id}>
                      <input
                        class="hidden"
                        type="checkbox"
                        checked={said.tagIds.includes(id)}
                        onChange={() => this.#say({ tagIds: toggled(id) })}
                      />
                      {label}
                    </label>
                  ))}
                </div>
              </fieldset>
            )}
            <fieldset>
              <legend>{t.solved}</legend>
              <div class="chips">
                {solvedChoices.map((solved) => (
                  <label key={solved}>
                    <input
                      class="hidden"
                      type="radio"
                      name="solved"
                      checked={said.solved === solved}
                      onChange={() => this.#say({ solved })}
                    />
                    {t.solvedChoices[solved]}
                  </label>
                ))}
              </div>
            </fieldset>
            <textarea
              rows={2}
              dir="auto"
              maxLength={commentMax}
              placeholder={t.comment}
              aria-label={t.comment}
              value={said.comment}
              onInput={({ currentTarget }) => this.#say({ comment: currentTarget.value })}
            />
            {trouble && (
              <small class="bad" role="alert">
                {t.refused[trouble] ?? words.refused['unavailable']}
              </small>
            )}
            <button class="act" disabled={isSending}>
              {own ? t.save : t.submit}
            </button>
          </>
        )}
      </form>
    )
  }
}

/** Which conversation he would not rate when he was asked; forgotten with him (me.ts). */
const key = `yingsheng:${location.pathname.split('/').at(-1)}:unrated`
function recall(): string {
  try {
    return localStorage.getItem(key) ?? ''
  } catch {
    return memory
  }
}
let memory = ''
function keep(conversationId: string): void {
  memory = conversationId
  try {
    localStorage.setItem(key, conversationId)
  } catch {
    // A browser that keeps nothing for us: until the page is left.
  }
}

function sayable({ score, tagIds, comment, solved }: OwnRating): Said {
  return { score, tagIds, comment, solved }
}

/** His next line opens the conversation again. */
function goOn(): void {
  document.querySelector<HTMLElement>('footer textarea')?.focus()
}

function Outline({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}
