/**
 * Without a company API of its own (`COMPANY_API_URL`), as in `npm run dev`, the app mocks one inside itself, so that a
 * person can click through it with nothing else running.
 */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.COMPANY_API_URL) return
  const msw = await import('msw')
  const { setupServer } = await import('msw/node')
  const { createHandlers } = await import('../company-api/handlers')
  const { demoData } = await import('../company-api/companies')
  setupServer(...createHandlers(msw, demoData(), 'http://company-api.localhost')).listen({
    onUnhandledRequest: 'bypass',
  })
}
