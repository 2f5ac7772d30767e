/** A requirement of the OWASP Application Security Verification Standard 5.0.0. */
export interface Requirement {
  id: string
  /** From which level on it is required. */
  level: 1 | 2 | 3
  /** What it asks for, in our words. */
  asks: string
  /** The specs that show that the app meets it. `*` at the end means all with this prefix. */
  specs: [string, ...string[]]
}

export const standard = 'https://github.com/OWASP/ASVS/tree/v5.0.0'

/** The requirements that the defenses meet, in the order of the standard. */
export const requirements: Requirement[] = [
  {
    id: '1.2.2',
    level: 1,
    asks: 'What a user sends is encoded or checked before it becomes a part of a URL.',
    specs: ['bad-update/hardened'],
  },
  {
    id: '2.2.1',
    level: 1,
    asks: 'What a user sends is checked against a list of what is allowed.',
    specs: ['bad-update/hardened', 'copied-update/hardened'],
  },
  {
    id: '3.5.1',
    level: 1,
    asks: 'Requests of other sites are rejected, for example by a CSRF token.',
    specs: ['bad-request/csrf-token', 'no-get-changes/*', 'planted-csrf-token/another-site'],
  },
  {
    id: '3.5.3',
    level: 1,
    asks: 'A GET, HEAD or OPTIONS request changes nothing that needs protection.',
    specs: ['no-get-changes/*', 'bad-request/method'],
  },
  {
    id: '4.2.5',
    level: 3,
    asks: 'The app makes no header so long that a server refuses it, such as a cookie.',
    specs: ['bad-update/hardened', 'large-update/hardened'],
  },
  {
    id: '7.4.1',
    level: 1,
    asks: 'After it has ended, a session cannot be used any more.',
    specs: ['late-read/hardened-keeps-sign-out', 'database/sign-out-deletes-the-row'],
  },
  {
    id: '7.4.2',
    level: 1,
    asks: 'All sessions of a user end when the user is deleted or disabled.',
    specs: ['deleted-user/is-signed-out'],
  },
  {
    id: '8.2.2',
    level: 1,
    asks: 'Users reach only the data that they have a right to.',
    specs: ['only-members-switch/hardened', 'bad-update/hardened-tells-nothing'],
  },
  {
    id: '8.2.3',
    level: 2,
    asks: 'Users change only the fields that they have a right to.',
    specs: ['copied-update/hardened'],
  },
  {
    id: '8.3.2',
    level: 3,
    asks: 'When rights change, the change applies immediately.',
    specs: ['demoted-admin/always-asking', 'removed-member-is-rejected'],
  },
  {
    id: '8.4.1',
    level: 2,
    asks: 'Users of one company cannot affect another one.',
    specs: ['only-members-switch/hardened'],
  },
  {
    id: '9.1.1',
    level: 1,
    asks: 'A token is accepted only if its signature or encryption is valid.',
    specs: ['other-token/not-encrypted', 'tampered-token-is-rejected'],
  },
  {
    id: '9.1.2',
    level: 1,
    asks: 'Only listed algorithms are accepted, and never “none”.',
    specs: ['other-token/not-encrypted'],
  },
  {
    id: '15.3.1',
    level: 1,
    asks: 'Responses contain only the fields that are needed.',
    specs: ['secret-in-token/picked'],
  },
  {
    id: '15.3.3',
    level: 2,
    asks: 'Mass assignment is prevented: each action has a list of fields that it may change.',
    specs: ['copied-update/hardened'],
  },
  {
    id: '15.3.5',
    level: 2,
    asks: 'The type of a value is checked before it is used.',
    specs: ['bad-update/hardened', 'bad-update/picked-by-type'],
  },
  {
    id: '15.4.2',
    level: 3,
    asks: 'What is read, decided on and written again is protected against concurrent changes.',
    specs: ['late-read/hardened-keeps-update', 'database/updates-of-different-columns-are-kept'],
  },
  {
    id: '16.2.5',
    level: 2,
    asks: 'Logs contain no secrets.',
    specs: ['secret-in-token/picked'],
  },
  {
    id: '16.5.2',
    level: 2,
    asks: 'The app stays secure when a service that it needs fails.',
    specs: ['failing-upstream/hardened-survives-error', 'failing-upstream/hardened-survives-silent'],
  },
]
