import { Agent, request } from 'node:http'

export type PageClient = {
  /** The body, as JSON. Throws for anything but success. */
  get<T>(path: string): Promise<T>
  close(): void
}

/** An agent's browser, as far as its requests go: signed in, one connection that stays open. */
export async function createClient(
  port: number,
  who: { email: string; password: string },
): Promise<PageClient> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let cookie = ''
  const ask = (method: string, path: string, body?: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) }
      const asked = request({ host: '127.0.0.1', port, method, path, agent, headers }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8')
          if (answer.statusCode !== 200)
            return reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
          const [given] = answer.headers['set-cookie'] ?? []
          if (given !== undefined) [cookie = ''] = given.split(';')
          resolve(text)
        })
      })
      asked.on('error', reject)
      asked.end(body)
    })
  await ask('POST', '/api/session', JSON.stringify(who))
  return {
    get: async <T>(path: string) => JSON.parse(await ask('GET', path)) as T,
    close: () => agent.destroy(),
  }
}
