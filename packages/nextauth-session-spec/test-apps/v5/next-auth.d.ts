declare module '@auth/core/jwt' {
  interface JWT {
    role?: 'reader' | 'editor'
  }
}

declare module 'next-auth' {
  interface Session {
    user: { id?: string; name?: string | null; email?: string | null; role?: unknown }
  }
}

export {}
