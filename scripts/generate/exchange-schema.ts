import { exportedConversation, exportEnd } from '../../contracts/exchange.ts'
import { z } from 'zod'

/** The lines of an export as JSON Schema, for those who read them with other tools. */
export async function renderExchangeSchema(): Promise<string> {
  const line = z.discriminatedUnion('format', [exportedConversation, exportEnd])
  const schema = z.toJSONSchema(line, { io: 'output' })
  return `${JSON.stringify({ title: 'A line of a Yingsheng export', ...schema }, null, 2)}\n`
}
