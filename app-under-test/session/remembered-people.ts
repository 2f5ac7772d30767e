import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters'

/**
 * A database adapter that remembers in this process who has signed in before: enough for sessions without a database, where
 * NextAuth wants to know whether a person is new.
 */
export function rememberedPeople(): Adapter {
  const people: AdapterUser[] = []
  const accounts = new Map<string, string>()
  const personBy = (fits: (person: AdapterUser) => boolean) => people.find(fits) ?? null
  const keyOf = ({ provider, providerAccountId }: { provider: string; providerAccountId: string }) =>
    `${provider} ${providerAccountId}`
  return {
    createUser(user: Omit<AdapterUser, 'id'>) {
      const person = { ...user, id: crypto.randomUUID() }
      people.push(person)
      return person
    },
    getUser: (id) => personBy((person) => person.id === id),
    getUserByEmail: (email) => personBy((person) => person.email === email),
    getUserByAccount: (account) => personBy(({ id }) => id === accounts.get(keyOf(account))),
    linkAccount(account: AdapterAccount) {
      accounts.set(keyOf(account), account.userId)
      return account
    },
  }
}
