import type { BrowserContext, WebSocketRoute } from '@playwright/test'

/** The way between one browser and the server: pages still load, but nothing that they ask is answered. */
export type Cable = { cut(): void; mend(): void }

/** Lays the cable; before the first page of the browser opens. */
export async function layCable(context: BrowserContext): Promise<Cable> {
  let isCut = false
  const sockets = new Set<WebSocketRoute>()
  await context.routeWebSocket(/\/sync$/, (socket) => {
    if (isCut) return void socket.close()
    sockets.add(socket)
    socket.connectToServer()
  })
  await context.route(/\/api\/widget\/conversations|\/api\/files/, (route) =>
    isCut ? route.abort('connectionfailed') : route.fallback(),
  )
  return {
    cut() {
      isCut = true
      for (const socket of sockets) void socket.close({ code: 1001 })
      sockets.clear()
    },
    mend() {
      isCut = false
    },
  }
}
