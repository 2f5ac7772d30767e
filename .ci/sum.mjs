// Prints what failed in npm test and in a run of the gate, and `N passed, N failed` for both: node .ci/sum.mjs out/test.json results.json
import { existsSync, readFileSync } from 'node:fs'

const [test, results] = process.argv.slice(2)
const { passed, failed } = JSON.parse(readFileSync(test, 'utf8'))
const specs = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).specs : []
const of = (...statuses) => specs.filter(({ status }) => statuses.includes(status))
const all = [...failed, ...of('differs').map(({ id, reason }) => `${id}\n    ${reason}`)]
if (all.length > 0) console.log(`\nWhat failed:\n\n${all.join('\n\n')}\n`)
console.log(`${passed + of('held', 'known to fail').length} passed, ${all.length} failed`)
