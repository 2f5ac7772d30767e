/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Next's base path is fixed when the app is built
  basePath: '/docs',
  // The package's own test checks the types
  typescript: { ignoreBuildErrors: true },
}
