import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { foldRounds, type Happening, type Round } from './rounds.ts'

const conversationId = 'c'
const at = (clock: string) => `2026-05-22T${clock}.000Z`
let sequence = 0
const asked = (clock: string, assigneeId: string | null = 'ann'): Happening => ({
  kind: 'asked',
  conversationId,
  sequence: (sequence += 1),
  at: at(clock),
  queueId: 'q',
  assigneeId,
})
const answered = (clock: string, agentId = 'ann'): Happening => ({
  kind: 'answered',
  conversationId,
  sequence: (sequence += 1),
  at: at(clock),
  agentId,
})
const moved = (clock: string, assigneeId: string | null, queueId = 'q'): Happening => ({
  kind: 'moved',
  conversationId,
  sequence: (sequence += 1),
  at: at(clock),
  queueId,
  assigneeId,
})
const resolved = (clock: string): Happening => ({
  kind: 'resolved',
  conversationId,
  sequence: (sequence += 1),
  at: at(clock),
})
const brief = ({ seconds, agentId, isFirst, isOver }: Round) =>
  [agentId ?? 'nobody', seconds ?? '-', isFirst ? 'first' : '', isOver ? 'over' : '']
    .filter((part) => part !== '')
    .join(' ')

const cases: [string, () => Happening[], string[]][] = [
  [
    'the source’s example: two questions and a late answer are one round',
    () => [asked('10:10:15'), asked('10:15:20'), answered('10:18:10')],
    ['ann 475 first'],
  ],
  [
    'and one more, answered in time',
    () => [
      asked('10:10:15'),
      asked('10:15:20'),
      answered('10:18:10'),
      asked('10:18:30'),
      answered('10:19:00'),
    ],
    ['ann 475 first', 'ann 30'],
  ],
  [
    'ten questions without an answer are one round without one',
    () => Array.from({ length: 10 }, (_, minute) => asked(`10:0${minute}:00`)),
    ['ann - first'],
  ],
  ['an agent who speaks first answers nothing', () => [answered('10:00:00')], []],
  [
    'a second answer belongs to no round',
    () => [asked('10:00:00'), answered('10:00:10'), answered('10:00:20')],
    ['ann 10 first'],
  ],
  [
    'an open round goes with the conversation, and to who answered in the end',
    () => [asked('10:00:00', null), moved('10:00:05', 'ben'), answered('10:00:09', 'cleo')],
    ['cleo 9 first'],
  ],
  [
    'an answered one stays where it was answered',
    () => [asked('10:00:00'), answered('10:00:10'), moved('10:00:20', 'ben')],
    ['ann 10 first'],
  ],
  [
    'resolved without an answer it gets none, and the next is a first response again',
    () => [asked('10:00:00'), resolved('10:01:00'), asked('11:00:00'), answered('11:00:30')],
    ['ann - first over', 'ann 30 first'],
  ],
  [
    'resolved after an answer, the next is a first response again',
    () => [asked('10:00:00'), answered('10:00:04'), resolved('10:01:00'), asked('11:00:00')],
    ['ann 4 first over', 'ann - first'],
  ],
  [
    'clocks that disagree make no negative wait',
    () => [asked('10:00:01'), answered('10:00:00')],
    ['ann 0 first'],
  ],
]

describe('rounds of talk', () => {
  for (const [name, make, expected] of cases) {
    it(`counts: ${name}`, () => {
      const happenings = make()
      const rounds = foldRounds(new Map(), happenings)
      assert.deepEqual(rounds.map(brief), expected)
    })

    it(`changes nothing when delivered again, wherever it is cut: ${name}`, () => {
      const happenings = make()
      const whole = foldRounds(new Map(), happenings)
      for (let cut = 0; cut <= happenings.length; cut += 1) {
        const kept = new Map<string, Round>()
        const take = (list: readonly Happening[]) => {
          const newest = [...kept.values()].at(-1)
          const latest = new Map(newest === undefined ? [] : [[conversationId, newest] as const])
          for (const round of foldRounds(latest, list)) kept.set(`${round.askedSequence}`, round)
        }
        take(happenings.slice(0, cut))
        take(happenings)
        take(happenings)
        assert.deepEqual([...kept.values()], whole, `cut at ${cut}`)
      }
    })
  }
})
