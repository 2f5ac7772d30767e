// @ts-check
// The entry point of every command: `node bin/run.mjs gate …`. It installs what is missing, then runs bin/gate.ts in the same
// process, so that a signal has to reach only one process.
import { createRequire } from 'node:module'
import { setFlagsFromString } from 'node:v8'
import { checkNode, installDependencies, root, SetupFailed } from '../run/setup.mjs'

const [command = '', ...args] = process.argv.slice(2)

// For most of the time, this process waits for others. With this, compiling TypeScript does not leave it with a large heap
setFlagsFromString('--semi-space-growth-factor=1')

try {
  checkNode(process.versions.node)
  installDependencies()
} catch (error) {
  if (!(error instanceof SetupFailed)) throw error
  console.error(error.message)
  process.exit(3)
}

process.chdir(root)
const require = createRequire(import.meta.url)
require('tsx/cjs/api').register()
const { main } = require(`./${command}.ts`)
const { runWhileOutputIsOpen } = require('../run/closed-output.ts')
const { exitWithParent } = require('../run/exit-with-parent.ts')
exitWithParent()
process.exitCode = await runWhileOutputIsOpen(() => main(args))
