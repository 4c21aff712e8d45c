/** One measured value with what it stands beside. */
export type Figure = {
  part: string
  name: string
  value: number
  unit: string
  /** Measured in the same run, in the same unit. */
  comparison: { what: string; value: number } | null
  /** What the issue asks for. */
  wanted: { atLeast: number } | { atMost: number } | null
}

export function isMet({ value, wanted }: Figure): boolean | null {
  if (wanted === null) return null
  return 'atLeast' in wanted ? value >= wanted.atLeast : value <= wanted.atMost
}

/** All figures as one table for a terminal (and, as it is, for Markdown). */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.part,
    figure.name,
    `${show(figure.value)} ${figure.unit}`.trim(),
    figure.comparison === null
      ? ''
      : `${show(figure.comparison.value)} ${figure.unit} ${figure.comparison.what}`.replaceAll(
          '  ',
          ' ',
        ),
    figure.wanted === null
      ? ''
      : 'atLeast' in figure.wanted
        ? `≥ ${show(figure.wanted.atLeast)}`
        : `≤ ${show(figure.wanted.atMost)}`,
    { true: 'yes', false: 'NO', null: '' }[String(isMet(figure)) as 'true' | 'false' | 'null'],
  ])
  const all = [['part', 'figure', 'median', 'beside it', 'wanted', 'met'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`
  return [
    line(all[0]!),
    `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
    ...rows.map(line),
  ].join('\n')
}

function show(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en')
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2)
}
