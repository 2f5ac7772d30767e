import { distance } from 'fastest-levenshtein'

/** The names most like `wanted`, the most similar first: for "did you mean". */
export function nearest(wanted: string, names: string[], count: number): string[] {
  const scored = [...new Set(names)].map((name) => ({ name, distance: distance(wanted, name) }))
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name)
}
