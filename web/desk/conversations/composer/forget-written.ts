import { useAttachments } from './attachments.ts'
import { begunAt } from './begun-at.ts'
import { useReturned } from './returned.ts'

/** At signing out: files, failures and beginnings of this agent must not meet the next one. */
export function forgetWritten(): void {
  useAttachments.setState({ files: new Map() })
  useReturned.setState({ failures: new Map() })
  begunAt.clear()
}
