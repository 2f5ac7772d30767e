import type { DefaultSession } from 'next-auth'

declare module '@auth/core/jwt' {
  interface JWT {
    role?: 'reader' | 'editor'
  }
}

declare module 'next-auth' {
  interface Session {
    user: DefaultSession['user'] & { id?: string; role?: unknown }
  }
}
