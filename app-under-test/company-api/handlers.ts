import type { http, HttpHandler, HttpResponse } from 'msw'
import type { CompanyApiData } from './companies'

/** What the handlers use of msw. The caller imports it: below Node 20.19, `require` cannot load msw. */
interface Msw {
  http: typeof http
  HttpResponse: typeof HttpResponse
}

/**
 * The company API, described once: the upstream that the app's jwt callback calls. In specs, the handlers answer on a real
 * HTTP port. In `npm run dev`, they answer inside the app (`v4/instrumentation.ts`).
 *
 * @param msw `await import('msw')`
 * @param data the API's data; handlers read it at each request, so the next response reflects every change to it
 * @param baseUrl the API's base URL, without a trailing slash; `*` matches any origin
 */
export function createHandlers({ http, HttpResponse }: Msw, data: CompanyApiData, baseUrl = '*'): HttpHandler[] {
  return [
    http.post(`${baseUrl}/sign-in`, async ({ request }) => {
      const { email, password } = (await request.json()) as { email?: unknown; password?: unknown }
      const user = data.users.find((known) => known.email === email && known.password === password)
      return user ? HttpResponse.json(user) : new HttpResponse(null, { status: 401 })
    }),

    http.get(`${baseUrl}/people`, ({ request }) => {
      const email = new URL(request.url).searchParams.get('email')
      const user = data.users.find((known) => known.email === email)
      return user ? HttpResponse.json(user) : new HttpResponse(null, { status: 404 })
    }),

    http.get(`${baseUrl}/people/:id`, ({ params }) => {
      const user = data.users.find((known) => known.id === params.id)
      return user ? HttpResponse.json(user) : new HttpResponse(null, { status: 404 })
    }),

    http.get(`${baseUrl}/companies/:id`, ({ params }) => {
      const company = data.companies.find((known) => known.id === params.id)
      return company ? HttpResponse.json(company) : new HttpResponse(null, { status: 404 })
    }),
  ]
}
