import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { eachMapping, FlattenMap } from '@jridgewell/trace-mapping'
import type { Mutant } from './mutant'

/** The files of next-auth that decide what users see of a session and how they get one. */
export const sessionCode = [
  'next-auth/react/index.js',
  'next-auth/client/_utils.js',
  'next-auth/core/index.js',
  'next-auth/core/init.js',
  'next-auth/core/lib/callback-handler.js',
  'next-auth/core/lib/callback-url.js',
  'next-auth/core/lib/cookie.js',
  'next-auth/core/lib/csrf-token.js',
  'next-auth/core/lib/email/getUserFromEmail.js',
  'next-auth/core/lib/email/signin.js',
  'next-auth/core/lib/oauth/authorization-url.js',
  'next-auth/core/lib/oauth/callback.js',
  'next-auth/core/lib/oauth/checks.js',
  'next-auth/core/routes/callback.js',
  'next-auth/core/routes/session.js',
  'next-auth/core/routes/signin.js',
  'next-auth/core/routes/signout.js',
  'next-auth/jwt/index.js',
  'next-auth/next/index.js',
  'next-auth/next/utils.js',
]

/** The lines of one file that do something. Line numbers start at 1. */
export interface FileCoverage {
  file: string
  lines: { line: number; text: string; ran: boolean; mutants: string[] }[]
}

/** The coverage of a script, as V8 reports it. */
interface Script {
  url: string
  functions: { ranges: { startOffset: number; endOffset: number; count: number }[] }[]
}

/** A position in a script that maps to a line of a file. */
interface Point {
  offset: number
  file: string
  line: number
}

/**
 * The lines of next-auth's session code that ran, on the server or in a browser, and those that a mutant touches.
 *
 * @param raw the folder that the fixtures have written to: `server/` and `browser/`, with coverage as V8 reports it
 * @param app the folder of the app, built with all mutants and with source maps
 */
export function coverageOf(raw: string, app: string, mutants: Mutant[]): FileCoverage[] {
  const packages = join(app, '..', 'node_modules')
  const ran = new Map(sessionCode.map((file) => [file, new Set<number>()]))
  const points = new Map<string, Point[]>()
  for (const { url, functions } of scriptsIn(raw)) {
    const path = pathOf(url, app)
    if (!path) continue
    const scriptPoints = points.get(path) ?? pointsOf(path, packages)
    points.set(path, scriptPoints)
    for (const { file, line } of pointsThatRan(scriptPoints, functions)) ran.get(file)?.add(line)
  }
  return sessionCode.map((file) => {
    const text = readFileSync(originalOf(join(packages, file)), 'utf8')
    const touched = touchedLines(
      text,
      mutants.filter((mutant) => mutant.file === file),
    )
    const lines = text.split('\n').flatMap((content, index) => {
      const line = index + 1
      return doesSomething(content)
        ? { line, text: content.trim(), ran: ran.get(file)?.has(line) ?? false, mutants: touched.get(line) ?? [] }
        : []
    })
    return { file, lines }
  })
}

function scriptsIn(raw: string): Script[] {
  return ['server', 'browser'].flatMap((part) => {
    const folder = join(raw, part)
    if (!existsSync(folder)) return []
    return readdirSync(folder).flatMap(
      (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: Script[] }).result,
    )
  })
}

/** The file of a script, or undefined when the script cannot contain code of next-auth. */
function pathOf(url: string, app: string): string | undefined {
  const chunk = /^http:\/\/localhost:\d+\/_next\/(static\/[^?]+\.js)/.exec(url)?.[1]
  if (chunk) return join(app, '.next', chunk)
  // The Pages Router loads next-auth from the package; the App Router's server also has it in its chunks
  return /^file:.*\/(apps\/node_modules\/next-auth|\.next\/server)\/.*\.js$/.test(url) ? fileURLToPath(url) : undefined
}

/** The path of the original file that a switch over mutants replaces. */
function originalOf(path: string): string {
  const moved = path.replace(/\.js$/, '.original.js')
  return existsSync(moved) ? moved : path
}

const isSessionCode = (file: string) => sessionCode.includes(file)

/** The positions of a script that map to lines of the session code, in order. */
function pointsOf(path: string, packages: string): Point[] {
  if (!existsSync(path)) return []
  const script = readFileSync(path, 'utf8')
  const starts = lineStarts(script)
  if (path.startsWith(packages)) {
    const file = path
      .slice(packages.length + 1)
      .replaceAll('\\', '/')
      .replace('.original.js', '.js')
    if (!isSessionCode(file)) return []
    return script.split('\n').map((text, index) => {
      const offset = (starts[index] ?? 0) + Math.max(0, text.search(/\S/))
      return { offset, file, line: index + 1 }
    })
  }
  const name = /\/\/# sourceMappingURL=(\S+)\s*$/.exec(script)?.[1]
  if (!name) return []
  const map = readFileSync(join(dirname(path), decodeURIComponent(name)), 'utf8')
  const points: Point[] = []
  eachMapping(FlattenMap(map), ({ generatedLine, generatedColumn, source, originalLine }) => {
    const file = /node_modules\/(next-auth\/.*)$/.exec(source ?? '')?.[1]?.replace('.original.js', '.js')
    if (!file || !isSessionCode(file) || originalLine === null) return
    points.push({ offset: (starts[generatedLine - 1] ?? 0) + generatedColumn, file, line: originalLine })
  })
  return points.sort((a, b) => a.offset - b.offset)
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** The positions that ran. For each position, the count of the innermost range around it decides. */
function pointsThatRan(points: Point[], functions: Script['functions']): Point[] {
  const ranges = functions
    .flatMap((one) => one.ranges)
    .sort((a, b) => a.startOffset - b.startOffset || b.endOffset - a.endOffset)
  const around: typeof ranges = []
  let next = 0
  return points.filter(({ offset }) => {
    for (let range = ranges[next]; range && range.startOffset <= offset; range = ranges[next]) {
      around.push(range)
      next += 1
    }
    while ((around.at(-1)?.endOffset ?? Infinity) <= offset) around.pop()
    return (around.at(-1)?.count ?? 0) > 0
  })
}

/** The lines that mutants touch, each with the ids of these mutants. */
function touchedLines(text: string, mutants: Mutant[]): Map<number, string[]> {
  const touched = new Map<number, string[]>()
  for (const { id, patch } of mutants) {
    for (const [original, replacement] of patch) {
      const first = text.slice(0, text.indexOf(original)).split('\n').length
      const kept = new Set(replacement.split('\n').map((line) => line.trim()))
      for (const [index, line] of original.split('\n').entries()) {
        if (kept.has(line.trim())) continue
        touched.set(first + index, [...(touched.get(first + index) ?? []), id])
      }
    }
  }
  return touched
}

/** Whether a line is more than a bracket or the code that a compiler adds around a generator. */
const doesSomething = (text: string) =>
  /\w/.test(text) &&
  !/^\s*(case (\d+|"end"):|break;|while \(1\).*|var .*_args.*|_context\d*\.(next|prev) = \d+;|return _context\d*\.(stop|finish).*|"use strict";|exports\..*|var _\w+ = .*require\(.*|function _\w+\(\) \{|\w+: true,?)$/.test(
    text,
  )

/** The text for a terminal: for each file, the lines that no spec runs and those that no mutant touches. */
export function coverageText(files: FileCoverage[]): string {
  return files
    .map(({ file, lines }) => {
      const notRun = lines.filter(({ ran }) => !ran)
      const untouched = lines.filter((line) => line.ran && line.mutants.length === 0)
      const head = `${file}: of ${lines.length} lines, specs run ${lines.length - notRun.length}, mutants touch ${lines.filter((line) => line.mutants.length > 0).length}`
      return [head, ...listed('no spec runs', notRun), ...listed('no mutant touches', untouched)].join('\n')
    })
    .join('\n\n')
}

function listed(what: string, lines: FileCoverage['lines']): string[] {
  if (lines.length === 0) return []
  return [`  ${what}:`, ...lines.map(({ line, text }) => `    ${String(line).padStart(4)}  ${text.slice(0, 110)}`)]
}
