/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  // Up to Next 15, for what the apps share in the folders beside them
  experimental: { externalDir: true },
}
