import assert from 'node:assert/strict'
import { it } from 'node:test'
import { chooseTags } from './choose-tags.ts'

const slow = { id: 'slow', 'zh-CN': '回复太慢', en: 'Slow' }
const rude = { id: 'rude', 'zh-CN': '态度不好', en: 'Unfriendly' }
const quick = { id: 'quick', 'zh-CN': '回复很快', en: 'Quick' }
const settings = { tags: { low: [slow, rude], high: [quick] } }

it('takes the tags that are offered for the score, in the order of the line, each once', () => {
  const ids = ['rude', 'slow', 'rude']
  assert.deepEqual(chooseTags(settings, { score: 3, tagIds: ids }), [slow, rude])
  assert.deepEqual(chooseTags(settings, { score: 4, tagIds: ['quick'] }), [quick])
  assert.deepEqual(chooseTags(settings, { score: 5, tagIds: [] }), [])
})

it('takes none at all when one is for the other scores, or for nobody', () => {
  assert.equal(chooseTags(settings, { score: 3, tagIds: ['slow', 'quick'] }), null)
  assert.equal(chooseTags(settings, { score: 4, tagIds: ['slow'] }), null)
  assert.equal(chooseTags(settings, { score: 1, tagIds: ['nothing'] }), null)
})
