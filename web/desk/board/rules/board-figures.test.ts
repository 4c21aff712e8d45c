import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { BoardAgent } from '@yingsheng/contracts/supervision'
import { minutesOver, orderAgents, percentOf, runningClock, shareTone } from './board-figures.ts'

describe('figures of the board', () => {
  it('have no percentage where nothing was counted, and 100 % only where all were in time', () => {
    const cases: [number, number, number | null, string | null][] = [
      [0, 0, null, null],
      [0, 1, 0, 'bad'],
      [1, 2, 50, 'bad'],
      [7, 10, 70, 'warn'],
      [9, 10, 90, 'ok'],
      [999, 1000, 99, 'ok'],
      [1000, 1000, 100, 'ok'],
    ]
    for (const [within, counted, percent, tone] of cases) {
      assert.equal(percentOf({ within, counted }), percent, `${within}/${counted}`)
      assert.equal(shareTone({ within, counted }), tone, `${within}/${counted}`)
    }
  })

  it('run as a clock does, and not backwards', () => {
    const cases: [number, string][] = [
      [-3, '00:00'],
      [9.9, '00:09'],
      [249, '04:09'],
      [3600, '1:00:00'],
      [86_399, '23:59:59'],
      [86_400, '1 d'],
      [200_000, '2 d'],
    ]
    for (const [seconds, clock] of cases)
      assert.equal(
        runningClock(seconds, (days) => `${days} d`),
        clock,
      )
  })

  it('count minutes over of planned breaks alone', () => {
    const since = '2026-05-22T10:00:00.000Z'
    const now = Date.parse(since) + 16 * 60_000 + 30_000
    assert.equal(minutesOver({ state: 'break', since }, { planned: 15, now }), 1)
    assert.equal(minutesOver({ state: 'break', since }, { planned: 30, now }), 0)
    assert.equal(minutesOver({ state: 'break', since }, { planned: null, now }), 0)
    assert.equal(minutesOver({ state: 'busy', since }, { planned: 15, now }), 0)
  })

  it('put first whom one looks for, and then go by name', () => {
    const share = (within: number, counted: number) => ({ within, counted })
    const agent = (name: string, change: Partial<BoardAgent>, within = 0, counted = 0) => {
      const speed = { within30s: share(0, 0), within3min: share(within, counted) }
      const base = { state: 'online', load: 0, capacity: 5, waiting: 0, waitingSince: null }
      return { ...base, ...change, name, speeds: { first: speed, rounds: speed } } as BoardAgent & {
        name: string
      }
    }
    const [a, b, c] = [
      agent('a', { state: 'break', load: 5 }, 1, 2),
      agent('b', { waitingSince: '2026-05-22T10:00:00.000Z', load: 1 }, 2, 2),
      agent('c', { state: 'busy', capacity: 0 }),
    ]
    const names = (order: Parameters<typeof orderAgents>[1]) =>
      orderAgents([c, b, a], order)
        .map(({ name }) => name)
        .join('')
    assert.deepEqual(
      {
        state: names('state'),
        waiting: names('waiting'),
        load: names('load'),
        speed: names('speed'),
      },
      { state: 'bca', waiting: 'bac', load: 'abc', speed: 'abc' },
    )
  })
})
