/**
 * Without a company API of its own (`COMPANY_API_URL`), as in `npm run dev`, the app mocks one inside itself, so that a
 * person can click through it with nothing else running.
 */
export async function register() {
  // An `if` of its own: what is inside is not even built for the other runtime, in which msw does not exist
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    if (!process.env.COMPANY_API_URL) await (await import('../company-api/mock')).mockCompanyApi()
  }
}
