import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { settings } from '../report/schema'
import type { Mutant } from './mutant'

/** Why a mutant could not be put into a subject. */
export interface NotApplied {
  id: string
  /** `next-auth/react/index.js no longer has the text …` */
  why: string
}

/**
 * Puts mutants into the sources of one app, all of them side by side: a mutated file becomes a switch over its variants, and
 * an environment variable (in the browser: a global of the same name) says which one runs. So one build is enough for all.
 *
 * @param apps the folder with the copied apps, and the packages that they import in `node_modules`
 * @returns those whose text is not in the file exactly once
 */
export function applyMutants(mutants: Mutant[], apps: string): NotApplied[] {
  const notApplied: NotApplied[] = []
  const files = new Set(mutants.filter(({ patch }) => patch.length > 0).map(({ file }) => file))
  for (const file of files) {
    const path = pathOf(file, apps)
    const original = existsSync(path) ? readFileSync(path, 'utf8') : undefined
    const variants = mutants
      .filter((mutant) => mutant.file === file)
      .flatMap((mutant) => {
        const text = original === undefined ? { why: `There is no ${file}.` } : patched(original, mutant)
        if (typeof text === 'string') return { id: mutant.id, text }
        notApplied.push({ id: mutant.id, why: text.why })
        return []
      })
    if (original !== undefined && variants.length > 0) writeSwitch(path, original, variants)
  }
  return notApplied
}

const pathOf = (file: string, apps: string) =>
  /^(next-auth|@auth)\//.test(file) ? join(apps, 'node_modules', file) : join(apps, file)

/** The file with the fault in it. */
function patched(original: string, { file, patch }: Mutant): string | { why: string } {
  let text = original
  for (const [from, to] of patch) {
    const found = text.split(from).length - 1
    if (found !== 1)
      return {
        why: `${file} has ${found === 0 ? 'no longer' : `${found} times`} the text ${JSON.stringify(from)}. Expected it once: read what the file does now, and write the mutant anew.`,
      }
    text = text.replace(from, () => to)
  }
  return text
}

interface Variant {
  id: string
  text: string
}

function writeSwitch(path: string, original: string, variants: Variant[]): void {
  const extension = extname(path)
  const name = basename(path, extension)
  const beside = (kind: string) => join(dirname(path), `${name}.${kind}${extension}`)
  renameSync(path, beside('original'))
  for (const [index, { text }] of variants.entries()) writeFileSync(beside(`mutant-${index}`), text)
  const isModule = /^(import|export) /m.test(original)
  const suffix = extension === '.js' ? '.js' : ''
  const sources = {
    original: `./${name}.original${suffix}`,
    variants: variants.map(({ id }, index) => ({ id, source: `./${name}.mutant-${index}${suffix}` })),
  }
  writeFileSync(path, isModule ? esSwitch(original, sources) : commonSwitch(sources))
}

/** Which mutant runs. Bundlers put `typeof window` in at build time. */
const active = `typeof window === 'undefined' ? process.env.${settings.mutant} : window.${settings.mutant}`

interface Sources {
  original: string
  variants: { id: string; source: string }[]
}

function commonSwitch({ original, variants }: Sources): string {
  const cases = variants.map(({ id, source }) => `  active === '${id}' ? require('${source}') :`)
  return `'use strict'\nconst active = ${active}\nmodule.exports =\n${cases.join('\n')}\n  require('${original}')\n`
}

/** An ES module says which names it exports before it runs: they are found in its text. */
function esSwitch(text: string, { original, variants }: Sources): string {
  const directive = /^\s*['"]use client['"]/.test(text) ? `'use client'\n` : ''
  const imports = variants.map(({ source }, index) => `import * as mutant${index} from '${source}'`)
  const choice = variants.map(({ id }, index) => `'${id}': mutant${index}`)
  const exported = namesOf(text).map((name) =>
    name === 'default' ? 'export default chosen.default' : `export const ${name} = chosen.${name}`,
  )
  return [
    `${directive}import * as original from '${original}'`,
    ...imports,
    `const chosen = { ${choice.join(', ')} }[${active}] ?? original`,
    ...exported,
    '',
  ].join('\n')
}

/** What an ES module exports, types apart. */
function namesOf(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|var|class) (\w+)/gm)]
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((one) => one.trim().replace(/^.* as /, '')),
  )
  // export const { auth, update: unstable_update, getServerSession = before } = …
  const taken = [...text.matchAll(/^export (?:const|let|var) \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((one) => one.replace(/=.*/, '').replace(/.*:/, '').trim()),
  )
  const isDefault = /^export default /m.test(text)
  return [
    ...new Set([
      ...declared.map(([, name = '']) => name),
      ...[...listed, ...taken].filter(Boolean),
      ...(isDefault ? ['default'] : []),
    ]),
  ]
}
