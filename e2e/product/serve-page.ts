import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page of somebody else's, on an origin of its own, with the widget on it. */
export async function servePage(
  productUrl: string,
  lineId: string,
): Promise<{ url: string; host: string; close(): Promise<void> }> {
  const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>别家的网页</title></head>
<body><h1>别家的网页</h1><script src="${productUrl}/widget.js" data-line="${lineId}" async></script></body></html>`
  const server = createServer((_, reply) =>
    reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
