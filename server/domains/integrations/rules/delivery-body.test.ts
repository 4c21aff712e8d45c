import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { eventKinds } from '@yingsheng/contracts/events'
import { publishedEvents, typeOfEvent, webhookType } from '@yingsheng/contracts/integrations'
import type { StoredEvent } from '@yingsheng/contracts/endpoint'
import { deliveryBody } from './delivery-body.ts'

const id = '019a0000-0000-7000-8000-000000000001'
const event: StoredEvent = {
  sequence: 7,
  name: 'customer.profile-changed',
  stream: { kind: 'customer', id, sequence: 2 },
  actor: { kind: 'agent', id, ip: '192.0.2.7', keyId: id },
  causedBy: 3,
  at: '2026-03-01T08:00:00.000Z',
  data: { customer: { id, phoneMasked: '138****6621' }, changed: ['remark'], sessionId: id },
}

describe('the body of a delivery', () => {
  it('says type, time and what agents see, and neither addresses nor parts nobody named', () => {
    assert.deepEqual(JSON.parse(deliveryBody(event)), {
      type: 'customer.profile_changed',
      timestamp: event.at,
      data: {
        customer: { id, phoneMasked: '138****6621' },
        changed: ['remark'],
        sequence: 7,
        stream: event.stream,
        actor: { kind: 'agent', id, keyId: id },
      },
    })
  })

  it('has a type for each published event and parts for each type', () => {
    assert.deepEqual(publishedEvents.map(typeOfEvent).sort(), [...webhookType.options].sort())
    for (const name of publishedEvents) {
      const kind = eventKinds.find((one) => one.name === name)!
      const { shape } = kind.data as unknown as { shape: Record<string, unknown> }
      const data = Object.fromEntries(Object.keys(shape).map((part) => [part, 'there']))
      const body = JSON.parse(deliveryBody({ ...event, name, data }))
      const own = Object.keys(body.data).filter((part) => part in shape)
      assert.deepEqual(own.sort(), Object.keys(shape).sort(), name)
      assert.match(body.type, /^[a-zA-Z0-9_]+(\.[a-zA-Z0-9_]+)*$/)
    }
  })
})
