import type { Config } from '../../platform/config/config.ts'

/** Processes that are apart find each other over NATS and share a database server; without them they would be deaf. */
export function needsNats({ natsUrl, databaseUrl }: Config): void {
  if (natsUrl === undefined || databaseUrl === undefined) {
    throw new Error(
      'Separate processes need NATS_URL and DATABASE_URL. `npm start` runs everything in one process without them.',
    )
  }
}
