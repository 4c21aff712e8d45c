/** Events that are audited: sign-ins, settings, reveals, who may do what. What is said is in its conversation. */
const auditedStreams = [
  'agent.',
  'business.',
  'brand.',
  'line.',
  'catalogue.',
  'api-key.',
  'webhook.',
  'quick-reply.',
  'export.',
] as const
const auditedEvents = new Set([
  'customer.detail-revealed',
  'customer.profile-changed',
  'customer.identified',
])

export function isAudited(eventName: string): boolean {
  return (
    auditedEvents.has(eventName) || auditedStreams.some((prefix) => eventName.startsWith(prefix))
  )
}
