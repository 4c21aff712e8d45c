const units = ['byte', 'kilobyte', 'megabyte'] as const

/** `340 KB`, `1.2 MB`: two digits are enough to know what one downloads. */
export function fileSize(bytes: number, language: string): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2
  const value = bytes / 1_000 ** step
  const digits = step > 0 && value < 10 ? 1 : 0
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: digits,
  }).format(value)
}
