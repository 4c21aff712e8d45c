export type PartOfDay = 'morning' | 'noon' | 'afternoon' | 'evening'

/** What one wishes at this hour (0 to 23): the night belongs to the evening until five. */
export function partOfDay(hour: number): PartOfDay {
  if (hour < 5 || hour >= 18) return 'evening'
  if (hour < 11) return 'morning'
  return hour < 13 ? 'noon' : 'afternoon'
}
