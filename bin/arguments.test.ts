import { expect, test } from '@playwright/test'
import { parseGateArguments } from './arguments'
import { UsageError } from '../run/exit-codes'

const wrong: [string, string[], string][] = [
  ['--config', ['--config=x'], 'its own playwright.config.ts'],
  ['--output', ['--output', 'x'], 'its own folder'],
  ['an unknown flag', ['--wrokers', '2'], 'Unknown flag --wrokers. Did you mean --workers?'],
  ['--update-baseline with an id', ['--update-baseline', 'an-id'], 'an-id leaves some out'],
  ['--update-baseline with a shard', ['--update-baseline', '--shard=1/2'], '--shard leaves some out'],
  ['--update-baseline with a tier', ['--update-baseline', '--quick'], '--quick leaves some out'],
  ['two tiers', ['--quick', '--derived'], 'Expected one of them, or none for all specs'],
  [
    'an unknown deployment',
    ['--deployment', 'http'],
    'Unknown deployment http. Expected one of these:\n  https: behind',
  ],
  ['--update-baseline with a deployment', ['--update-baseline', '--deployment', 'lan'], '--deployment leaves some out'],
  ['an unknown app', ['--app', 'v6'], 'Unknown app v6. Expected one of v4, v5.'],
  ['a baseline of another subject', ['--app', 'v5', '--update-baseline'], 'The baseline records the results on'],
]
for (const [name, args, message] of wrong) {
  test(`wrong usage of the gate: ${name}`, () => {
    const parse = () => parseGateArguments(args)
    expect(parse).toThrow(UsageError)
    expect(parse).toThrow(message)
  })
}

test('--node is separate from the other arguments, because the command that it starts has them, too', () => {
  const { node, withoutNode, subjectArgs } = parseGateArguments(['--node', '24', 'an-id', '--app=v5', '--workers', '1'])
  expect({ node, withoutNode }).toEqual({ node: '24', withoutNode: ['an-id', '--app=v5', '--workers', '1'] })
  expect(subjectArgs).toEqual(['--app', 'v5'])
})

test('--isolated runs all specs, each in a new browser context', () => {
  expect(parseGateArguments(['--isolated'])).toMatchObject({ isolated: true })
  expect(parseGateArguments([])).toMatchObject({ isolated: false })
})

test('a path selects specs as in Playwright, and anything else is an id', () => {
  const { ids, playwright } = parseGateArguments(['e2e/article', 'e2e/v5/x.spec.ts:7', 'v5/an-id', '--workers=1'])
  expect(ids).toEqual(['v5/an-id'])
  expect(playwright).toEqual(['--workers=1', 'e2e/article', 'e2e/v5/x.spec.ts:7'])
})
