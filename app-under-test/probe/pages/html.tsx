import { Head, Html, Main, NextScript } from 'next/document'

/** The document around the pages of the Pages Router. */
export function PagesDocument() {
  return (
    <Html lang="en">
      <Head />
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  )
}
