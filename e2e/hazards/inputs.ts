import { globex, type JsonObject } from '../../fixtures'
import type { Input, Inputs } from './bad-input'

const data = { companyId: globex.id }

/** A body that is sent as it is. */
const text = (body: string, type = 'application/json'): Input => ({ body, headers: { 'Content-Type': type } })

/** Correct updates, except for their data. */
const withData = (values: JsonObject): Inputs =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, (csrfToken) => ({ body: { csrfToken, data: value } })]),
  )

/** The CSRF token is missing, or it is not a text in the body. */
export const csrfTokens: Inputs = {
  'no token': () => ({ body: { data } }),
  'an empty token': () => ({ body: { csrfToken: '', data } }),
  null: () => ({ body: { csrfToken: null, data } }),
  zero: () => ({ body: { csrfToken: 0, data } }),
  'the token in an array': (csrfToken) => ({ body: { csrfToken: [csrfToken], data } }),
  'the token in an object': (csrfToken) => ({ body: { csrfToken: { csrfToken }, data } }),
  'the token in capitals': (csrfToken) => ({ body: { csrfToken: csrfToken.toUpperCase(), data } }),
  'the token and a space': (csrfToken) => ({ body: { csrfToken: `${csrfToken} `, data } }),
  'the token in the query': (csrfToken) => ({ query: `?csrfToken=${csrfToken}`, body: { data } }),
  'the token in a header': (csrfToken) => ({ body: { data }, headers: { 'X-CSRF-Token': csrfToken } }),
}

/** The method is not POST. */
export const methods: Inputs = Object.fromEntries(
  ['PUT', 'PATCH', 'DELETE'].map((method) => [method, (csrfToken) => ({ method, body: { csrfToken, data } })]),
)
methods.HEAD = () => ({ method: 'HEAD', query: `?companyId=${globex.id}` })

/** The body is a JSON value without a CSRF token, or its content type is another one. */
export const otherBodies: Inputs = {
  'no body': () => ({}),
  null: () => text('null'),
  'an array': (csrfToken) => text(JSON.stringify([{ csrfToken, data }])),
  'a string': (csrfToken) => text(JSON.stringify(csrfToken)),
  'JSON as plain text': (csrfToken) => text(JSON.stringify({ csrfToken, data }), 'text/plain'),
  'JSON as a form': (csrfToken) => text(JSON.stringify({ csrfToken, data }), 'multipart/form-data; boundary=x'),
}

/** The body says that it is JSON, but it is not. */
export const malformed: Inputs = {
  'an empty body': () => text(''),
  'half an object': (csrfToken) => text(`{"csrfToken":"${csrfToken}","data":`),
  'no JSON': () => text('company=globex'),
}

/** A form, as a page without scripts sends it: its data is a text. */
export const form: Inputs = {
  'a form': (csrfToken) =>
    text(new URLSearchParams({ csrfToken, data: 'admin' }).toString(), 'application/x-www-form-urlencoded'),
}

const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Data that is nested so deeply that a recursive function fails. */
export const deep: Inputs = {
  'ten thousand arrays, one in the other': (csrfToken) =>
    text(`{"csrfToken":"${csrfToken}","data":{"companyId":${nested(10_000)}}}`),
}

/** Values of other types than those that the forms of the app send. */
export const types: Inputs = {
  ...withData({
    'a number as the id': { companyId: 7 },
    'true as the id': { companyId: true },
    'null as the id': { companyId: null },
    'an array of ids': { companyId: [globex.id] },
    'an object as the id': { companyId: { id: globex.id } },
    'an array as the name': { firstName: ['Augusta'] },
    'the company itself': { company: { ...globex } },
    'the user with a role': { user: { role: 'admin' } },
    'a text': 'admin',
    'a number': 7,
    'an array': [data],
  }),
  // Written as text: in an object of JavaScript, this name is not a property
  'a prototype': (csrfToken) => text(`{"csrfToken":"${csrfToken}","data":{"__proto__":{"companyId":"globex"}}}`),
}

/** Texts that are not the id of a company. */
export const ids: Inputs = withData(
  Object.fromEntries(
    [
      '',
      '   ',
      '../people',
      '%2e%2e',
      'globex?x=1',
      '//127.0.0.1',
      'globex\r\nX-Role: admin',
      'globex\0',
      '\ud800',
      'GLOBEX',
    ].map((companyId) => [JSON.stringify(companyId), { companyId }]),
  ),
)

/** Ids of a company that the user does not belong to, and of none. */
export const others: Inputs = withData({ globex: data, initech: { companyId: 'initech' } })

/** A preference that the app does not have. */
export const otherPreferences: Inputs = withData({ 'an unknown preference': { preferences: { role: 'admin' } } })

/** The id that leads to another path wherever it is a part of one, also after encodeURIComponent(). */
export const twoDots: Inputs = withData({ 'two dots': { companyId: '..' } })

/** Data that is much larger than that of any form. */
export const longId: Inputs = withData({ 'an id of half a megabyte': { companyId: 'x'.repeat(512 * 1024) } })
export const longName: Inputs = withData({ 'a name of twenty kilobytes': { firstName: 'x'.repeat(20 * 1024) } })

/** A body of more than one megabyte: an API route refuses it, a route handler does not. */
export const huge: Inputs = withData({ 'an id of two megabytes': { companyId: 'x'.repeat(2 * 1024 * 1024) } })

/** Reads with a `callbackUrl`, which NextAuth accepts at every auth route, that is not an address. */
export const callbackUrls: Inputs = Object.fromEntries(
  ['javascript:alert(1)', 'profile', 'localhost:3000.example'].map((callbackUrl) => [
    callbackUrl,
    () => ({ method: 'GET', query: `?${new URLSearchParams({ callbackUrl }).toString()}` }),
  ]),
)
