import { distance } from 'fastest-levenshtein'

/** The `count` names that are most similar to `wanted`, the closest first: for "did you mean". */
export function closestNames(wanted: string, names: string[], count: number): string[] {
  const scored = [...new Set(names)].map((name) => ({ name, distance: distance(wanted, name) }))
  return scored
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name)
}
