import { join } from 'node:path'
import { expect } from '@playwright/test'
import { catalog, nodes } from './catalog'
import { NoSuchSubject } from './errors'
import { catalogAndCheckout, checkoutRow, nameOf, withExactNode } from './rows'
import { test, useRegistry } from './test-registry'

const root = join(__dirname, '..')

test('the checkout’s next-auth 4 has a row for each Node, in front of the one for the Node that runs the command', () => {
  const rows = catalogAndCheckout(root)
  const name = nameOf(checkoutRow(root, 'v4'))
  const names = rows.map(nameOf)
  expect(new Set(names).size).toBe(names.length)
  expect(names).toEqual(expect.arrayContaining(catalog.map(nameOf)))
  const place = names.indexOf(name)
  expect(names.slice(place - nodes.length, place)).toEqual(nodes.map((node) => `${name} and Node ${node}`))
  expect(rows.findLast(({ app }) => app === 'v4')?.node).toBeUndefined()
})

test('a row’s Node resolves to an exact version, and stays as it is if the registry does not answer', async ({
  registry,
}, testInfo) => {
  const own = checkoutRow(root, 'v4')
  registry.packages.node = { '24.9.0': {}, '24.21.0': {} }
  expect(await withExactNode(own, root)).toEqual(own)
  expect(nameOf(await withExactNode({ ...own, node: '24' }, root))).toBe(`${nameOf(own)} and Node 24.21.0`)
  await expect(withExactNode({ ...own, node: '99' }, root)).rejects.toThrow(NoSuchSubject)
  await registry.close()
  useRegistry(registry.url, testInfo, 'another-cache')
  expect(await withExactNode({ ...own, node: '24' }, root)).toEqual({ ...own, node: '24' })
})
