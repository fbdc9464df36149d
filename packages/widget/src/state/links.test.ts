import { array, assert, constantFrom, oneof, property, string } from 'fast-check'
import { expect } from '../../test/expect.ts'
import { piecesOf } from './links.ts'

const linksIn = (text: string) => piecesOf(text).filter(({ href }) => href !== undefined)
const written = (text: string) => linksIn(text).map((piece) => piece.text)

/** What texts with links are made of, and what tries to be one. */
const texts = array(
  oneof(
    constantFrom(
      ...'http:// https:// HTTPS:// www. javascript: data: a.example /path ?q= # @ ( ) [ ] { } . , ! … ” » 。'.split(
        ' ',
      ),
    ),
    constantFrom(' ', '\n', '\t', 'é', 'аррӏе.com', '\u200b', '\u202e', '://', 'user:pass@', '127.1', '%2e', '\\'),
    string({ unit: 'binary', maxLength: 4 }),
  ),
  { maxLength: 14 },
).map((parts) => parts.join(''))

describe('links', () => {
  it('[R6] a link is what begins with http, https or www, up to where it ends for a reader', () => {
    const cases: Record<string, string[]> = {
      'see https://tea.example/by-the-sea, it is good': ['https://tea.example/by-the-sea'],
      '(http://a.example/x)': ['http://a.example/x'],
      'http://a.example/sea_(song).': ['http://a.example/sea_(song)'],
      '“www.a.example/?q=1#2”!': ['www.a.example/?q=1#2'],
      'HTTPS://A.EXAMPLE…': ['HTTPS://A.EXAMPLE'],
      'http://a.example http://b.example': ['http://a.example', 'http://b.example'],
    }
    for (const [text, links] of Object.entries(cases)) expect(written(text), text).to.deep.equal(links)
    expect(linksIn('www.a.example')[0]?.href).to.equal('https://www.a.example/')
  })

  it('[R6] nothing else is one', () => {
    for (const text of [
      'javascript:alert(1)',
      'JAVASCRIPT://www',
      'data:text/html,x',
      'a.example',
      'ftp://a.example',
      'xhttp://a.example',
      'éwww.a.example',
      'http://localhost',
      'http://',
      'www.',
      'https://bank.example@evil.example',
      'https://bank.example:443@evil.example/',
    ])
      expect(written(text), text).to.deep.equal([])
  })

  it('[R6] where it leads is said beside it when its letters may deceive', () => {
    const hostOf = (text: string) => linksIn(text)[0]?.host
    expect(hostOf('http://аррӏе.com')).to.equal('xn--80ak6aa92e.com')
    expect(hostOf('http://раypal.example/x')).to.equal('xn--ypal-43d9g.example')
    expect(hostOf('http://lınk.example')).to.equal('xn--lnk-jua.example')
    expect(hostOf('http://127.1/')).to.equal('127.0.0.1')
    expect(hostOf('http://bank.example%2eevil.example')).to.equal('bank.example.evil.example')
    expect(hostOf('http://ba\u200bnk.example')).to.equal('bank.example')
  })

  it('[R6] a name in the letters of one alphabet is left as it is', () => {
    for (const text of [
      'https://www.A.example:8080/x',
      'http://münchen.example',
      'http://пример.рф',
      'www.łódź.example',
    ])
      expect(linksIn(text)[0]?.host, text).to.equal(undefined)
  })

  it('[R6] the pieces are the text, whatever it is', () => {
    assert(
      property(
        texts,
        (text) =>
          piecesOf(text)
            .map((piece) => piece.text)
            .join('') === text,
      ),
    )
  })

  it('[R6] no text leads anywhere but to http and https, nor hides a name before an @', () => {
    assert(
      property(texts, (text) =>
        linksIn(text).every((piece) => {
          const { protocol, username, password } = new URL(piece.href!)
          return /^https?:\/\//.test(piece.href!) && /^https?:$/.test(protocol) && username + password === ''
        }),
      ),
    )
  })

  it('[R6] no link ends with what ends a sentence, nor with a bracket that it has not opened', () => {
    assert(
      property(texts, (text) =>
        written(text).every((link) => {
          const [open, close] = [link.split('(').length, link.split(')').length]
          return !/[.,!…”»。]$/.test(link) && !(link.endsWith(')') && close > open)
        }),
      ),
    )
  })
})
