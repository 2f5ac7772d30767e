/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // The package's own test checks the types
  typescript: { ignoreBuildErrors: true },
}
