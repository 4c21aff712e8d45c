import type { RatingTag, WidgetSettings } from '@yingsheng/contracts/business'

/** What a new widget line says and looks like. */
export function defaultWidgetSettings(): WidgetSettings {
  return {
    colour: '#0a7370',
    position: 'right',
    theme: 'light',
    language: 'auto',
    texts: {
      'zh-CN': {
        title: '在线客服',
        greeting: '你好，有什么可以帮你？',
        subtitle: '留下问题，我们看到就回复。',
        placeholder: '输入消息…',
      },
      en: {
        title: 'Customer service',
        greeting: 'Hello, how can we help?',
        subtitle: 'Ask us anything. We answer as soon as we see it.',
        placeholder: 'Write a message…',
      },
    },
    allowedDomains: [],
    rating: {
      isAsked: true,
      texts: {
        'zh-CN': { question: '这次服务您满意吗？', thanks: '谢谢您的评价' },
        en: { question: 'How was our service?', thanks: 'Thank you for telling us' },
      },
      tags: {
        low: [
          tag(1, '回复太慢', 'Slow replies'),
          tag(2, '没听懂问题', 'Did not understand'),
          tag(3, '没有解决', 'Not solved'),
          tag(4, '态度不好', 'Unfriendly'),
        ],
        high: [
          tag(5, '回复很快', 'Quick replies'),
          tag(6, '讲得清楚', 'Clear answers'),
          tag(7, '问题解决了', 'Problem solved'),
          tag(8, '态度很好', 'Friendly'),
        ],
      },
    },
  }
}

/** A tag that every line begins with: one id wherever it is offered, so that reports can add it up. */
function tag(number: number, chinese: string, english: string): RatingTag {
  return { id: `0199f000-0000-7000-8000-00000000000${number}`, 'zh-CN': chinese, en: english }
}

/** WCAG 2.2 AA for text on the launcher and the header. */
const contrastMin = 4.5

/** True when white text can be read on the colour (`#rrggbb`). WCAG 2.2, contrast ratio. */
export function carriesWhiteText(colour: string): boolean {
  return 1.05 / (luminance(colour) + 0.05) >= contrastMin
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The sources of a `frame-ancestors` directive for the widget's page. */
export function frameAncestors(allowedDomains: readonly string[]): string[] {
  if (allowedDomains.length === 0) return ['*']
  return [
    "'self'",
    ...allowedDomains.flatMap((domain) => [`https://${domain}`, `http://${domain}`]),
  ]
}
