import { resolve } from 'node:path'
import { z } from 'zod'
import { type AllowedRanges, readAllowedRanges } from '../egress/addresses.ts'

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.string().min(1).optional(),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(2).max(200).default(16),
  /** Where people reach us, for links that are handed out; else what the request says. */
  PUBLIC_URL: z.url().optional(),
  /** Addresses of proxies whose X-Forwarded-* are believed, comma-separated. Nobody by default. */
  TRUSTED_PROXIES: z.string().optional(),
  /** Addresses inside the own network that outbound calls may reach: `10.0.0.0/8,127.0.0.1`. None by default. */
  EGRESS_ALLOW: z
    .string()
    .optional()
    .transform((list, check) => {
      try {
        return readAllowedRanges(list ?? '')
      } catch {
        check.addIssue('addresses or ranges as 10.0.0.0/8, comma-separated')
        return z.NEVER
      }
    }),
  NATS_URL: z.string().optional(),
  SECRET_KEY: z.string().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Bearer token for /metrics; without one only loopback may read them. */
  METRICS_TOKEN: z.string().min(16).optional(),
})

export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  databaseConnectionsMax: number
  publicUrl: string | undefined
  trustedProxies: string[]
  egressAllow: AllowedRanges
  natsUrl: string | undefined
  secretKey: string | undefined
  logLevel: string
  metricsToken: string | undefined
}

/** Reads the environment once, at the start. Refuses with a sentence that names the variable. */
export function readConfig(from: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(from)
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The environment is not usable.\n  ${problems.join('\n  ')}`)
  }
  const env = parsed.data
  return {
    port: env.PORT,
    host: env.HOST,
    dataDir: resolve(env.DATA_DIR),
    databaseUrl: env.DATABASE_URL,
    databaseConnectionsMax: env.DATABASE_CONNECTIONS,
    publicUrl: env.PUBLIC_URL?.replace(/\/$/, ''),
    trustedProxies: env.TRUSTED_PROXIES?.split(',').map((address) => address.trim()) ?? [],
    egressAllow: env.EGRESS_ALLOW,
    natsUrl: env.NATS_URL,
    secretKey: env.SECRET_KEY,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
  }
}
