import { useRouter } from '@tanstack/react-router'

/** Goes to a page of the desk by its full path, `/desk/…`. */
export function useGo(): (path: string) => void {
  const router = useRouter()
  return (path) => router.history.push(path)
}

/**
 * Where one was when the session ended: the `return` of the address, when it is a page of this desk
 * and nothing that only looks like one.
 */
export function returnPath(search: string): string {
  const wanted = new URLSearchParams(search).get('return')
  if (wanted === null) return deskPath
  const url = URL.parse(wanted, location.origin)
  if (url?.origin !== location.origin || !url.pathname.startsWith(deskPath)) return deskPath
  const isOutside = /^\/desk\/(sign-in|setup|join|reset)\b/.test(url.pathname)
  return isOutside ? deskPath : url.pathname + url.search
}

export const deskPath = '/desk/'
