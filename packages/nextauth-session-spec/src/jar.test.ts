import { expect, test } from '@playwright/test'
import { CookieJar, isDeletion, parseSetCookie } from './jar'
import { chunksOf, majorFor, sessionCookieFor } from './names'

const url = new URL('http://app.localhost:3000/api/auth/session')

test('reads the attributes of a Set-Cookie header', () => {
  const line = 'authjs.session-token=a=b; Domain=.Localhost; Path=/x; HttpOnly; Secure; SameSite=none; Max-Age=60'
  const cookie = parseSetCookie(line, url)
  expect(cookie).toMatchObject({ name: 'authjs.session-token', value: 'a=b', domain: '.localhost', path: '/x' })
  expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: 'None' })
  expect(Math.abs(cookie.expires - 60 - Date.now() / 1000)).toBeLessThan(5)
  expect(parseSetCookie('a=b', url)).toMatchObject({ domain: 'app.localhost', path: '/', expires: -1, sameSite: 'Lax' })
})

test('recognizes a deletion by Max-Age and by Expires', () => {
  const lines = [
    'a=; Max-Age=0',
    'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'a=; Max-Age=9; Expires=Thu, 01 Jan 1970',
  ]
  expect(lines.map((line) => isDeletion(parseSetCookie(line, url)))).toEqual([true, true, false])
  expect(isDeletion(parseSetCookie('a=b', url))).toBe(false)
})

test('replaces, deletes and sends cookies as a browser does', () => {
  const jar = new CookieJar()
  jar.apply(['a=1; Path=/', 'b=2; Path=/docs', 'c=3; Path=/', 'd=4; Domain=other.example; Path=/'], url)
  jar.apply(['a=5; Path=/', 'c=; Path=/; Max-Age=0'], url)
  expect(jar.header(url)).toBe('a=5')
  expect(jar.header(new URL('/docs/x', url))).toBe('a=5; b=2')
  expect(jar.header(new URL('http://other.example'))).toBe('')
})

test('derives the session cookie from the CSRF cookie', () => {
  const names = ['next-auth.csrf-token', '__Host-authjs.csrf-token', '__Secure-shop.csrf-token', 'xsrf']
  expect(names.map(sessionCookieFor)).toEqual([
    'next-auth.session-token',
    '__Secure-authjs.session-token',
    '__Secure-shop.session-token',
    undefined,
  ])
  expect(names.map(majorFor)).toEqual([4, 5, undefined, undefined])
})

test('splits a token only if it does not fit into one cookie', () => {
  expect(chunksOf('s', 'x'.repeat(3933), 4)).toHaveLength(1)
  expect(chunksOf('s', 'x'.repeat(3934), 4).map(({ name, value }) => [name, value.length])).toEqual([
    ['s.0', 3933],
    ['s.1', 1],
  ])
  expect(chunksOf('s', 'x'.repeat(3936), 5)).toHaveLength(1)
})
