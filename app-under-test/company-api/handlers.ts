import type { http, HttpHandler, HttpResponse } from 'msw'
import type { CompanyApiData } from './companies'

/** What the handlers need of msw: the caller imports it. Below Node 20.19, msw cannot be loaded by `require`. */
interface Msw {
  http: typeof http
  HttpResponse: typeof HttpResponse
}

/**
 * The company API, described once: the upstream that the app's jwt callback asks. In specs the handlers answer on a
 * real HTTP port, in `npm run dev` inside the app (`v4/instrumentation.ts`).
 *
 * @param msw `await import('msw')`
 * @param data what the API knows; handlers read it at each request, so a change shows at once
 * @param baseUrl where it answers, without a trailing slash; `*` matches any origin
 */
export function createHandlers({ http, HttpResponse }: Msw, data: CompanyApiData, baseUrl = '*'): HttpHandler[] {
  return [
    http.post(`${baseUrl}/sign-in`, async ({ request }) => {
      const { email, password } = (await request.json()) as { email?: unknown; password?: unknown }
      const person = data.people.find((known) => known.email === email && known.password === password)
      return person ? HttpResponse.json(person) : new HttpResponse(null, { status: 401 })
    }),

    http.get(`${baseUrl}/people`, ({ request }) => {
      const email = new URL(request.url).searchParams.get('email')
      const person = data.people.find((known) => known.email === email)
      return person ? HttpResponse.json(person) : new HttpResponse(null, { status: 404 })
    }),

    http.get(`${baseUrl}/people/:id`, ({ params }) => {
      const person = data.people.find((known) => known.id === params.id)
      return person ? HttpResponse.json(person) : new HttpResponse(null, { status: 404 })
    }),

    http.get(`${baseUrl}/companies/:id`, ({ params }) => {
      const company = data.companies.find((known) => known.id === params.id)
      return company ? HttpResponse.json(company) : new HttpResponse(null, { status: 404 })
    }),
  ]
}
