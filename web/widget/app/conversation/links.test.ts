import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { linksIn } from './links.ts'

const hrefs = (text: string) =>
  linksIn(text).flatMap(({ text, href }) => (href ? [[text, href]] : []))

describe('linksIn()', () => {
  const cases: [string, [string, string][]][] = [
    ['看 https://a.cn/x?y=1。谢谢', [['https://a.cn/x?y=1', 'https://a.cn/x?y=1']]],
    [
      '请看https://a.cn/b，还有http://b.cn',
      [
        ['https://a.cn/b', 'https://a.cn/b'],
        ['http://b.cn', 'http://b.cn'],
      ],
    ],
    ['(see https://a.cn/b).', [['https://a.cn/b', 'https://a.cn/b']]],
    ['www.lime.example/help', [['www.lime.example/help', 'https://www.lime.example/help']]],
    ['写信到 help@lime.example。', [['help@lime.example', 'mailto:help@lime.example']]],
    ['mailto:help@lime.example', [['mailto:help@lime.example', 'mailto:help@lime.example']]],
    ['HTTPS://A.CN', [['HTTPS://A.CN', 'HTTPS://A.CN']]],
    ['nothing here, not even http:// or www.', []],
  ]
  for (const [text, expected] of cases) {
    it(`finds ${expected.length} in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(hrefs(text), expected))
  }

  const hostile = [
    'javascript:alert(1)',
    'JaVaScRiPt://x.cn/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a/1',
    'ftp://a.cn/b',
    'tel:+123',
  ]
  for (const text of hostile) {
    it(`makes no link that leads elsewhere than web and mail of ${text}`, () => {
      for (const [, href] of hrefs(text)) assert.match(href!, /^(https?:\/\/|mailto:)/i)
    })
  }

  it('loses no character', () => {
    for (const [text] of cases)
      assert.equal(
        linksIn(text)
          .map((piece) => piece.text)
          .join(''),
        text,
      )
  })

  it('is quick with the longest message, whatever it holds', () => {
    const start = performance.now()
    for (const piece of ['a', 'a@', 'https://', 'www.', '.-', '@a.'])
      linksIn(piece.repeat(5_000).slice(0, 5_000))
    assert.ok(performance.now() - start < 500)
  })
})
