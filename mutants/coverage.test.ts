import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { coverageOf, coverageText } from './coverage'
import type { Mutant } from './mutant'

const nextAuth = dirname(require.resolve('next-auth'))

/** A server chunk that contains some of next-auth, with a source map in sections, as Turbopack writes them. */
const chunk = 'globalThis.bundled = true\n//# sourceMappingURL=%5Broot%5D_a.js.map\n'
const map = {
  version: 3,
  sections: [
    {
      offset: { line: 0, column: 0 },
      // The start of the chunk maps to line 14: `const ALLOWED_COOKIE_SIZE = 4096;`
      map: {
        version: 3,
        sources: ['../../../../node_modules/next-auth/core/lib/cookie.js'],
        names: [],
        mappings: 'AAaA',
      },
    },
  ],
}

const mutant: Mutant = {
  id: 'core/no-csrf-cookie',
  intent: 'no CSRF token cookie is created',
  loses: 'no update from the page is accepted',
  file: 'next-auth/core/lib/csrf-token.js',
  patch: [['const cookie = `${csrfToken}|${csrfTokenHash}`;', 'const cookie = undefined;']],
  caughtBy: [],
}

test('coverage shows the lines that ran in the package and in a server chunk, and those that a mutant touches', ({}, testInfo) => {
  const apps = testInfo.outputPath('apps')
  const raw = testInfo.outputPath('raw')
  cpSync(nextAuth, join(apps, 'node_modules', 'next-auth'), { recursive: true })
  const chunks = join(apps, 'v4', '.next', 'server', 'chunks')
  mkdirSync(chunks, { recursive: true })
  writeFileSync(join(chunks, '[root]_a.js'), chunk)
  writeFileSync(join(chunks, '[root]_a.js.map'), JSON.stringify(map))
  const main = testInfo.outputPath('main.cjs')
  writeFileSync(
    main,
    `const { createCSRFToken } = require('./apps/node_modules/next-auth/core/lib/csrf-token.js')
    createCSRFToken({ options: { secret: 'secret' } })
    require('./apps/v4/.next/server/chunks/[root]_a.js')\n`,
  )
  execFileSync(process.execPath, [main], { env: { ...process.env, NODE_V8_COVERAGE: join(raw, 'server') } })

  const files = coverageOf(raw, join(apps, 'v4'), [mutant])
  const lineOf = (file: string, text: string) =>
    files.find((one) => one.file === `next-auth/core/lib/${file}`)?.lines.find((line) => line.text.startsWith(text))
  expect(lineOf('csrf-token.js', 'const cookie =')).toMatchObject({ ran: true, mutants: [mutant.id] })
  expect(lineOf('csrf-token.js', 'const csrfToken =')).toMatchObject({ ran: true, mutants: [] })
  expect(lineOf('csrf-token.js', 'const csrfTokenVerified')).toMatchObject({ ran: false })
  expect(lineOf('cookie.js', 'const ALLOWED_COOKIE_SIZE')).toMatchObject({ line: 14, ran: true })
  expect(lineOf('cookie.js', 'const CHUNK_SIZE')).toMatchObject({ ran: false })
  expect(coverageText(files)).toMatch(/no spec runs:\n(.*\n)*? +18 {2}const csrfTokenVerified/)
})
