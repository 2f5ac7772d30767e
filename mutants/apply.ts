import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import { settings } from '../schema/process'
import type { Mutant } from './mutant'

/** Why a mutant could not be applied to a subject. */
export interface NotApplied {
  id: string
  /** `next-auth/react/index.js no longer contains the text …` */
  why: string
}

/**
 * Applies mutants to the sources of one app, all of them side by side: a mutated file becomes a switch over its variants, and
 * an environment variable (in the browser, a global of the same name) selects the one that runs. One build is enough for all, and
 * often one server.
 *
 * @param apps the folder that contains the copied apps and, in `node_modules`, the packages that they import
 * @returns the mutants whose text is not in the file exactly once
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
        const text = original === undefined ? { why: `${file} does not exist.` } : applyPatch(original, mutant)
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

/** The text of the file with the fault in it. */
function applyPatch(original: string, { file, patch }: Mutant): string | { why: string } {
  let text = original
  for (const [from, to] of patch) {
    const count = text.split(from).length - 1
    if (count !== 1)
      return {
        why: `${file} ${count === 0 ? `no longer contains the text ${JSON.stringify(from)}` : `contains the text ${JSON.stringify(from)} ${count} times`}. Expected it exactly once: read what the file does now, and rewrite the mutant.`,
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
  const siblingPath = (kind: string) => join(dirname(path), `${name}.${kind}${extension}`)
  renameSync(path, siblingPath('original'))
  for (const [index, { text }] of variants.entries()) writeFileSync(siblingPath(`mutant-${index}`), text)
  const isModule = /^(import|export) /m.test(original)
  const suffix = extension === '.js' ? '.js' : ''
  const sources = {
    original: `./${name}.original${suffix}`,
    variants: variants.map(({ id }, index) => ({ id, source: `./${name}.mutant-${index}${suffix}` })),
  }
  writeFileSync(path, isModule ? esModuleSwitch(original, sources) : commonJsSwitch(sources))
}

interface Sources {
  original: string
  variants: { id: string; source: string }[]
}

/**
 * The beginning of a switch, which chooses among `variants`: `loaded` is the variant of the mutant that is active when the file is
 * loaded. On the server, a global of the same name can later select another, so that one server can run many mutants in turn: each
 * function that the file exports is chosen again at every call. What is not a function stays as it was loaded, and so does what a
 * function returned while the app was loading. Bundlers replace `typeof window` at build time.
 */
const chooser = `
const variantOf = (id) => (variants[id] ?? variants.original)()
const loaded = variantOf(typeof window === 'undefined' ? process.env.${settings.mutant} : window.${settings.mutant})
function exported(name) {
  const value = loaded[name]
  if (typeof window !== 'undefined' || typeof value !== 'function') return value
  const active = () => (globalThis.${settings.mutant} === undefined ? loaded : variantOf(globalThis.${settings.mutant}))[name]
  return new Proxy(value, {
    apply: (_, self, args) => Reflect.apply(active(), self, args),
    construct: (_, args) => Reflect.construct(active(), args),
  })
}
`

function commonJsSwitch({ original, variants }: Sources): string {
  const choices = [{ id: 'original', source: original }, ...variants]
  return [
    `'use strict'`,
    `const variants = {`,
    ...choices.map(({ id, source }) => `  '${id}': () => require('${source}'),`),
    `}`,
    chooser,
    `module.exports = Object.fromEntries(Object.getOwnPropertyNames(loaded).map((name) => [name, exported(name)]))`,
    '',
  ].join('\n')
}

/** The names that an ES module exports are fixed before it runs, so they are read from its text. */
function esModuleSwitch(text: string, { original, variants }: Sources): string {
  const directive = /^\s*['"]use client['"]/.test(text) ? `'use client'\n` : ''
  const imports = variants.map(({ source }, index) => `import * as mutant${index} from '${source}'`)
  const choices = variants.map(({ id }, index) => `'${id}': () => mutant${index}`)
  const exports = exportedNames(text).map((name) =>
    name === 'default' ? `export default exported('default')` : `export const ${name} = exported('${name}')`,
  )
  return [
    `${directive}import * as original from '${original}'`,
    ...imports,
    `const variants = { ${['original: () => original', ...choices].join(', ')} }`,
    chooser,
    ...exports,
    '',
  ].join('\n')
}

/** The names that an ES module exports, without types. */
function exportedNames(text: string): string[] {
  const declared = [...text.matchAll(/^export (?:async )?(?:function\*?|const|let|var|class) (\w+)/gm)]
  const listed = [...text.matchAll(/^export \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim().replace(/^.* as /, '')),
  )
  // export const { auth, update: unstable_update, getServerSession = before } = …
  const destructured = [...text.matchAll(/^export (?:const|let|var) \{([^}]*)\}/gm)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.replace(/=.*/, '').replace(/.*:/, '').trim()),
  )
  const isDefault = /^export default /m.test(text)
  return [
    ...new Set([
      ...declared.map(([, name = '']) => name),
      ...[...listed, ...destructured].filter(Boolean),
      ...(isDefault ? ['default'] : []),
    ]),
  ]
}
