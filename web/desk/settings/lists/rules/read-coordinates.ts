/** Latitude and longitude as people copy them from a map: `31.23, 121.47`. Null for anything else. */
export function readCoordinates(text: string): { latitude: number; longitude: number } | null {
  const parts = text
    .normalize('NFKC')
    .replace(/[、;()[\]]/g, ',')
    .split(/[,\s]+/)
    .filter((part) => part !== '')
  if (parts.length !== 2 || !parts.every((part) => /^[+-]?\d{1,3}(\.\d+)?$/.test(part))) return null
  const [latitude, longitude] = parts.map(Number) as [number, number]
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}
