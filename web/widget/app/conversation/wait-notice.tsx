import type { CustomerWait } from '@yingsheng/contracts/routing'
import { Component } from 'preact'
import type { ask } from '../ask.ts'
import type { Scene } from './scene.ts'
import look from './wait-notice.css?inline'

// Its styles come with it, not with the page.
const sheet = new CSSStyleSheet()
sheet.replaceSync(look)
document.adoptedStyleSheets.push(sheet)

/** The place in the queue is asked for anew so often while it is looked at. */
const everyMs = 10_000

const zh = {
  closed: '现在不在服务时间',
  opens: (at: string) => `，${at} 恢复服务`,
  leave: '。请留言，我们上班后第一时间回复您。',
  received: '。您的留言已收到，我们上班后第一时间回复；您可以先离开，回复会留在这里。',
  nobody: '客服暂时都不在线。',
  nobodyLeave: '请留言，我们会尽快回复您。',
  nobodyReceived: '您的留言已收到，我们会尽快回复；您可以先离开，回复会留在这里。',
  next: '马上为您接入',
  ahead: (count: string) => `您前面还有 ${count} 位`,
  minutes: (count: number) => `，大约需要 ${count} 分钟`,
  slow: '。现在咨询较多，回复可能会慢一些',
}
const en: typeof zh = {
  closed: 'We are closed right now',
  opens: (at) => ` and open again ${at}`,
  leave: '. Leave a message and we will answer as soon as we are back.',
  received:
    '. We have your message and will answer as soon as we are back; you can leave, the answer will be here.',
  nobody: 'Nobody is available right now. ',
  nobodyLeave: 'Leave a message and we will answer as soon as we can.',
  nobodyReceived:
    'We have your message and will answer as soon as we can; you can leave, the answer will be here.',
  next: 'You are next',
  ahead: (count) => (count === '1' ? '1 person is before you' : `${count} people are before you`),
  minutes: (count) => (count === 1 ? ', about 1 minute' : `, about ${count} minutes`),
  slow: '. It is busy now, answers may take a while',
}
const strings = { 'zh-CN': zh, en }

/** It is handed how to ask: if it imported that, the one file that every customer loads would be split. */
type Props = Scene & { ask: typeof ask }

/** While nobody answers yet: when somebody will. Only what is known is said. [C20] */
export class WaitNotice extends Component<Props, { wait?: CustomerWait }> {
  #timer: number | undefined

  override componentDidMount(): void {
    this.#look()
    this.#timer = window.setInterval(this.#look, everyMs)
    document.addEventListener('visibilitychange', this.#look)
  }

  override componentDidUpdate(before: Props): void {
    const isOther = before.state.current?.id !== this.props.state.current?.id
    if (isOther || before.state.link.is !== this.props.state.link.is) this.#look()
  }

  override componentWillUnmount(): void {
    clearInterval(this.#timer)
    document.removeEventListener('visibilitychange', this.#look)
  }

  #look = (): void => {
    const { link, isOpen } = this.props.state
    if (link.is !== 'online' || !isOpen || document.visibilityState !== 'visible') return
    this.props.ask<CustomerWait>('GET', '/api/widget/wait').then(
      (wait) => this.setState({ wait }),
      () => undefined,
    )
  }

  override render({ state, config }: Props, { wait }: { wait?: CustomerWait }) {
    const hasWritten = state.current?.status === 'open'
    const known: Sayable = wait ?? { ...config, position: null }
    const sentence = say(known, { hasWritten, language: config.language })
    return sentence === null ? null : (
      <p class="wait" role="status">
        {sentence}
      </p>
    )
  }
}

type Sayable = Pick<CustomerWait, 'isOpen' | 'opensAt' | 'isStaffed' | 'position'> &
  Partial<Pick<CustomerWait, 'estimatedSeconds' | 'isSlow'>>

function say(
  wait: Sayable,
  { hasWritten, language }: { hasWritten: boolean; language: keyof typeof strings },
): string | null {
  const t = strings[language]
  if (!wait.isOpen) {
    const at = wait.opensAt === null ? '' : t.opens(whenOpen(wait.opensAt, language))
    return t.closed + at + (hasWritten ? t.received : t.leave)
  }
  if (!wait.isStaffed) return t.nobody + (hasWritten ? t.nobodyReceived : t.nobodyLeave)
  if (wait.position === null) return null
  const place =
    wait.position === 1 ? t.next : t.ahead(wait.position >= 100 ? '99+' : `${wait.position - 1}`)
  const minutes = wait.estimatedSeconds ? t.minutes(wait.estimatedSeconds / 60) : ''
  return place + minutes + (wait.isSlow ? t.slow : '')
}

function whenOpen(at: string, language: string): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(at))
}
