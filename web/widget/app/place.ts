/** Where this application is shown: which line, in whose page, in what language. Told by its address. */
const told = new URLSearchParams(location.hash.slice(1))

export const lineId = location.pathname.split('/').at(-1)!
/** The page that shows us, by its loader's word. If it lied, the browser would deliver nothing to it. */
export const hostOrigin = parent === window ? null : told.get('origin')
/** Who this browser is, where only the shop's page could keep it; see me.ts. */
export const keptByHost = told.get('me') ?? ''
export const preferredLanguage = told.get('language') ?? navigator.language
