import { type Bus, createLocalBus } from '../../platform/bus/bus.ts'
import type { Config } from '../../platform/config/config.ts'
import type { Ground } from '../../platform/context.ts'
import { createSecretBox, loadSecretKey, type SecretBox } from '../../platform/crypto/secret-box.ts'
import { createEgress } from '../../platform/egress/egress.ts'
import {
  type GroundDatabase,
  openGround as openDatabaseGround,
} from '../../platform/database/open.ts'
import { createDiskStorage } from '../../platform/files/storage.ts'
import { newId, newToken } from '../../platform/ids/ids.ts'
import { createAttemptLimits } from '../../platform/limits/attempt-limits.ts'
import type { Log } from '../../platform/log/log.ts'

export type OpenGround = { ground: Ground; database: GroundDatabase; close(): Promise<void> }

/** Everything a process stands on: the database (started and migrated), the bus, secrets, files. */
export async function openGround(config: Config, log: Log): Promise<OpenGround> {
  const database = await openDatabaseGround(config, log)
  try {
    const secrets = createSecretBox(await loadSecretKey(config.dataDir, config.secretKey))
    const bus = await openBus(config.natsUrl, log)
    const ground: Ground = {
      db: database.db,
      now: () => new Date(),
      newId,
      newToken,
      log,
      bus,
      secrets,
      files: await createDiskStorage(config.dataDir),
      attempts: createAttemptLimits(database.pool),
      egress: createEgress({ allowed: config.egressAllow }),
      publicUrl: config.publicUrl,
      setupCode: setupCodeOf(secrets),
    }
    return {
      ground,
      database,
      async close() {
        await ground.egress.close()
        await bus.close()
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw error
  }
}

/** Eight digits, the same on every node, so that any of them may print it and any may be asked. */
function setupCodeOf(secrets: SecretBox): string {
  return String(10_000_000 + (secrets.derive('set-up code').readUInt32BE() % 90_000_000))
}

/** A process on its own carries no client of NATS. */
async function openBus(natsUrl: string | undefined, log: Log): Promise<Bus> {
  if (natsUrl === undefined) return createLocalBus()
  const { createNatsBus } = await import('../../platform/bus/nats-bus.ts')
  return createNatsBus(natsUrl, log)
}
