import pino from 'pino'

export type Log = pino.Logger

/** Structured lines on standard output: one a request, one a job, one a surprise. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    redact: [
      'password',
      '*.password',
      'token',
      '*.token',
      'secret',
      '*.secret',
      'authorization',
      'cookie',
    ],
    timestamp: pino.stdTimeFunctions.isoTime,
  })
}
