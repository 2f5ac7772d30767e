import { join } from 'node:path'
import { buildSync } from 'esbuild'

let bundled: string | undefined

/** The modules of `client/` as one script for the browser. They are bundled once in a process. */
export function bundledScript(): string {
  bundled ??= bundle()
  return bundled
}

function bundle(): string {
  const folder = join(__dirname, 'client')
  const { outputFiles } = buildSync({
    entryPoints: [join(folder, 'main.ts')],
    // The bundle names each module by its path from here, so that it is the same wherever the checkout is
    absWorkingDir: folder,
    bundle: true,
    format: 'iife',
    charset: 'utf8',
    write: false,
    minify: false,
  })
  return outputFiles.map(({ text }) => text).join('')
}
