import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rawRoute } from '../../platform/http/raw-route.ts'
import { contentPolicy } from '../../platform/http/security-headers.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findOpenLine, frameAncestors } from '../../domains/business/index.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The page inside the widget's frame; which pages may frame it is the line's to say. The same
 * application stands still in the settings (`/widget-preview`), told by the desk what to show.
 */
export function widgetPages(distFolder: string) {
  return [
    rawRoute({
      method: 'GET',
      path: '/widget/:lineId',
      door: 'anyone',
      async handle(ctx, request, reply) {
        const { lineId } = request.params as { lineId: string }
        if (!uuid.test(lineId)) throw new Refusal('not_found')
        const { settings } = await findOpenLine(ctx, lineId)
        return reply
          .header('content-type', 'text/html; charset=utf-8')
          .header('cache-control', 'no-cache')
          .header(
            'content-security-policy',
            contentPolicy({ frameAncestors: frameAncestors(settings.allowedDomains) }),
          )
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(await readFile(join(distFolder, 'index.html')))
      },
    }),
    rawRoute({
      method: 'GET',
      path: '/widget-preview',
      door: 'anyone',
      async handle(_ctx, _request, reply) {
        return reply
          .header('content-type', 'text/html; charset=utf-8')
          .header('cache-control', 'no-cache')
          .header('content-security-policy', contentPolicy({ frameAncestors: ["'self'"] }))
          .send(await readFile(join(distFolder, 'index.html')))
      },
    }),
    rawRoute({
      method: 'GET',
      path: '/widget.js',
      door: 'anyone',
      async handle(_ctx, _request, reply) {
        return reply
          .header('content-type', 'text/javascript; charset=utf-8')
          .header('cache-control', 'public, max-age=300')
          .header('cross-origin-resource-policy', 'cross-origin')
          .send(await readFile(join(distFolder, 'loader.js')))
      },
    }),
  ]
}
