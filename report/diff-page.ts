import { changeInWords, countsInWords, type Comparison, type Difference } from './diff'
import { escapeHtml } from './escape'

const letters = { A: 'added', D: 'removed', C: 'changed' }

/**
 * A comparison of two files as one self-contained HTML page.
 *
 * @param now the path of the new side, as it was typed
 */
export function diffPage(comparison: Comparison, now: string): string {
  const { with: old, versions, differences } = comparison
  const title = differences.length === 0 ? 'No difference' : countsInWords(differences)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}: session updates</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>From <code>${escapeHtml(old)}</code> to <code>${escapeHtml(now)}</code>.</p>
<p>${versions.length > 0 ? `Versions: ${escapeHtml(versions.join(', '))}.` : 'No version changed.'}</p>
${differences.length > 0 ? table(differences) : ''}
</main>
</body>
</html>
`
}

function table(differences: Difference[]): string {
  const rows = differences.map(
    (one) => `<tr class="${letters[one.letter]}">
<td><abbr title="${letters[one.letter]}">${one.letter}</abbr></td>
<th scope="row"><code>${escapeHtml(one.id)}</code></th>
<td>${escapeHtml(one.title)}</td>
<td>${escapeHtml(changeInWords(one))}</td>
</tr>`,
  )
  return `<div role="region" aria-label="Differences" tabindex="0">
<table>
<caption>A: added, D: removed, C: changed</caption>
<thead><tr><th scope="col">Kind</th><th scope="col">Spec</th><th scope="col">Sentence</th><th scope="col">Difference</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>`
}

const style = `
:root { --paper: #fff; --ink: #1f2328; --line: #d0d7de; --soft: #57606a; --added: #116329; --removed: #a40e26; --changed: #7d4e00 }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1c2128; --ink: #e6edf3; --line: #444c56; --soft: #adbac7; --added: #6bc46d; --removed: #ff938a; --changed: #e0b25c }
}
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 0 }
main { max-width: 80rem; margin: 0 auto; padding: 1.5rem }
h1 { margin-top: 0 }
[role=region] { overflow-x: auto }
table { border-collapse: collapse; width: 100% }
caption { text-align: left; color: var(--soft); padding-bottom: .5rem }
th, td { border-top: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; font-weight: normal }
thead th { font-weight: bold }
code { font-size: .875em; overflow-wrap: anywhere }
abbr { font-weight: bold; text-decoration: none }
.added abbr { color: var(--added) }
.removed abbr { color: var(--removed) }
.changed abbr { color: var(--changed) }
`
