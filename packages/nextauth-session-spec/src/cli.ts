#!/usr/bin/env node
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseJson } from './answers.js'
import { MintError, type MintErrorCode } from './errors.js'
import { mint } from './mint.js'
import { withIdentity, type SessionUser } from './users.js'

const help = `nextauth-session-spec mint   signs a test user in to your NextAuth app, without the provider, and prints the Cookie header

  --url URL              the running app, with Next's basePath if it has one
  --user JSON            the claims of the token: '{"sub":"u1","name":"Ada"}'. Default: a user of its own
  --storage-state FILE   write a storage state for Playwright instead
  --secret-env NAME      the environment variable with the app's secret. Default: NEXTAUTH_SECRET or AUTH_SECRET
  --app-folder FOLDER    where the app's next-auth is installed. Default: the working directory
  --auth-path PATH       the path of the auth routes from the origin. Default: /api/auth below the URL
  --cookie-name NAME     the session cookie. Default: learned from the app
  --max-age SECONDS      how long the session is valid. Default: thirty days
  --allow-host HOST      the host, if the app is not on this machine
  --ignore-https-errors  accept any certificate
  --help

What the app's session route returns is printed to stderr. For database sessions, use the package in Playwright.

Exit code: 0: signed in. 1: the app did not accept the session, or does not answer. 2: wrong usage, or no secret or next-auth.

Examples:
  npx nextauth-session-spec mint --url http://localhost:3000 --user '{"sub":"u1","role":"admin"}'
  curl -H "$(npx nextauth-session-spec mint --url http://localhost:3000)" http://localhost:3000/api/me
  node --env-file=.env.local node_modules/.bin/nextauth-session-spec mint --url http://localhost:3000 --storage-state ada.json`

/** What the user of the command can correct without the app. */
const usageErrors: MintErrorCode[] = ['invalid-options', 'host-refused', 'no-secret', 'next-auth-not-found']

/** The command was called in a wrong way. */
class UsageError extends Error {}

const options = {
  url: { type: 'string' },
  user: { type: 'string' },
  'storage-state': { type: 'string' },
  'secret-env': { type: 'string' },
  'app-folder': { type: 'string' },
  'auth-path': { type: 'string' },
  'cookie-name': { type: 'string' },
  'max-age': { type: 'string' },
  'allow-host': { type: 'string' },
  'ignore-https-errors': { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args)
  if (values.help) {
    console.log(help)
    return
  }
  if (positionals.join(' ') !== 'mint')
    throw new UsageError(`Unknown command: '${positionals.join(' ')}'. Expected: mint.`)
  const { session, header, storageState } = await mint(withIdentity(userIn(values.user)), {
    baseURL: values.url,
    secret: secretIn(values['secret-env']),
    appFolder: values['app-folder'],
    authPath: values['auth-path'],
    cookieName: values['cookie-name'],
    maxAge: secondsIn(values['max-age']),
    allowHost: values['allow-host'],
    ignoreHTTPSErrors: values['ignore-https-errors'],
  })
  console.error(`Signed in: ${JSON.stringify(session)}`)
  const file = values['storage-state']
  if (file) writeFileSync(file, JSON.stringify(storageState, undefined, 2), { mode: 0o600 })
  else console.log(`Cookie: ${header}`)
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function userIn(json: string | undefined): SessionUser | undefined {
  if (json === undefined) return undefined
  const user = parseJson(json)
  if (user && typeof user === 'object' && !Array.isArray(user)) return user
  throw new UsageError(`--user is ${json}. Expected a JSON object with claims: '{"sub":"u1"}'.`)
}

function secretIn(name: string | undefined): string | undefined {
  if (name === undefined) return undefined
  const secret = process.env[name]
  if (secret) return secret
  throw new UsageError(
    `The environment variable of --secret-env is missing or empty. Expected its name, and the app's secret in it. The secret itself is not an argument, because other users of the machine can read those.`,
  )
}

function secondsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (/^[1-9]\d*$/.test(text)) return Number(text)
  throw new UsageError(`--max-age is ${text}. Expected a number of seconds.`)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const isUsage = error instanceof UsageError || (error instanceof MintError && usageErrors.includes(error.code))
  // Any other error is a fault of this package, or of the disk
  console.error(error instanceof MintError || error instanceof UsageError ? error.message : error)
  if (error instanceof UsageError) console.error('See: npx nextauth-session-spec --help')
  process.exitCode = isUsage ? 2 : 1
})
