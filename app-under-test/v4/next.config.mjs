/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  basePath: process.env.NEXT_PUBLIC_BASE_PATH,
  // Up to Next.js 15, for the code that the apps share in the folders next to them
  experimental: { externalDir: true },
}
