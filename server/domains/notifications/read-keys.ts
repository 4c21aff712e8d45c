import webPush from 'web-push'
import type { Ground } from '../../platform/context.ts'
import { findKeys, insertKeys, type PushKeys } from './store/keys.ts'

/** The keys by which push services know us (RFC 8292); made when they are first asked for. */
export async function readKeys(ground: Pick<Ground, 'db' | 'secrets' | 'now'>): Promise<PushKeys> {
  const kept = await findKeys(ground)
  if (kept !== undefined) return kept
  const { publicKey, privateKey } = webPush.generateVAPIDKeys()
  await insertKeys(
    ground,
    { publicKey, sealedPrivateKey: ground.secrets.seal(privateKey) },
    ground.now(),
  )
  return (await findKeys(ground))!
}
