import assert from 'node:assert/strict'
import test from 'node:test'
import {
  allowsHost,
  carriesWhiteText,
  defaultWidgetSettings,
  frameAncestors,
} from './widget-settings.ts'

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

const hosts: [domains: string[], host: string, allowed: boolean][] = [
  [[], 'any.example', true],
  [['shop.example'], 'shop.example', true],
  [['shop.example'], 'evil-shop.example', false],
  [['shop.example'], 'www.shop.example', false],
  [['*.shop.example'], 'www.shop.example', true],
  [['*.shop.example'], 'shop.example', false],
  [['*.shop.example'], 'evilshop.example', false],
  [['localhost:3000'], 'localhost:3000', true],
  [['localhost:3000'], 'localhost:3001', false],
]
for (const [domains, host, allowed] of hosts) {
  test(`allowsHost() is ${allowed} for ${host} when the list is [${domains.join()}]`, () =>
    assert.equal(allowsHost(domains, host), allowed))
}

test('frameAncestors() lets any page when the list is empty', () =>
  assert.deepEqual(frameAncestors([]), ['*']))
