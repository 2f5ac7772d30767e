import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { changeIn } from '../app-under-test/session/change'
import { root } from '../run/test-commands'

// app-under-test/README.md describes the app. These tests compare it with the code.

const app = join(root, 'app-under-test')
const readme = readFileSync(join(app, 'README.md'), 'utf8')

/** The claims that the README lists, with their types. */
const claims = [...readme.matchAll(/^\| `([\w.]+)` +\| (string|boolean) +\|/gm)].map(([, name = '', type = '']) => ({
  name,
  type,
}))

/** An object that has every property, and records the path of each leaf property that was read. */
function recordReads(read: Set<string>, path = ''): object {
  return new Proxy(
    {},
    {
      get(_, key) {
        read.delete(path)
        const ownPath = path ? `${path}.${String(key)}` : String(key)
        read.add(ownPath)
        return recordReads(read, ownPath)
      },
    },
  )
}

test('the README lists exactly the claims that the app reads from an update', () => {
  const read = new Set<string>()
  changeIn(recordReads(read))
  expect(claims.map(({ name }) => name).sort()).toEqual([...read].sort())
})

/** `{ preferences: { theme: value } }` */
const withValue = (name: string, value: unknown) =>
  name.split('.').reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)

const values: Record<string, unknown> = { string: 'text', boolean: true, number: 1, array: ['text'], nothing: null }
for (const { name, type } of claims) {
  test(`the app accepts only a ${type} for ${name}, as the README says`, () => {
    const accepted = Object.entries(values).filter(([, value]) =>
      JSON.stringify(changeIn(withValue(name, value))).includes(JSON.stringify(value)),
    )
    expect(accepted.map(([typeName]) => typeName)).toEqual([type])
  })
}

/** The paths of an app's pages and routes. */
function routesOf(folder: string): string[] {
  const files = (router: string) => readdirSync(join(folder, router), { recursive: true, encoding: 'utf8' })
  const pageRoutes = files('pages').map((file) => file.replaceAll('\\', '/').replace(/(^|\/)index\.tsx$|\.tsx?$/, ''))
  const appRoutes = files('app').flatMap((file) => /^(.*)[/\\](?:page|route)\.tsx?$/.exec(file)?.[1] ?? [])
  return [...pageRoutes, ...appRoutes.map((path) => path.replaceAll('\\', '/').replaceAll(/\([^)]*\)\/?/g, ''))].map(
    (path) => `/${path}`,
  )
}

test('every page and route that the README mentions exists', () => {
  const routes = ['v4', 'v5'].flatMap((name) => routesOf(join(app, name)))
  const patterns = routes.map(
    (route) => new RegExp(`^${route.replaceAll(/\[\.{3}\w+\]/g, '.+').replaceAll(/\[\w+\]/g, '[^/]+')}$`),
  )
  const named = [...readme.matchAll(/`(\/[\w/-]*)[?`]/g)].map(([, path = '']) => path)
  expect(named.length).toBeGreaterThan(20)
  expect(
    named.filter((path) => !path.endsWith('lifetimes/') && !patterns.some((pattern) => pattern.test(path))),
  ).toEqual([])
})

test('the README lists every variable that selects a variant, and every variation of the callbacks', () => {
  const sources = readdirSync(join(app, 'session')).map((name) => readFileSync(join(app, 'session', name), 'utf8'))
  const chosen = [...sources.join('\n').matchAll(/process\.env\.((?:SESSION|AUTH)_(?:STRATEGY|CALLBACKS?))/g)]
  const [, variations = ''] = /const variations: .* = \{\n([^}]*)\}/.exec(sources.join('\n')) ?? []
  const names = [...variations.matchAll(/^ {2}'?([\w-]+)'?[:,]/gm)]
  expect([chosen.length, names.length]).toEqual([3, 12])
  for (const [, name] of [...chosen, ...names]) expect(readme).toMatch(new RegExp(`\`(?:\\w+=)?${name}[=\`]`))
})
