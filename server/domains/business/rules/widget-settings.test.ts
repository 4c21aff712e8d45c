import assert from 'node:assert/strict'
import test from 'node:test'
import { carriesWhiteText, defaultWidgetSettings, frameAncestors } from './widget-settings.ts'

const colours: [colour: string, carries: boolean][] = [
  ['#0a7370', true],
  ['#000000', true],
  ['#ffffff', false],
  ['#e39b12', false],
  ['#767676', true],
  ['#777777', false],
]
for (const [colour, carries] of colours) {
  test(`carriesWhiteText() is ${carries} for ${colour}`, () =>
    assert.equal(carriesWhiteText(colour), carries))
}

test('the default colour carries white text', () =>
  assert.ok(carriesWhiteText(defaultWidgetSettings().colour)))

test('frameAncestors() lets any page when the list is empty', () =>
  assert.deepEqual(frameAncestors([]), ['*']))
