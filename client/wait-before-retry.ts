const firstMs = 250
const longestMs = 30_000

/**
 * Waits before the next try: as long as the server asks, else twice as long each time with half of it
 * by chance, so that many clients do not come back at one instant. Throws the reason of an abort.
 */
export async function waitBeforeRetry(given: {
  retries: number
  asked: number | null
  signal: AbortSignal | undefined
}): Promise<void> {
  const { retries, asked, signal } = given
  const ownMs = Math.min(longestMs, firstMs * 2 ** retries) * (0.5 + Math.random() / 2)
  await new Promise<void>((resolve, reject) => {
    const abort = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
    }
    const timer = setTimeout(
      () => {
        signal?.removeEventListener('abort', abort)
        resolve()
      },
      Math.max(asked ?? 0, ownMs),
    )
    if (signal?.aborted) abort()
    else signal?.addEventListener('abort', abort, { once: true })
  })
}
