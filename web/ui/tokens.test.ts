import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { contrastRatio } from './colour-contrast.ts'

const themes = readThemes(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'))
const textMin = 4.5
const lineMin = 3

const grounds = ['surface', 'canvas', 'subtle', 'hover', 'selected'] as const
const tints = Array.from({ length: 8 }, (_, index) => index + 1)

/** Text on the ground it stands on. */
const textPairs: [text: string, ground: string][] = [
  ...['text', 'text-2', 'text-3', 'brand-text', 'bad'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...['text', 'text-2', 'text-3', 'brand-text'].flatMap((text): [string, string][] => [
    [text, 'mine'],
    [text, 'brand-tint'],
  ]),
  ...['ok', 'warn', 'bad', 'info', 'bot'].flatMap((tone): [string, string][] => [
    [tone, `${tone}-bg`],
    [tone, 'surface'],
  ]),
  ['note-text', 'note-bg'],
  ['on-brand', 'brand'],
  ['canvas', 'text'],
  ['rail-fg', 'rail'],
  ['rail-fg', 'rail-2'],
  ...tints.map((tint): [string, string] => [`tint-fg-${tint}`, `tint-${tint}`]),
]

/** Lines and marks that carry meaning, on what surrounds them. */
const linePairs: [line: string, ground: string][] = [
  ...['border-3', 'ring', 'brand'].flatMap((line): [string, string][] => [
    [line, 'surface'],
    [line, 'canvas'],
  ]),
  ...grounds.map((ground): [string, string] => ['ring', ground]),
]

for (const [name, tokens] of Object.entries(themes)) {
  test(`text reaches ${textMin}:1 on every ground it stands on, in the ${name} theme`, () => {
    for (const [text, ground] of textPairs) check(tokens, text, ground, textMin)
  })
  test(`white text reaches ${textMin}:1 on what is destructive, in the ${name} theme`, () => {
    for (const ground of ['bad-solid', 'bad-solid-hover']) {
      assert.ok(contrastRatio('#ffffff', colourOf(tokens, ground)) >= textMin, ground)
    }
  })
  test(`field edges and focus rings reach ${lineMin}:1, in the ${name} theme`, () => {
    for (const [line, ground] of linePairs) check(tokens, line, ground, lineMin)
  })
}

test('both themes name the same colours', () => {
  const { light, dark } = themes
  assert.deepEqual([...dark.keys()].sort(), [...light.keys()].sort())
})

test('contrastRatio() gives 21 for black on white and 1 for a colour on itself', () => {
  assert.equal(contrastRatio('#000000', '#ffffff'), 21)
  assert.equal(contrastRatio('#0a7370', '#0a7370'), 1)
})

function check(tokens: Map<string, string>, one: string, other: string, least: number): void {
  const ratio = contrastRatio(colourOf(tokens, one), colourOf(tokens, other))
  assert.ok(ratio >= least, `${one} on ${other}: ${ratio.toFixed(2)}`)
}

function colourOf(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name)
  if (!value?.startsWith('#')) throw new Error(`no colour named ${name}`)
  return value
}

function readThemes(css: string): { light: Map<string, string>; dark: Map<string, string> } {
  return {
    light: readBlock(css, "[data-theme='light'] {"),
    dark: readBlock(css, "\n[data-theme='dark'] {"),
  }
}

function readBlock(css: string, opening: string): Map<string, string> {
  const start = css.indexOf(opening) + opening.length
  const block = css.slice(start, css.indexOf('}', start))
  return new Map(
    [...block.matchAll(/--([a-z0-9-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]),
  )
}
