/**
 * Without a company API (`COMPANY_API_URL`), as in `npm run dev`, the app mocks one inside itself, so that you can click
 * through it with nothing else running.
 */
export async function register() {
  // A separate `if`: its body is not even built for the Edge runtime, which has no msw
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    if (!process.env.COMPANY_API_URL) await (await import('../company-api/mock')).mockCompanyApi()
  }
}
