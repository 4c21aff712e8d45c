import type { ToApp, ToLoader } from '../bridge.ts'
import { hostOrigin } from './place.ts'

/** Says something to the loader in the page that shows us. */
export function tellHost<Name extends ToLoader['yingsheng']>(
  name: Name,
  detail?: Extract<ToLoader, { yingsheng: Name }>['detail'],
): void {
  if (hostOrigin) parent.postMessage({ yingsheng: name, detail }, hostOrigin)
}

/** Hears the loader, and nobody else. */
export function hearHost(hear: (said: ToApp) => void): void {
  addEventListener('message', ({ source, origin, data }) => {
    if (source === parent && origin === hostOrigin && data?.yingsheng) hear(data)
  })
}
