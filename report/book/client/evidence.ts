import type { CompactSpec } from '../timeline'
import { highlighted } from './code'
import { byId, element } from './dom'
import { timelineOf } from './timeline'

type EvidenceById = Record<string, CompactSpec>

let decompressing: Promise<EvidenceById> | undefined

/** The timelines and the code of all specs. They are decompressed once. */
export function loadEvidence(): Promise<EvidenceById> {
  decompressing ??= decompress()
  return decompressing
}

async function decompress(): Promise<EvidenceById> {
  const bytes = Uint8Array.from(atob(byId('_data')?.textContent ?? ''), (one) => one.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  return (await new Response(stream).json()) as EvidenceById
}

/** What a spec observed, what happened, and the spec's code. */
export function evidenceOf(evidence: CompactSpec | undefined, spec: HTMLElement): HTMLElement[] {
  if (!evidence) return []
  const { expected, observed, code, timeline } = evidence
  const parts: HTMLElement[] = []
  if (spec.classList.contains('held') && observed) {
    const difference = element('dl', 'difference', '')
    for (const [name, text] of Object.entries({ expected, observed })) {
      const row = element('div', '', '')
      row.append(element('dt', '', name), element('dd', '', text))
      difference.append(row)
    }
    parts.push(difference)
  }
  parts.push(element('h3', '', 'What happened'))
  if (timeline.length > 0) parts.push(...timelineOf(timeline))
  else parts.push(element('p', 'note', 'Nothing: the spec did not run.'))
  if (code) {
    const pre = element('pre', 'code', '')
    pre.append(...highlighted(code))
    parts.push(element('h3', '', 'The code of the test'), pre)
  }
  return parts
}
