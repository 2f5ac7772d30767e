/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Up to Next 15, for what the apps share in the folders beside them
  experimental: { externalDir: true },
  // In the Pages Router Next leaves packages outside its bundle, and Node cannot resolve the next/server that NextAuth 5
  // imports: https://github.com/nextauthjs/next-auth/issues/9307
  transpilePackages: ['next-auth'],
}
