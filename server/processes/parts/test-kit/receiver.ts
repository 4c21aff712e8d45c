/** A program that receives webhooks: strict about signatures, and as unwell as a test wants it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export type Received = {
  id: string
  headers: Record<string, string>
  body: string
  /** What the verifier read, where it was given the secret and the signature is right. */
  // oxlint-disable-next-line no-explicit-any
  verified: any
}

export type Receiver = {
  url: string
  received: Received[]
  /** Says how it answers from now on. */
  answerWith(answer: (response: ServerResponse, one: Received) => void): void
  /** The secret with which it verifies. */
  trust(secret: string): void
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  let secret: string | undefined
  const well = (response: ServerResponse) => void response.end('thanks')
  let answer: (response: ServerResponse, one: Received) => void = well
  const server = createServer(async (request, response) => {
    const one = await read(request, secret)
    received.push(one)
    answer(response, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    answerWith: (next) => void (answer = next),
    trust: (next) => void (secret = next),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function read(request: IncomingMessage, secret: string | undefined): Promise<Received> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = Buffer.concat(parts).toString('utf8')
  const headers = request.headers as Record<string, string>
  return { id: headers['webhook-id'] ?? '', headers, body, verified: verify(body, headers, secret) }
}

function verify(body: string, headers: Record<string, string>, secret: string | undefined) {
  if (secret === undefined) return undefined
  try {
    return new Webhook(secret).verify(body, headers)
  } catch {
    return undefined
  }
}
