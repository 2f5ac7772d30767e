/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  basePath: process.env.NEXT_PUBLIC_BASE_PATH,
  // Up to Next.js 15, for the code that the apps share in the folders next to them
  experimental: { externalDir: true },
  // In the Pages Router, Next.js does not bundle packages, and Node.js cannot resolve the next/server that NextAuth 5
  // imports: https://github.com/nextauthjs/next-auth/issues/9307
  transpilePackages: ['next-auth'],
}
