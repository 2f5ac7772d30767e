import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { NoSuchSubject } from './errors'
import { lockedVersions } from './lockfile'

// Excerpts of what the package managers write for a workspace whose root has another react than apps/web.

const manifests = {
  'package.json': JSON.stringify({ name: 'root', workspaces: ['apps/*'], dependencies: { react: '18.2.0' } }),
  'apps/web/package.json': JSON.stringify({
    name: 'web',
    dependencies: { 'next-auth': '^4.24.5', next: '~14.2.3', react: '^18.3.0' },
  }),
}

const npm = {
  'node_modules/react': { version: '18.2.0' },
  'apps/web/node_modules/react': { version: '18.3.1' },
  'node_modules/next': { version: '14.2.35' },
  'apps/web/node_modules/next-auth': { version: '4.24.15' },
}

const pnpm = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      react:
        specifier: 18.2.0
        version: 18.2.0
  apps/web:
    dependencies:
      next:
        specifier: ~14.2.3
        version: 14.2.35(react-dom@18.3.1(react@18.3.1))(react@18.3.1)
      next-auth:
        specifier: ^4.24.5
        version: 4.24.15(next@14.2.35(react@18.3.1))(react@18.3.1)
      react:
        specifier: ^18.3.0
        version: 18.3.1
packages:
  next-auth@4.24.15:
    resolution: {integrity: sha512-x==}
`

const pnpm5 = `lockfileVersion: 5.4
specifiers:
  next-auth: ^4.24.5
dependencies:
  next: 14.2.35_biqbaboplfbrettd7655fr4n2y
  next-auth: 4.24.15_3mdm7l4hhm3gqnhgdjxqgqrvfu
  react: 18.3.1
packages:
  /next-auth/4.24.15_3mdm7l4hhm3gqnhgdjxqgqrvfu:
    resolution: {integrity: sha512-x==}
`

const yarn1 = `# yarn lockfile v1


next-auth@^4.24.5:
  version "4.24.15"
  resolved "https://example.com/next-auth-4.24.15.tgz#ab"
  dependencies:
    "@babel/runtime" "^7.20.13"

next@~14.2.3:
  version "14.2.35"

react@18.2.0:
  version "18.2.0"

"react@^18.0.0", react@^18.3.0:
  version "18.3.1"
`

const berry = `__metadata:
  version: 8

"next-auth@npm:^4.24.5":
  version: 4.24.15
  resolution: "next-auth@npm:4.24.15"
  languageName: node
  linkType: hard

"next@npm:~14.2.3":
  version: 14.2.35

"react@npm:18.2.0":
  version: 18.2.0

"react@npm:^18.2.0, react@npm:^18.3.0":
  version: 18.3.1

"web@workspace:apps/web":
  version: 0.0.0-use.local
`

const bun = `{
  "lockfileVersion": 1,
  "packages": {
    "next": ["next@14.2.35", "", {}, "sha512-x=="],
    "next-auth": ["next-auth@4.24.15", "", { "dependencies": {}, }, "sha512-x=="],
    "react": ["react@18.2.0", "", {}, "sha512-x=="],
    "web/react": ["react@18.3.1", "", {}, "sha512-x=="],
  },
}
`

/** Not the folders of the tests: they are in the checkout, which has a lockfile of its own. */
const projects: string[] = []
test.afterEach(() => {
  for (const folder of projects.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** Writes a project to a folder of its own, and returns its path. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'project-'))
  projects.push(folder)
  for (const [name, text] of Object.entries({ ...manifests, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

const kinds: [string, string, string][] = [
  ['npm', 'package-lock.json', JSON.stringify({ lockfileVersion: 3, packages: npm })],
  ['pnpm', 'pnpm-lock.yaml', pnpm],
  ['yarn 1', 'yarn.lock', yarn1],
  ['yarn', 'yarn.lock', berry],
  ['bun', 'bun.lock', bun],
]
for (const [name, lockfile, text] of kinds) {
  test(`a package of a workspace has its own versions, by the lockfile of ${name}`, () => {
    const folder = project({ [lockfile]: text })
    expect(lockedVersions(join(folder, 'apps', 'web'))).toEqual({
      file: join(folder, lockfile),
      versions: { 'next-auth': '4.24.15', next: '14.2.35', react: '18.3.1' },
    })
  })
}

const older: [string, string, string][] = [
  [
    'npm 6',
    'package-lock.json',
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: { 'next-auth': { version: '4.24.15' }, next: { version: '14.2.35' }, react: { version: '18.3.1' } },
    }),
  ],
  ['pnpm 7', 'pnpm-lock.yaml', pnpm5],
]
for (const [name, lockfile, text] of older) {
  test(`the lockfile of ${name}, in which a single package has its versions`, () => {
    const { versions } = lockedVersions(project({ [lockfile]: text }))
    expect(versions).toEqual({ 'next-auth': '4.24.15', next: '14.2.35', react: '18.3.1' })
  })
}

const git = (folder: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], { cwd: folder })

test('the lockfile as it was at a Git ref, also in a folder of the repository', () => {
  const folder = project({ 'pnpm-lock.yaml': pnpm })
  git(folder, 'init', '--quiet')
  git(folder, 'add', '.')
  git(folder, 'commit', '--quiet', '-m', 'Before', '--no-gpg-sign')
  writeFileSync(join(folder, 'pnpm-lock.yaml'), pnpm.replaceAll('4.24.15', '5.0.0-beta.32'))
  const web = join(folder, 'apps', 'web')
  expect(lockedVersions(web).versions['next-auth']).toBe('5.0.0-beta.32')
  expect(lockedVersions(web, 'HEAD').versions['next-auth']).toBe('4.24.15')
  expect(() => lockedVersions(web, 'v1')).toThrow(/pnpm-lock\.yaml cannot be read at v1: .*v1.* Expected a branch/)
})

const wrong: [string, Record<string, string>, RegExp][] = [
  ['no lockfile', {}, /There is no lockfile in .*\. Expected one of package-lock\.json/],
  [
    'two lockfiles',
    { 'bun.lock': bun, 'yarn.lock': yarn1 },
    /has several lockfiles: yarn\.lock, bun\.lock\. Expected one/,
  ],
  ['a binary lockfile', { 'bun.lockb': '' }, /is a binary lockfile\. Expected bun\.lock/],
  ['conflict markers', { 'package-lock.json': '<<<<<<< HEAD\n{' }, /cannot be read: .*without conflict markers/],
  ['YAML with conflict markers', { 'pnpm-lock.yaml': `<<<<<<< HEAD\n${pnpm}` }, /cannot be read: .*conflict markers/],
  ['a truncated file', { 'bun.lock': bun.slice(0, 150) }, /cannot be read: .*and complete/],
  ['an empty file', { 'pnpm-lock.yaml': '' }, /pnpm-lock\.yaml (cannot be read|has no next-auth)/],
  [
    'no next-auth',
    { 'yarn.lock': yarn1.replace('next-auth@', 'other@') },
    /has no next-auth\. Expected the lockfile of an app/,
  ],
  [
    'a next-auth that is no release',
    { 'package-lock.json': JSON.stringify({ packages: { 'node_modules/next-auth': { version: 'git+ssh://x' } } }) },
    /has next-auth from git\+ssh:\/\/x\. Expected a release/,
  ],
  [
    'several versions of which none is the package’s own',
    {
      'yarn.lock': `${yarn1}\nnext-auth@^4.20.0:\n  version "4.20.1"\n`.replace(
        'next-auth@^4.24.5',
        'next-auth@^4.24.0',
      ),
    },
    /has several versions of next-auth: 4\.24\.15, 4\.20\.1\. Expected the folder of the package/,
  ],
]
for (const [name, files, message] of wrong) {
  test(`${name}: the message says what was found and what is expected`, () => {
    const folder = join(project(files), 'apps', 'web')
    expect(() => lockedVersions(folder)).toThrow(NoSuchSubject)
    expect(() => lockedVersions(folder)).toThrow(message)
  })
}
