import type { Message } from '@yingsheng/contracts/conversations'
import type { hearHost, tellHost } from './host.ts'
import type { change } from './model.ts'
import type { wear } from './start.ts'
import type { Happening } from './timeline.ts'

type Parts = {
  hearHost: typeof hearHost
  tellHost: typeof tellHost
  wear: typeof wear
  change: typeof change
}

/**
 * The application stands still beside the settings and shows what they would look like. It is handed
 * what it works with: if it imported that, the one file that every customer loads would be split.
 */
export function showPreview({ hearHost, tellHost, wear, change }: Parts): void {
  document.body.inert = true
  hearHost((said) => {
    if (said.yingsheng !== 'preview') return
    const { config, screen } = said.detail
    wear(config)
    const isOver = screen === 'rating'
    const timeline = sample(config.language)
    // At 0 there is nothing to report as read: nobody is connected here.
    change({
      screen: isOver ? 'conversation' : screen,
      timeline: isOver ? timeline : timeline.slice(0, -1),
      current: isOver
        ? { id: sampleId, status: 'resolved', assigneeName: null, sequence: 0 }
        : null,
      isAtEnd: true,
    })
  })
  tellHost('ready')
}

const lines = {
  'zh-CN': {
    agent: '小七',
    question: '你好，充电宝给笔记本充电有点慢。',
    answer: '您好，请问用的是包装里自带的那根线吗？',
    thanks: '是的，换上自带的线就好了！',
  },
  en: {
    agent: 'Sam',
    question: 'Hi, the power bank charges my laptop rather slowly.',
    answer: 'Hello, are you using the cable that came in the box?',
    thanks: 'Ah, with that cable it works!',
  },
}

const sampleId = 'sample'

/** A short conversation of this morning, in the words of the language. */
function sample(language: keyof typeof lines): Happening[] {
  const { agent, question, answer, thanks } = lines[language]
  const at = new Date(new Date().setHours(10, 26, 0, 0)).toISOString()
  const customer = { kind: 'customer', id: '' } as const
  const somebody = { kind: 'agent', id: '', name: agent } as const
  const said = (sequence: number, author: Message['author'], text: string): Happening =>
    happening(sequence, 'message.sent', {
      message: {
        conversationId: sampleId,
        clientId: `${sequence}`,
        audience: 'everyone',
        files: [],
        sequence,
        author,
        text,
        at,
      },
    })
  const happening = (sequence: number, name: string, data: object): Happening => ({
    sequence,
    name,
    stream: { kind: 'conversation', id: sampleId, sequence },
    actor: { kind: 'system' },
    causedBy: null,
    at,
    data: { conversation: { id: sampleId, status: 'open', sequence }, ...data },
  })
  return [
    said(1, customer, question),
    happening(2, 'conversation.assigned', { assigneeName: agent }),
    said(3, somebody, answer),
    said(4, customer, thanks),
    happening(5, 'conversation.resolved', {}),
  ]
}
