import assert from 'node:assert/strict'
import test from 'node:test'
import { chooseLanguage } from './choose-language.ts'

const cases: [...Parameters<typeof chooseLanguage>, expected: string][] = [
  ['auto', 'zh-CN', 'zh-CN'],
  ['auto', 'zh-TW', 'zh-CN'],
  ['auto', 'en-GB', 'en'],
  ['auto', 'fr', 'en'],
  ['auto', undefined, 'zh-CN'],
  ['en', 'zh-CN', 'en'],
  ['zh-CN', 'en', 'zh-CN'],
]
for (const [setting, preferred, expected] of cases) {
  test(`chooseLanguage() is ${expected} when the line says ${setting} and the browser ${preferred}`, () =>
    assert.equal(chooseLanguage(setting, preferred), expected))
}
