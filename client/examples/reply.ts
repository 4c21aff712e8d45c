/** Replies to a conversation: `node reply.ts <conversation id> <text>`. */
import { randomUUID } from 'node:crypto'
import { Client, RefusalError } from '@yingsheng/client'

const client = new Client({
  baseUrl: process.env.YINGSHENG_URL!,
  apiKey: process.env.YINGSHENG_KEY!,
})
const [id = '', text = ''] = process.argv.slice(2)

try {
  // The client id makes the reply once, however often it is sent: keep it with the job it belongs to.
  const body = { clientId: randomUUID(), text }
  const message = await client.call('POST /api/conversations/:id/replies', { params: { id }, body })
  process.stdout.write(`${message.at}\n`)
} catch (error) {
  if (!(error instanceof RefusalError)) throw error
  process.stderr.write(`${error.code}: ${error.message}\n`)
  process.exitCode = 1
}
