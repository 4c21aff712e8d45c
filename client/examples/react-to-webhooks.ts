/** Listens for webhooks and prints what customers say. Prints its address first. */
import { createServer } from 'node:http'
import { readWebhook, WebhookError } from '@yingsheng/client'

const secret = process.env.YINGSHENG_WEBHOOK_SECRET!
/** Deliveries come at least once. A program that restarts keeps these in its database. */
const had = new Set<string>()

const server = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  try {
    const event = await readWebhook({
      body: Buffer.concat(parts),
      headers: request.headers,
      secret,
    })
    response.writeHead(204).end()
    if (had.has(event.id)) return
    had.add(event.id)
    if (event.type === 'message.sent' && event.data.message.author.kind === 'customer')
      process.stdout.write(`#${event.data.conversation.number}\t${event.data.message.text}\n`)
  } catch (error) {
    if (!(error instanceof WebhookError)) throw error
    response.writeHead(401).end()
  }
})
server.listen(Number(process.env.PORT ?? 3000), () => {
  process.stdout.write(`${JSON.stringify(server.address())}\n`)
})
