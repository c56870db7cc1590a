/** Text as it stands in XML and HTML. What Atom calls html, titles included, is read as HTML: text is escaped before it goes there. */
export const escapeXml = (text: string): string => text.replace(/[<>&'"]/g, (character) => `&#${character.charCodeAt(0)};`)
