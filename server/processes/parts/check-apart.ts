import type { Config } from '../../platform/config/config.ts'

/**
 * Processes that are apart find each other over NATS, share a database server and one key; without
 * the first two they would be deaf, without the last they could not read each other's secrets.
 */
export function checkApart({ natsUrl, databaseUrl, secretKey }: Config): void {
  if (natsUrl === undefined || databaseUrl === undefined || secretKey === undefined) {
    throw new Error(
      'Separate processes need NATS_URL, DATABASE_URL and SECRET_KEY. `npm start` runs everything in one process without them.',
    )
  }
}
