import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { checkWording } from '../../server/domains/wording/index.ts'
import { planScene, planSteps, type PlannedStep } from '../telling/plan-steps.ts'
import { readWhen, resolveWhen } from '../telling/when.ts'
import { journeys } from '../journeys.ts'
import { agents, departure } from './agents.ts'
import { customers } from './customers.ts'
import { lines } from './lines.ts'
import { scenes } from './scenes.ts'

const now = new Date('2026-06-17T14:30:00')
const steps = planSteps(scenes, now)
const isAgent = (name: string) => agents.some((agent) => agent.name === name)
const replies = steps.filter((step) => step.does === 'says' && isAgent(step.by)) as Spoken[]
type Spoken = Extract<PlannedStep, { text: string }>

for (const moment of [
  '2026-03-02T00:05',
  '2026-03-02T08:59',
  '2026-12-31T12:00',
  '2027-01-01T23:58',
]) {
  test(`the story can be told at ${moment}: everybody in it exists, and times ascend to then`, () => {
    const told = planSteps(scenes, new Date(moment))
    assert.equal(told.length, steps.length)
  })
}

test('every customer of the cast comes by, on his own line, and every scene has one of the cast or a stranger', () => {
  const met = new Map(scenes.map(({ customer, line }) => [customer, line]))
  for (const { name, line } of customers) assert.equal(met.get(name), line, name)
  const known = new Set(customers.map(({ name }) => name))
  for (const { customer } of scenes)
    assert.ok(customer === null || known.has(customer), `${customer}`)
})

test('everybody who has joined takes part, and nobody after he has left', () => {
  for (const { name } of agents.filter(({ hasJoined }) => hasJoined))
    assert.ok(
      steps.some(({ by }) => by === name),
      name,
    )
  const leftAt = resolveWhen(readWhen(departure.at), { now, previous: null, ownSeconds: 0 })
  const after = steps.filter(({ by, at }) => by === departure.agent && at >= leftAt)
  assert.deepEqual(after, [])
})

test('no agent writes what the wording rules advise against, or promises what nobody can', () => {
  for (const { text } of replies) {
    checkWording(text, { isAcknowledged: false })
    assert.doesNotMatch(text, /肯定|保证|绝对|冷静|guarantee|calm down/i)
  }
})

test('both languages are spoken, each on its own line', () => {
  const saidOn = (line: string) =>
    steps.filter((step): step is Spoken => step.does === 'says' && step.scene.line === line)
  const han = /\p{Script=Han}/u
  assert.ok(saidOn('overseas').length > 60)
  for (const { text } of saidOn('overseas')) assert.doesNotMatch(text, han)
  const chinese = saidOn('website').filter(({ text }) => han.test(text))
  assert.ok(chinese.length > saidOn('website').length * 0.9)
  assert.deepEqual(Object.keys(lines), ['website', 'overseas'])
})

test('it is a week of about sixty conversations, one of them with about three hundred lines', () => {
  const weekAgo = new Date(now.getTime() - 7 * 86_400_000)
  const thisWeek = new Set(steps.filter(({ at }) => at > weekAgo).map(({ scene }) => scene))
  assert.ok(thisWeek.size >= 60 && thisWeek.size <= 80, `${thisWeek.size}`)
  const long = scenes.find(({ customer }) => customer === journeys.longConversation.customer)!
  const said = planScene(long, now).filter(({ does }) => does === 'says' || does === 'notes')
  assert.ok(said.length >= 290, `${said.length}`)
})

test('every file that is sent is there, and every file that is there is sent', () => {
  const sent = steps.flatMap((step) => ('files' in step ? step.files : []))
  const there = readdirSync(join(import.meta.dirname, 'files'))
  assert.deepEqual([...new Set(sent)].sort(), there.sort())
})

test('nobody answers a conversation that is resolved before it is open again', () => {
  for (const scene of scenes) {
    let isResolved = false
    for (const step of planScene(scene, now)) {
      if (isResolved)
        assert.ok(step.does !== 'says' || !isAgent(step.by), `${step.by} in ${scene.customer}`)
      if (step.does === 'resolves') isResolved = true
      if (step.does === 'reopens' || (step.does === 'says' && !isAgent(step.by))) isResolved = false
    }
  }
})

test('journeys name lines that are said', () => {
  const isSaid = (by: string, part: string) =>
    steps.some((step) => step.by === by && 'text' in step && step.text.includes(part))
  const { customer, englishCustomer, longConversation, forgotten } = journeys
  assert.ok(isSaid(customer.name, customer.asks))
  assert.ok(isSaid(englishCustomer.name, englishCustomer.asks))
  assert.ok(isSaid(longConversation.customer, longConversation.firstLine))
  assert.ok(isSaid(forgotten.customer, forgotten.lastLine))
})
