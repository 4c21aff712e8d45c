type Placed = { id: string; place: number }

/**
 * Deals the places that these have among themselves out anew, in the order wanted: whoever stands
 * between or around them stays where he is. Answers those that move. Of equal places each gets its own.
 */
export function placesInOrder(current: readonly Placed[], ids: readonly string[]): Placed[] {
  const before = new Map(current.map(({ id, place }) => [id, place]))
  let last = -Infinity
  const places = [...before.values()]
    .sort((a, b) => a - b)
    .map((place) => (last = Math.max(place, last + 1)))
  return ids
    .map((id, index) => ({ id, place: places[index]! }))
    .filter(({ id, place }) => before.get(id) !== place)
}
