/** Why a call came to nothing; permanent, because delivery logs keep it. */
export type EgressProblem =
  /** Not http or https, with a name and password in it, or no address at all. */
  | 'url_refused'
  /** It leads to an address that this installation does not call. */
  | 'address_refused'
  | 'name_unknown'
  | 'connection_failed'
  | 'tls_failed'
  | 'timed_out'
  | 'answer_too_large'
  | 'answer_unreadable'
  | 'too_many_redirects'

/** An outbound call without an answer. An answer of whatever status is none of these. */
export class EgressFailure extends Error {
  readonly problem: EgressProblem

  constructor(problem: EgressProblem, message: string = problem) {
    super(message)
    this.name = 'EgressFailure'
    this.problem = problem
  }
}

/** What undici, the socket or the resolver threw, in our words. */
export function failureOf(error: unknown): EgressFailure {
  if (error instanceof EgressFailure) return error
  const { code = '', name = '', message = '', cause } = error as NodeJS.ErrnoException
  if (cause instanceof EgressFailure) return cause
  // All addresses of a name were tried, each failed: the first says why.
  const [first] = error instanceof AggregateError ? (error.errors as unknown[]) : []
  if (first !== undefined) return failureOf(first)
  return new EgressFailure(problemOf(code, name), message)
}

function problemOf(code: string, name: string): EgressProblem {
  if (name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code)) return 'timed_out'
  if (/^(ENOTFOUND|EAI_)/.test(code)) return 'name_unknown'
  if (name === 'HTTPParserError' || /^(HPE_|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES)/.test(code))
    return 'answer_unreadable'
  if (/^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/.test(code))
    return 'tls_failed'
  return 'connection_failed'
}
