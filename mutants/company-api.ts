import type { Mutant } from './mutant'

const file = 'company-api/handlers.ts'

/** Faults in the upstream that the jwt callback asks. */
export const companyApi: Mutant[] = [
  {
    id: 'company-api/any-password',
    intent: 'the company API does not look at the password',
    loses: 'whoever knows an e-mail address can sign in with it',
    file,
    patch: [['known.email === email && known.password === password', 'known.email === email']],
    caughtBy: ['app/wrong-password-changes-nothing'],
  },
  {
    id: 'company-api/one-company-for-all',
    intent: 'the company API answers with its first company, whichever was asked for',
    loses: 'nobody can choose another company',
    file,
    patch: [['data.companies.find((known) => known.id === params.id)', 'data.companies[0]']],
    caughtBy: ['get-response-carries-update', 'onboarding-by-fetch'],
  },
  {
    id: 'company-api/some-company-for-unknown',
    intent: 'the company API answers with some company where it knows none of that id',
    loses: 'a wrong id moves the person to a company that they did not choose',
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
    intent: 'the company API answers 500 where it knows no company of that id',
    loses: 'a wrong id signs the person out',
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
    intent: 'the company API leaves the name of a company out',
    loses: 'pages have no name to show',
    file,
    patch: [['HttpResponse.json(company)', 'HttpResponse.json({ id: company.id })']],
    caughtBy: ['company-name-comes-from-company-api'],
  },
  {
    id: 'company-api/people-by-email',
    intent: 'the company API finds people by their e-mail address instead of their id',
    loses: 'update() without data finds nobody, and changes nothing',
    file,
    patch: [['known.id === params.id)\n      return person', 'known.email === params.id)\n      return person']],
    caughtBy: ['empty-update-asks-again'],
  },
  {
    id: 'company-api/sign-in-without-company',
    intent: 'the company API leaves out the company that a person has chosen last',
    loses: 'whoever signs in again has to choose their company again',
    file,
    patch: [
      [
        'person ? HttpResponse.json(person) : new HttpResponse(null, { status: 401 })',
        'person ? HttpResponse.json({ ...person, companyId: undefined }) : new HttpResponse(null, { status: 401 })',
      ],
    ],
    caughtBy: ['app/sign-in-brings-company'],
  },
]
