/** Prints who waits for an answer, the longest wait first. */
import { Client, paginate } from '@yingsheng/client'

const client = new Client({
  baseUrl: process.env.YINGSHENG_URL!,
  apiKey: process.env.YINGSHENG_KEY!,
})

const rows = paginate(
  (after) => client.call('GET /api/conversations', { query: { view: 'all', limit: 50, ...after } }),
  (page) => page.conversations,
)
const waiting = []
for await (const { number, customerName, lastLine, waitingSince } of rows) {
  if (waitingSince !== null) waiting.push({ number, customerName, waitingSince, lastLine })
}
waiting.sort((a, b) => (a.waitingSince < b.waitingSince ? -1 : 1))
for (const { number, customerName, waitingSince, lastLine } of waiting)
  process.stdout.write(`#${number}\t${customerName ?? '-'}\t${waitingSince}\t${lastLine.text}\n`)
