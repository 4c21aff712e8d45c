import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { describeApi } from './openapi.ts'
import { contentPolicy } from './security-headers.ts'

/**
 * The contracts as a page to read and try, at /api. Scalar is served from our own files; it writes
 * style elements, so this one page allows inline styles (never inline scripts).
 */
export function serveApiReference(app: FastifyInstance, publicUrl: string | undefined) {
  const root = dirname(createRequire(import.meta.url).resolve('@scalar/api-reference'))
  let script: Promise<Buffer> | undefined
  app.get('/api/openapi.json', (request, reply) =>
    reply.send(describeApi(publicUrl ?? `${request.protocol}://${request.host}`)),
  )
  app.get('/api', (_, reply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header(
        'content-security-policy',
        contentPolicy({ styleSrc: ["'self'", "'unsafe-inline'"], fontSrc: ["'self'", 'data:'] }),
      )
      .send(page),
  )
  app.get('/api/reference.js', async (_, reply) => {
    script ??= readFile(join(root, 'browser/standalone.js'))
    return reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=3600')
      .send(await script)
  })
  app.get('/api/reference-start.js', (_, reply) =>
    reply.header('content-type', 'text/javascript; charset=utf-8').send(start),
  )
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Yingsheng 应声 · API</title>
</head>
<body>
<div id="reference"></div>
<script src="/api/reference.js"></script>
<script src="/api/reference-start.js"></script>
</body>
</html>`

const start = `Scalar.createApiReference('#reference', {
  url: '/api/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
})
`
