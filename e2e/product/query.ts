import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'

/** Asks the embedded database of a product itself: what no interface shows, or takes too long to bring about by hand. */
export async function query<Row extends object>(
  dataDir: string,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const address = await readFile(join(dataDir, 'postgres-address.json'), 'utf8')
  const client = new Client(JSON.parse(address))
  await client.connect()
  try {
    return (await client.query<Row>(text, values)).rows
  } finally {
    await client.end()
  }
}
