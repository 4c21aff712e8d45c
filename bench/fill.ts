/**
 * Fills an empty database with a year of a busy shop: by default 100,000 conversations and 2 million
 * messages, with their customers, agents, events and search documents.
 *   DATABASE_URL=postgres://… npm run bench:fill [-- --conversations 100000 --messages 2000000]
 * Without DATABASE_URL the embedded database of DATA_DIR is filled. One that holds conversations, or
 * somebody else's business, is left alone.
 */
import { parseArgs } from 'node:util'
import { checkFill } from './fill/check-fill.ts'
import { createChance } from './fill/chance.ts'
import { fillDatabase, type Size } from './fill/fill-database.ts'
import { learnWords } from './fill/learn-words.ts'
import { openBusiness, ownerEmail, password } from './fill/open-business.ts'
import { writeSentences } from './fill/texts.ts'
import { readConfig } from '../server/platform/config/config.ts'
import { createLog } from '../server/platform/log/log.ts'
import { buildApi } from '../server/processes/parts/api.ts'
import { openGround, type OpenGround } from '../server/processes/parts/ground.ts'
import { runWorker } from '../server/processes/parts/worker.ts'

const agentsWanted = 50

const startedAt = performance.now()
const say = (sentence: string) => {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(0).padStart(4)
  process.stdout.write(`${seconds} s  ${sentence}\n`)
}

async function fill(size: Size): Promise<void> {
  const config = readConfig()
  const open = await openGround(config, createLog('error'))
  try {
    await refuseFilled(open)
    const app = await buildApi(open, config)
    say('creating the business and its agents')
    const business = await openBusiness(app, agentsWanted)
    const worker = await runWorker(open)
    await worker.caughtUp()
    await worker.stop()
    await app.close()
    say('cutting sentences into words')
    const sentences = learnWords(writeSentences(createChance(1)))
    const filled = await fillDatabase(open.database.pool, { size, business, sentences, say })
    const wrong = await checkFill(open.database.pool)
    if (wrong.length > 0)
      throw new Error(`The filled database is not consistent:\n  ${wrong.join('\n  ')}`)
    say(
      `filled: ${filled.conversations} conversations, ${filled.messages} messages, ${filled.events} events in ${filled.seconds.toFixed(0)} s`,
    )
    say(`sign in as ${ownerEmail} or agent1@fill.example, password "${password}"`)
  } finally {
    await open.close()
  }
}

async function refuseFilled({ database: { pool } }: OpenGround): Promise<void> {
  const { rows } = await pool.query<{ conversations: number; is_ours: boolean }>(
    `select (select count(*) from conversations) as conversations,
      not exists (select from business) or exists (select from agents where email = $1) as is_ours`,
    [ownerEmail],
  )
  const { conversations, is_ours: isOurs } = rows[0]!
  if (conversations > 0)
    throw new Error(
      `This database holds ${conversations} conversations already; it is left as it is.`,
    )
  if (!isOurs)
    throw new Error('This database belongs to a business already; bench:fill wants an empty one.')
}

try {
  const { values } = parseArgs({
    options: {
      conversations: { type: 'string', default: '100000' },
      messages: { type: 'string', default: '2000000' },
    },
  })
  const size = { conversations: Number(values.conversations), messages: Number(values.messages) }
  if (!(size.conversations >= 1 && size.messages >= size.conversations)) {
    throw new Error('There is at least one conversation, and each has at least one message.')
  }
  await fill(size)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
