/** A customer's page as agents may see it: where it is, and an address only if it is safe to follow. */
export function safePage(url: string): { href: string | null; place: string } {
  if (!URL.canParse(url)) return { href: null, place: '' }
  const { protocol, host, pathname, href } = new URL(url)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return {
    href: isWeb ? href : null,
    place: isWeb ? host + (pathname === '/' ? '' : decoded(pathname)) : '',
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
