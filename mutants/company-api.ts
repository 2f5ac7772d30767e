import type { Mutant } from './mutant'

const file = 'company-api/handlers.ts'

/** Faults in the company API that the jwt callback calls. */
export const companyApi: Mutant[] = [
  {
    id: 'company-api/any-password',
    intent: 'the company API does not check the password',
    loses: 'anyone who knows an email address can sign in with it',
    file,
    patch: [['known.email === email && known.password === password', 'known.email === email']],
    caughtBy: ['app/wrong-password-changes-nothing'],
  },
  {
    id: 'company-api/one-company-for-all',
    intent: 'the company API always returns its first company',
    loses: 'users cannot choose another company',
    file,
    patch: [['data.companies.find((known) => known.id === params.id)', 'data.companies[0]']],
    caughtBy: ['get-response-carries-update', 'onboarding-by-fetch'],
  },
  {
    id: 'company-api/unknown-company-returns-another',
    intent: 'the company API returns some other company for an unknown id',
    loses: 'an unknown company id moves the user to a company that they did not choose',
    file,
    patch: [
      [
        'data.companies.find((known) => known.id === params.id)',
        'data.companies.find((known) => known.id === params.id) ?? data.companies.at(-1)',
      ],
    ],
    caughtBy: ['unknown-company-changes-nothing'],
  },
  {
    id: 'company-api/unknown-company-is-an-error',
    intent: 'the company API returns 500 for an unknown company id',
    loses: 'an unknown company id signs the user out',
    file,
    patch: [
      [
        'company ? HttpResponse.json(company) : new HttpResponse(null, { status: 404 })',
        'company ? HttpResponse.json(company) : new HttpResponse(null, { status: 500 })',
      ],
    ],
    caughtBy: ['unknown-company-changes-nothing'],
  },
  {
    id: 'company-api/company-without-name',
    intent: 'the company API omits the name of a company',
    loses: 'pages have no company name to show',
    file,
    patch: [['HttpResponse.json(company)', 'HttpResponse.json({ id: company.id })']],
    caughtBy: ['company-name-comes-from-company-api'],
  },
  {
    id: 'company-api/users-found-by-email',
    intent: 'the company API looks up users by their email address instead of their id',
    loses: 'update() without data finds no user and changes nothing',
    file,
    patch: [['known.id === params.id)\n      return user', 'known.email === params.id)\n      return user']],
    caughtBy: ['empty-update-refetches-company-api'],
  },
  {
    id: 'company-api/sign-in-without-company',
    intent: 'the company API omits the company that a user chose last',
    loses: 'users have to choose their company again after every sign-in',
    file,
    patch: [
      [
        'user ? HttpResponse.json(user) : new HttpResponse(null, { status: 401 })',
        'user ? HttpResponse.json({ ...user, companyId: undefined }) : new HttpResponse(null, { status: 401 })',
      ],
    ],
    caughtBy: ['app/sign-in-sets-company'],
  },
]
