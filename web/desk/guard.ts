import { redirect } from '@tanstack/react-router'
import { RefusalError } from './api.ts'
import { meQuery, queryClient, setupQuery } from './queries.ts'

/** Lets an agent who is signed in pass; sends everybody else to set up or to sign in. */
export async function guard(path: string): Promise<void> {
  try {
    await queryClient.ensureQueryData(meQuery)
  } catch (error) {
    if (!(error instanceof RefusalError) || !isNobody(error)) throw error
    const { isSetUp } = await queryClient.fetchQuery(setupQuery)
    // The public pages are not in the router's types: they are listed by the folder they live in.
    if (!isSetUp) throw redirect({ to: '/setup' as '/', replace: true })
    throw redirect({ to: '/sign-in' as '/', search: returningTo(path) as never, replace: true })
  }
}

/** Where to sign in, saying why one is there and where one was; the page reads both. */
export function signInAddress(because: 'session_over' | 'signed_out', path = '/'): string {
  return `/desk/sign-in?${new URLSearchParams({ ...returningTo(path), because })}`
}

/** Nothing to remember when it is the front page. */
function returningTo(path: string): { return?: string } {
  return path === '/' || path === '' ? {} : { return: `/desk${path}` }
}

function isNobody({ code }: RefusalError): boolean {
  return code === 'not_signed_in' || code === 'session_over' || code === 'not_set_up'
}
