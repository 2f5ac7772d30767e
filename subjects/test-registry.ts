// For the harness's own tests only: a package registry.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type TestInfo } from '@playwright/test'

/** The versions of each package, with the additional fields of their package.json. */
type Packages = Record<string, Record<string, object>>

/** A package registry on loopback. A package contains only its package.json. */
export class Registry {
  readonly requested: string[] = []
  readonly packages: Packages = {}

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(): Promise<Registry> {
    const server = createServer((request, response) => {
      const [name = '', version] = decodeURIComponent((request.url ?? '').slice(1)).split('/-/')
      const versions = registry.packages[name]
      if (version) return void response.end(tarball({ name, version, ...versions?.[version] }))
      registry.requested.push(name)
      response.setHeader('Content-Type', 'application/json')
      if (!versions) return void response.writeHead(404).end('{}')
      const entries = Object.entries(versions).map(([one, more]) => {
        const manifest = { name, version: one, ...more }
        const integrity = `sha512-${createHash('sha512').update(tarball(manifest)).digest('base64')}`
        return [one, { ...manifest, dist: { tarball: `${registry.url}/${name}/-/${one}`, integrity } }]
      })
      const latest = Object.keys(versions).at(-1)
      response.end(JSON.stringify({ name, 'dist-tags': { latest }, versions: Object.fromEntries(entries) }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const registry = new Registry(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    return registry
  }

  close(): Promise<unknown> {
    this.server.closeAllConnections()
    return new Promise((resolve) => this.server.close(resolve))
  }
}

const tarballs = new Map<string, Buffer>()

/** A package's tarball. It is created once, so that its bytes are always the same. */
function tarball(manifest: object): Buffer {
  const text = JSON.stringify(manifest)
  const known = tarballs.get(text)
  if (known) return known
  const folder = mkdtempSync(join(tmpdir(), 'session-spec-package-'))
  mkdirSync(join(folder, 'package'))
  writeFileSync(join(folder, 'package', 'package.json'), text)
  spawnSync('tar', ['-czf', 'package.tgz', 'package'], { cwd: folder })
  const made = readFileSync(join(folder, 'package.tgz'))
  rmSync(folder, { recursive: true })
  tarballs.set(text, made)
  return made
}

/** Makes npm use this registry, with a separate cache for each test and each value of `cache`. */
export function useRegistry(url: string, testInfo: TestInfo, cache = 'npm-cache'): void {
  process.env.npm_config_registry = url
  process.env.npm_config_cache = testInfo.outputPath(cache)
}

const before = { registry: process.env.npm_config_registry, cache: process.env.npm_config_cache }

export const test = base.extend<{ registry: Registry }>({
  // Automatic, so that no test uses another registry
  registry: [
    async ({}, use, testInfo) => {
      const registry = await Registry.start()
      useRegistry(registry.url, testInfo)
      await use(registry)
      await registry.close()
      for (const [name, value] of Object.entries(before)) {
        if (value === undefined) delete process.env[`npm_config_${name}`]
        else process.env[`npm_config_${name}`] = value
      }
    },
    { auto: true },
  ],
})
