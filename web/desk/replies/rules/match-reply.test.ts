import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { QuickReply } from '@yingsheng/contracts/replies'
import { findSpelled, rankReplies, warmth } from './match-reply.ts'

const welcome = '欢迎光临，银行卡也行'
const spelling = 'huan ying guang lin - yin hang ka ye xing'

describe('finding by characters, pinyin and initials', () => {
  const cases: [string, [number, number] | null][] = [
    ['欢迎', [0, 2]],
    ['光临', [2, 4]],
    ['huanying', [0, 2]],
    ['huan', [0, 1]],
    ['hua', [0, 1]],
    ['hyg', [0, 3]],
    ['HYGL', [0, 4]],
    ['欢ygl', [0, 4]],
    ["huan'ying", [0, 2]],
    ['guanglin', [2, 4]],
    ['linyin', [3, 6]],
    ['yhk', [5, 8]],
    ['xyz', null],
    ['huangying', null],
    ['', null],
  ]
  for (const [query, expected] of cases) {
    it(`${expected ? 'finds' : 'does not find'} ${query || 'nothing'}`, () => {
      const span = expected && { start: expected[0], end: expected[1] }
      assert.deepEqual(findSpelled(welcome, spelling, query), span)
    })
  }

  it('takes both letters of zh, ch and sh, or the first alone', () => {
    assert.deepEqual(findSpelled('售后', 'shou hou', 'shh'), { start: 0, end: 2 })
    assert.deepEqual(findSpelled('售后', 'shou hou', 'sh'), { start: 0, end: 1 })
  })

  it('finds Latin letters in any case, and what is beyond the spelled beginning as it is written', () => {
    assert.deepEqual(findSpelled('USB 充电', '- - - - chong dian', 'usbcd'), { start: 0, end: 6 })
    assert.deepEqual(findSpelled('一二三', 'yi', '三'), { start: 2, end: 3 })
  })

  it('counts a character beyond the first plane as one', () => {
    assert.deepEqual(findSpelled('😊欢迎', '- huan ying', 'hy'), { start: 1, end: 3 })
  })

  it('gives up soon on what matches in too many ways', () => {
    const text = '安'.repeat(60)
    const began = performance.now()
    assert.equal(findSpelled(text, 'an '.repeat(60).trim(), `${'an'.repeat(9)}x`), null)
    assert.ok(performance.now() - began < 100)
  })
})

describe('the order of what is offered', () => {
  const now = Date.parse('2026-03-05T08:00:00Z')
  const made = (title: string, change: Partial<QuickReply> = {}): QuickReply => ({
    id: title,
    isShared: true,
    brandId: null,
    group: '',
    title,
    text: '',
    shortcut: null,
    files: [],
    isArchived: false,
    sequence: 1,
    spelling: { title: '', text: '' },
    uses: 0,
    lastUsedAt: null,
    myUses: 0,
    myLastUsedAt: null,
    ...change,
  })
  const order = (replies: QuickReply[], query: string) =>
    rankReplies(replies, { query, brandId: 'lime', now }).map(({ reply }) => reply.title)

  it('is shortcut, title, text; the beginning of each before its middle', () => {
    const replies = [
      made('e', { text: '请看退货说明' }),
      made('d', { text: '退货请寄回' }),
      made('如何退货'),
      made('退货地址'),
      made('b', { shortcut: '退货单' }),
      made('a', { shortcut: '退货' }),
      made('无关'),
    ]
    assert.deepEqual(order(replies, '退货'), ['a', 'b', '退货地址', '如何退货', 'd', 'e'])
  })

  it('is the brand’s own first, and leaves out those of another', () => {
    const replies = [made('a'), made('b', { brandId: 'lime' }), made('c', { brandId: 'plum' })]
    assert.deepEqual(order(replies, ''), ['b', 'a'])
  })

  it('is what I use often and lately, then as they are kept', () => {
    const yesterday = '2026-03-04T08:00:00Z'
    const replies = [
      made('never'),
      made('others', { uses: 50 }),
      made('long ago', { myUses: 20, myLastUsedAt: '2025-12-01T08:00:00Z' }),
      made('lately', { myUses: 5, myLastUsedAt: yesterday }),
      made('once', { myUses: 1, myLastUsedAt: yesterday }),
    ]
    assert.deepEqual(order(replies, ''), ['lately', 'once', 'others', 'long ago', 'never'])
  })

  it('halves a use in a week', () => {
    const used = { myUses: 8, uses: 0, myLastUsedAt: '2026-02-26T08:00:00Z' }
    assert.equal(warmth(used, now), 4)
  })
})
