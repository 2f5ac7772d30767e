import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { changeIn } from '../app-under-test/session/change'
import { root } from './testing'

// app-under-test/README.md says what the app does.

const app = join(root, 'app-under-test')
const readme = readFileSync(join(app, 'README.md'), 'utf8')

/** The claims that the document names, with their types. */
const claims = [...readme.matchAll(/^\| `([\w.]+)` +\| (string|boolean) +\|/gm)].map(([, name = '', type = '']) => ({
  name,
  type,
}))

/** Something that has every property, and notes the paths of those that were read and had none read of their own. */
function watched(read: Set<string>, path = ''): object {
  return new Proxy(
    {},
    {
      get(_, key) {
        read.delete(path)
        const own = path ? `${path}.${String(key)}` : String(key)
        read.add(own)
        return watched(read, own)
      },
    },
  )
}

test('the document names exactly the claims that the app looks for in an update', () => {
  const read = new Set<string>()
  changeIn(watched(read))
  expect(claims.map(({ name }) => name).sort()).toEqual([...read].sort())
})

/** `{ preferences: { theme: value } }` */
const holding = (name: string, value: unknown) =>
  name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)

const values: Record<string, unknown> = { string: 'text', boolean: true, number: 1, array: ['text'], nothing: null }
for (const { name, type } of claims) {
  test(`of ${name} the app accepts what the document says: ${type}`, () => {
    const accepted = Object.entries(values).filter(([, value]) =>
      JSON.stringify(changeIn(holding(name, value))).includes(JSON.stringify(value)),
    )
    expect(accepted.map(([one]) => one)).toEqual([type])
  })
}

/** The addresses of an app's pages and routes. */
function routesOf(folder: string): string[] {
  const files = (router: string) => readdirSync(join(folder, router), { recursive: true, encoding: 'utf8' })
  const ofPages = files('pages').map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.tsx$|\.tsx?$/, ''))
  const ofApp = files('app').flatMap((file) => /^(.*)[/\\](?:page|route)\.tsx?$/.exec(file)?.[1] ?? [])
  return [...ofPages, ...ofApp.map((path) => path.replaceAll('\\', '/').replaceAll(/\([^)]*\)\/?/g, ''))].map(
    (path) => `/${path}`,
  )
}

test('every page and route that the document names is there', () => {
  const routes = ['v4', 'v5'].flatMap((name) => routesOf(join(app, name)))
  const patterns = routes.map(
    (route) => new RegExp(`^${route.replaceAll(/\[\.{3}\w+\]/g, '.+').replaceAll(/\[\w+\]/g, '[^/]+')}$`),
  )
  const named = [...readme.matchAll(/`(\/[\w/-]*)[?`]/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter((path) => !path.endsWith('lifetimes/') && !patterns.some((one) => one.test(path)))).toEqual([])
})

test('the document names every variable that chooses a variant, and every variation of the callbacks', () => {
  const sources = readdirSync(join(app, 'session')).map((name) => readFileSync(join(app, 'session', name), 'utf8'))
  const chosen = [...sources.join('\n').matchAll(/process\.env\.((?:SESSION|AUTH)_(?:STRATEGY|CALLBACKS?))/g)]
  const [, variations = ''] = /const variations: .* = \{\n([^}]*)\}/.exec(sources.join('\n')) ?? []
  const names = [...variations.matchAll(/^ {2}'?([\w-]+)'?[:,]/gm)]
  expect([chosen.length, names.length]).toEqual([3, 4])
  for (const [, name] of [...chosen, ...names]) expect(readme).toMatch(new RegExp(`\`(?:\\w+=)?${name}[=\`]`))
})
