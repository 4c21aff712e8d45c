import { openConversation } from '../conversations/open-conversation.ts'
import { keepPush } from './push-device.ts'

/**
 * Starts the service worker, and opens what it asks for. What fails here is no reason to disturb
 * anybody: the desk works without, and the settings say how it stands.
 */
export async function startWorker(agentId: string): Promise<void> {
  if (!('serviceWorker' in navigator) || !import.meta.env.PROD) return
  navigator.serviceWorker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (isOpening(data)) openConversation(data.conversationId)
  }
  try {
    await navigator.serviceWorker.register('/desk/service-worker.js', {
      scope: '/desk/',
      updateViaCache: 'none',
    })
    await keepPush(agentId)
  } catch {
    // A browser without storage, or a network that is gone.
  }
}

function isOpening(data: unknown): data is { type: 'open'; conversationId: string } {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'open'
}
