import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLinks } from './find-links.ts'

const links = (text: string, options?: { hasMail: boolean }) =>
  findLinks(text, options).flatMap((part) => (part.kind === 'link' ? [[part.text, part.href]] : []))
const same = (text: string) => [text, text]

test('findLinks() finds addresses and leaves the sentence around them', () => {
  const cases: [string, string[][]][] = [
    ['没有链接', []],
    ['看https://qingning.example/p/1这个', [same('https://qingning.example/p/1')]],
    ['见附件2https://a.example/b', [same('https://a.example/b')]],
    ['awww.a.example', []],
    ['看 https://a.cn/x?y=1。谢谢', [same('https://a.cn/x?y=1')]],
    ['请看https://a.cn/b，还有http://b.cn', [same('https://a.cn/b'), same('http://b.cn')]],
    ['(see https://a.cn/b).', [same('https://a.cn/b')]],
    ['(https://a.example/x_(y))。', [same('https://a.example/x_(y)')]],
    [
      'www.a.example, http://b.example/?q=1&r=2#z!',
      [['www.a.example', 'https://www.a.example'], same('http://b.example/?q=1&r=2#z')],
    ],
    ['"https://a.example/."', [same('https://a.example/')]],
    ['HTTPS://A.EXAMPLE', [same('HTTPS://A.EXAMPLE')]],
    ['nothing here, not even http:// or www.', []],
  ]
  for (const [text, found] of cases) {
    assert.deepEqual(links(text), found, text)
    assert.deepEqual(links(text, { hasMail: true }), found, text)
  }
})

test('findLinks() finds mail addresses where they are asked for', () => {
  const cases: [string, string[][]][] = [
    ['写信到 help@lime.example。', [['help@lime.example', 'mailto:help@lime.example']]],
    ['mailto:help@lime.example', [same('mailto:help@lime.example')]],
    [
      'help@lime.example 或 https://lime.example/@help',
      [['help@lime.example', 'mailto:help@lime.example'], same('https://lime.example/@help')],
    ],
    ['5 @ 3', []],
  ]
  for (const [text, found] of cases) assert.deepEqual(links(text, { hasMail: true }), found, text)
  assert.deepEqual(links('写信到 help@lime.example。'), [])
})

test('findLinks() follows nothing that could run or deceive', () => {
  for (const text of [
    'javascript:alert(1)',
    'JaVaScRiPt://x.cn/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a/1',
    'ftp://a.cn/b',
    'tel:+123',
    'https://bank.example@evil.example/',
    'https://u:p@evil.example/',
    'https://localhost/x',
    'http://',
    'www.',
  ]) {
    assert.deepEqual(links(text), [], text)
    assert.deepEqual(links(text, { hasMail: true }), [], text)
  }
})

test('findLinks() gives back the whole text in its parts', () => {
  const text = 'a https://x.example/1. b www.y.example) c https://u:p@z.example/ d e@f.example.'
  for (const hasMail of [false, true])
    assert.equal(
      findLinks(text, { hasMail })
        .map((part) => part.text)
        .join(''),
      text,
    )
})

test('findLinks() stays quick on a long hostile text', () => {
  const began = performance.now()
  findLinks('http://' + 'a.'.repeat(2_500) + '('.repeat(5_000))
  findLinks('www.'.repeat(2_500))
  assert.ok(performance.now() - began < 200)
})

test('findLinks() is quick with the longest message, whatever it holds', () => {
  const began = performance.now()
  for (const piece of ['a', 'a@', 'https://', 'www.', '.-', '@a.'])
    findLinks(piece.repeat(5_000).slice(0, 5_000), { hasMail: true })
  assert.ok(performance.now() - began < 500)
})
