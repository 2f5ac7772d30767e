import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { writeWhole } from '../../schema/files'
import type { Results } from '../../schema/results'
import { Page, type Supplements } from './page'
import { bundledScript } from './script'
import { badgeSvg, tableSvg } from './svg'
import { tableJson } from './table'
import { packed } from './timeline'

/**
 * Writes the book of a run: `index.html`, and `table.json`, `table.svg` and `badge.svg` for embedding.
 *
 * @param folder where to write it; traces are linked as if it were in the run's folder
 * @param supplements each becomes a chapter
 */
export function writeBook(results: Results, folder: string, supplements?: Supplements): void {
  writeWhole(join(folder, 'index.html'), bookHtml(results, supplements))
  writeWhole(join(folder, 'table.json'), tableJson(results))
  writeWhole(join(folder, 'table.svg'), tableSvg(results))
  writeWhole(join(folder, 'badge.svg'), badgeSvg(results))
}

/** The book as one self-contained HTML document: no network, no server. The same results produce the same text. */
export function bookHtml(results: Results, supplements: Supplements = {}): string {
  const css = readFileSync(join(__dirname, 'style.css'), 'utf8')
  const script = bundledScript()
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(css)}'`,
    `script-src '${hashOf(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  const page = createElement(Page, { results, ...supplements, css, script, data: packed(results), policy })
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`
}

const hashOf = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`
