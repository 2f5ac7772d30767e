/**
 * Text that stays text in HTML and XML, also in an attribute in double quotes. Characters that XML 1.0 does not allow are
 * replaced.
 */
export const escapeHtml = (text: string) =>
  text
    .toWellFormed()
    // eslint-disable-next-line no-control-regex -- XML does not allow these
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/**
 * Text that stays text in Markdown, also in a table: on one line, with everything escaped that Markdown or HTML would
 * interpret.
 */
export const escapeMarkdown = (text: string) =>
  text
    .replaceAll(/[\\`*_~[\]|]/g, String.raw`\$&`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\s+/g, ' ')

/** Text with code in backticks, as Markdown: the code stays code, and everything else text. */
export const markdownWithCode = (text: string) =>
  partsOf(text)
    .map(({ isCode, part }) => (isCode ? `\`${part}\`` : escapeMarkdown(part)))
    .join('')

/** The parts of a text with code in backticks. */
export const partsOf = (text: string) => text.split('`').map((part, index) => ({ isCode: index % 2 === 1, part }))

/** An argument of a command, quoted for the shell if it has to be. */
export const quoteForShell = (argument: string) =>
  /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`

/** A regular expression that matches only this text. Node has `RegExp.escape` only from version 24 on. */
export const escapeRegExp = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
