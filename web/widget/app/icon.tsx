/** Decoration: what it means is said by the element that holds it. `d`: from icons.ts of the same folder. */
export function Icon({ d }: { d: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} />
    </svg>
  )
}
