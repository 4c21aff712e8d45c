import { networkInterfaces } from 'node:os'
import { isSetUp } from '../../domains/business/index.ts'
import type { Config } from '../../platform/config/config.ts'
import type { OpenGround } from './ground.ts'

/** The lines a newcomer looks for: where it is, and what to do first. */
export async function announcement(
  { ground, database }: OpenGround,
  config: Config,
  port: number,
): Promise<string> {
  const local = config.publicUrl ?? `http://localhost:${port}`
  const isThere = await isSetUp(ground)
  const where = database.isEmbedded
    ? `embedded PostgreSQL in ${config.dataDir}`
    : 'the server of DATABASE_URL'
  const lines = [
    '',
    '  Yingsheng 应声',
    '',
    `  Desk       ${local}/desk/`,
    ...(isThere
      ? []
      : [
          `  First run  ${local}/desk/setup   (from another machine, with the code ${ground.setupCode})`,
        ]),
    `  API        ${local}/api`,
    ...otherAddresses(config.host).map((address) => `  Network    http://${address}:${port}/`),
    `  Database   ${where}`,
    '',
  ]
  return lines.join('\n')
}

function otherAddresses(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return []
  return Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address)
}
