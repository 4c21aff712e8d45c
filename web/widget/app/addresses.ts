/** Object URLs of the pictures shown, by file id, or by `clientId:index` while they are on their way. Empty: not there (yet). */
export const addresses = new Map<string, string>()

/** After `forget`, nothing of what was seen stays in memory. */
export function forgetAddresses(): void {
  for (const address of addresses.values()) URL.revokeObjectURL(address)
  addresses.clear()
}
