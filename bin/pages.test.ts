import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { parse } from 'yaml'
import { root } from '../run/paths'

// The workflow that publishes the book cannot be run here. What can: the step that puts the site together.

interface Step {
  name?: string
  run?: string
}

interface Workflow {
  name: string
  on: { workflow_run?: { workflows: string[] } }
  jobs: Record<string, { steps: Step[] }>
}

const textOf = (name: string) => readFileSync(join(root, '.github', 'workflows', name), 'utf8')
const workflow = parse(textOf('pages.yml')) as Workflow
const stepOf = (name: string) => workflow.jobs.pages?.steps.find((step) => step.name === name)?.run ?? ''

test('what it downloads is what the workflows that it waits for upload', () => {
  const sources = ['gate.yml', 'nightly.yml']
  expect(workflow.on.workflow_run?.workflows).toEqual(sources.map((name) => (parse(textOf(name)) as Workflow).name))
  for (const name of sources) expect(stepOf('Download the books')).toContain(`--workflow ${name}`)
  expect(textOf('gate.yml')).toContain('name: session-spec\n          path: out/latest/')
  for (const app of ['v4', 'v5'])
    expect(textOf('nightly.yml')).toContain(
      `{ name: versions-${app}, run: npm run matrix -- --app ${app}, out: out/matrix/ }`,
    )
})

test('the site has the book at its root, the upgrade guide, the published matrix and the books of the matrix', ({}, testInfo) => {
  const folder = testInfo.outputPath('runner')
  for (const book of ['gate/book', 'versions-v4/book']) {
    mkdirSync(join(folder, book), { recursive: true })
    writeFileSync(join(folder, book, 'index.html'), `the book in ${book}`)
  }
  mkdirSync(join(folder, 'docs'))
  cpSync(join(root, 'docs', 'matrix.json'), join(folder, 'docs', 'matrix.json'))
  const { status, stderr } = spawnSync('bash', ['-e', '-c', stepOf('Put the site together')], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
  const site = (name: string) => readFileSync(join(folder, 'site', name), 'utf8')
  expect(site('index.html')).toBe('the book in gate/book')
  expect(site('matrix/v4/index.html')).toBe('the book in versions-v4/book')
  expect(existsSync(join(folder, 'site/matrix/v5'))).toBe(false)
  expect(site('upgrade/index.html')).toContain('url=../#_upgrade')
  expect(site('matrix.json')).toBe(readFileSync(join(root, 'docs', 'matrix.json'), 'utf8'))
})
