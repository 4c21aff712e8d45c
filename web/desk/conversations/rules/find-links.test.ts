import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findLinks } from './find-links.ts'

const links = (text: string) =>
  findLinks(text).flatMap((part) => (part.kind === 'link' ? [part.text] : []))

test('findLinks() finds addresses and leaves the sentence around them', () => {
  const cases: [string, string[]][] = [
    ['没有链接', []],
    ['看https://qingning.example/p/1这个', ['https://qingning.example/p/1']],
    ['(https://a.example/x_(y))。', ['https://a.example/x_(y)']],
    [
      'www.a.example, http://b.example/?q=1&r=2#z!',
      ['www.a.example', 'http://b.example/?q=1&r=2#z'],
    ],
    ['"https://a.example/."', ['https://a.example/']],
    ['HTTPS://A.EXAMPLE', ['HTTPS://A.EXAMPLE']],
  ]
  for (const [text, found] of cases) assert.deepEqual(links(text), found, text)
})

test('findLinks() follows nothing that could run or deceive', () => {
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https://bank.example@evil.example/',
    'https://localhost/x',
    'http://',
    'www.',
  ]) {
    assert.deepEqual(links(text), [], text)
  }
})

test('findLinks() gives back the whole text in its parts', () => {
  const text = 'a https://x.example/1. b www.y.example) c https://u:p@z.example/ d'
  assert.equal(
    findLinks(text)
      .map((part) => part.text)
      .join(''),
    text,
  )
})

test('findLinks() stays quick on a long hostile text', () => {
  const text = 'http://' + 'a.'.repeat(2_500) + '('.repeat(5_000)
  const began = performance.now()
  findLinks(text)
  findLinks('www.'.repeat(2_500))
  assert.ok(performance.now() - began < 200)
})
