// @ts-check
// The entry of every command: `node bin/run.mjs gate …`. Sets up, then hands over to bin/gate.ts in this same process, so
// that a signal has but one process to reach.
import { createRequire } from 'node:module'
import { checkNode, installDependencies, root, SetupFailed } from './setup.mjs'

const [command = '', ...args] = process.argv.slice(2)

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
const { whileRead } = require('./unread.ts')
const { stopWithParent } = require('../report/parent.ts')
stopWithParent()
process.exitCode = await whileRead(() => main(args))
