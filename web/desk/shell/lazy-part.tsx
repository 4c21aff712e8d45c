import { useEffect, useState, type ComponentType } from 'react'
import { showToast } from '@yingsheng/ui/toast'
import { sentenceForCode } from '../say-refusal.ts'

/** What is loaded when the desk has nothing better to do, so that it is there when the network is not. */
const loads: (() => Promise<unknown>)[] = []

/**
 * A component whose code is loaded when it is first drawn, or before in an idle moment. Until then it
 * shows nothing; if it cannot be had that is said, the page stays, and the next attempt tries again.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  const loadOnce = async () => (loaded ??= await load())
  loads.push(loadOnce)
  return function LazyPart(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(() => loaded)
    const isMissing = Part === null
    // Asked for once more (a menu opened again): then it is tried once more.
    const wish = 'isOpen' in props ? props.isOpen : true
    useEffect(() => {
      if (!isMissing || !wish) return
      let isGone = false
      loadOnce().then(
        (component) => isGone || setPart(() => component),
        () => isGone || showToast({ tone: 'bad', text: sentenceForCode('offline') }),
      )
      return () => {
        isGone = true
      }
    }, [isMissing, wish])
    return Part ? <Part {...props} /> : null
  }
}

const idleWithinMilliseconds = 4_000

/** Loads all of them, one after another, in idle moments. */
export function loadPartsWhenIdle(): void {
  const idle = globalThis.requestIdleCallback ?? ((next: () => void) => setTimeout(next, 1_000))
  const next = async (index: number) => {
    await loads[index]?.().catch(() => {})
    if (index + 1 < loads.length)
      idle(() => void next(index + 1), { timeout: idleWithinMilliseconds })
  }
  idle(() => void next(0), { timeout: idleWithinMilliseconds })
}
