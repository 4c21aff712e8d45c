import assert from 'node:assert/strict'
import test from 'node:test'
import { findForbiddenPhrases } from './find-forbidden-phrases.ts'

const cases: [text: string, phrases: string[]][] = [
  ['您好，这个问题我不会处理。', ['这个问题我不会处理']],
  ['这个 问题，我 不会处理', ['这个 问题，我 不会处理']],
  ['我现在很忙，您下次再打电话来吧', ['我现在很忙，您下次再打电话来吧']],
  ['我现在很忙 你下次再打电话来吧！', ['我现在很忙 你下次再打电话来吧']],
  ['您是不是干这一行的呀', ['您是不是干这一行的']],
  ['你有没有学过物理', ['你有没有学过']],
  ['这个问题我来处理，请稍等。', []],
  ['', []],
]
for (const [text, phrases] of cases) {
  test(`findForbiddenPhrases() finds [${phrases.join()}] in “${text}”`, () =>
    assert.deepEqual(
      findForbiddenPhrases(text).map((hit) => hit.phrase),
      phrases,
    ))
}

test('every hit brings a suggestion and its source', () => {
  const [hit] = findForbiddenPhrases('这个问题我不会处理')
  assert.ok(hit!.suggestion.length > 0)
  assert.equal(hit!.source, 'I2')
})
