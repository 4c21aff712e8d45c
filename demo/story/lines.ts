import { defaultWidgetSettings } from '../../server/domains/business/index.ts'
import type { WidgetSettings } from '../../contracts/business.ts'
import type { Language } from '../../contracts/text.ts'

export const businessName = '青柠数码'

export type LineKey = 'website' | 'overseas'

type CastLine = {
  name: string
  brand: string
  language: Language
  /** The shop its customers write from, and the page they come by first. */
  shop: string
  home: { path: string; title: string }
  settings: WidgetSettings
}

const look = {
  rating: defaultWidgetSettings().rating,
  position: 'right',
  theme: 'system',
  language: 'auto',
} as const

/** The two ways into the shop. The first one's brand is made with the business and bears its name. */
export const lines: Readonly<Record<LineKey, CastLine>> = {
  website: {
    name: '官网',
    brand: businessName,
    language: 'zh-CN',
    shop: 'https://www.qingning.example',
    home: { path: '/', title: '青柠数码 · 好用的小电器' },
    settings: {
      ...look,
      allowedDomains: [],
      colour: '#0a7370',
      texts: {
        'zh-CN': {
          title: '青柠客服',
          greeting: '你好，有什么可以帮你？',
          subtitle: '每天 8:30–22:00 人工在线，通常一分钟内回复',
          placeholder: '输入消息…',
        },
        en: {
          title: 'Qingning support',
          greeting: 'Hello, how can we help?',
          subtitle: 'People answer every day, 8:30 to 22:00 Beijing time',
          placeholder: 'Write a message…',
        },
      },
    },
  },
  overseas: {
    name: 'Website',
    brand: 'Lime Digital',
    language: 'en',
    shop: 'https://www.limedigital.example',
    home: { path: '/', title: 'Lime Digital: small things that work' },
    settings: {
      ...look,
      allowedDomains: [],
      colour: '#3c6e0d',
      texts: {
        'zh-CN': {
          title: 'Lime Digital 客服',
          greeting: '你好，有什么可以帮你？',
          subtitle: '中文和英文都可以，通常几分钟内回复',
          placeholder: '输入消息…',
        },
        en: {
          title: 'Lime Digital help',
          greeting: 'Hi there, how can we help?',
          subtitle: 'Real people. We usually answer within a few minutes.',
          placeholder: 'Write a message…',
        },
      },
    },
  },
}
