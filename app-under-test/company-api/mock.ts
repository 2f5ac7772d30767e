import { demoData } from './companies'
import { createHandlers } from './handlers'

/** Mocks the company API inside this process: requests to it are answered before they leave the process. */
export async function mockCompanyApi(): Promise<void> {
  const msw = await import('msw')
  const { setupServer } = await import('msw/node')
  setupServer(...createHandlers(msw, demoData(), 'http://company-api.localhost')).listen({
    onUnhandledRequest: 'bypass',
  })
}
