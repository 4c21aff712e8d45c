import { randomUUID } from 'node:crypto'
import { gather } from '../load/crowd.ts'
import { textFrame } from '../load/raw-socket.ts'
import type { ProductServer } from '../servers/product-server.ts'

/** One customer comes, says one line, sees it and goes. */
export async function sayHello(
  { port, origin }: Pick<ProductServer, 'port' | 'origin'>,
  lineId: string,
): Promise<void> {
  const answer = await fetch(`${origin}/api/widget/lines/${lineId}/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  if (!answer.ok) throw new Error(`no session for a customer: ${await answer.text()}`)
  const { token } = (await answer.json()) as { token: string }
  const crowd = await gather({
    port,
    path: '/sync',
    members: [{ kind: 'customer', token }],
    protocol: 'sync',
  })
  const seen = new Promise<void>((resolve) => {
    crowd.listen((_, bytes, start, end) => {
      if (bytes.toString('utf8', start, end).includes('"message.sent"')) resolve()
    })
  })
  crowd.send(
    0,
    textFrame(
      JSON.stringify({
        type: 'send',
        clientId: randomUUID(),
        text: '你好，请问这款耳机有现货吗？',
      }),
    ),
  )
  await seen
  crowd.leave()
}
