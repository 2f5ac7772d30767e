import { element } from './dom'

const token =
  /(?<comment>\/\/.*|\/\*[^]*?\*\/)|(?<string>'[^'\n]*'|"[^"\n]*"|`[^`]*`)|(?<word>\b(?:async|await|const|let|for|of|if|else|return|import|from|new|function|null|true|false|undefined)\b)/g

/**
 * Code with its comments, strings and keywords as elements.
 *
 * @param code TypeScript
 */
export function highlighted(code: string): (string | HTMLElement)[] {
  const parts: (string | HTMLElement)[] = []
  let from = 0
  for (const { 0: text, index, groups = {} } of code.matchAll(token)) {
    const kind = Object.keys(groups).find((name) => groups[name] !== undefined) ?? ''
    parts.push(code.slice(from, index), element('span', kind, text))
    from = index + text.length
  }
  return [...parts, code.slice(from)]
}
