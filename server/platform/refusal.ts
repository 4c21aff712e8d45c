import { refusals, type RefusalCode, type RefusalReply } from '@yingsheng/contracts/refusals'

/** An expected "no", with a code of the catalogue. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: Record<string, unknown> | undefined

  constructor(code: RefusalCode, detail?: Record<string, unknown>) {
    super(refusals[code].message)
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return refusals[this.code].status
  }

  get mayRetry(): boolean {
    return 'retry' in refusals[this.code]
  }

  reply(): RefusalReply {
    const { code, message, detail } = this
    return detail === undefined ? { code, message } : { code, message, detail }
  }
}
