// @ts-check
// Compiles the package twice, for `require` and for `import`. Without a bundler: the files are few, and what they need is in Node.
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const require = createRequire(import.meta.url)
const tsc = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')

/** @param {string[]} args */
function compile(...args) {
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(here, 'tsconfig.build.json'), ...args], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
}

const dist = join(here, process.argv[2] ?? 'dist')
rmSync(dist, { recursive: true, force: true })
compile('--outDir', join(dist, 'cjs'))
compile('--outDir', join(dist, 'esm'), '--module', 'esnext', '--moduleResolution', 'bundler')
// The package itself is CommonJS, so that this repository's own tests, which are, load its sources without a build
mkdirSync(join(dist, 'esm'), { recursive: true })
writeFileSync(join(dist, 'esm', 'package.json'), '{ "type": "module" }\n')
chmodSync(join(dist, 'esm', 'cli.js'), 0o755)
