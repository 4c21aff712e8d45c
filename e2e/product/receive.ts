import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program of the shop's that webhooks are sent to: it keeps what it hears and answers as told. */
export async function receive(): Promise<{
  url: string
  heard: { headers: Record<string, string>; body: string }[]
  answerWith(status: number, text: string): void
  close(): Promise<void>
}> {
  const heard: { headers: Record<string, string>; body: string }[] = []
  let answer = { status: 200, text: '收到' }
  const server = createServer(async (request, reply) => {
    let body = ''
    for await (const part of request.setEncoding('utf8')) body += part
    heard.push({ headers: request.headers as Record<string, string>, body })
    reply.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' }).end(answer.text)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    heard,
    answerWith: (status, text) => void (answer = { status, text }),
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
