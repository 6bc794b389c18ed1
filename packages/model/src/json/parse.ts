import { limits } from '../read/limits.ts';

/**
 * JSON (RFC 8259) read strictly, with what `JSON.parse` cannot tell: the line of each object, and names given twice,
 * of which it would silently keep the last. Objects are lists of names and values, so that no name that a file holds
 * (`__proto__`) ever becomes a property.
 */
export class JsonObject {
  readonly line: number;
  readonly names: string[] = [];
  readonly values: JsonValue[] = [];

  constructor(line: number) {
    this.line = line;
  }

  get(name: string): JsonValue | undefined {
    const at = this.names.indexOf(name);
    return at === -1 ? undefined : this.values[at];
  }
}

export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** What is wrong with a JSON text. A repeated or reserved name does not stop the reading, the others do. */
export interface JsonTrouble {
  readonly code: 'json-syntax' | 'json-depth' | 'json-name-repeated' | 'json-name-reserved';
  readonly line: number;
  readonly value: string;
}

export function parseJson(text: string): { value: JsonValue | undefined; troubles: readonly JsonTrouble[] } {
  const parser = new JsonParser(text);
  return { value: parser.document(), troubles: parser.troubles };
}

class Stop extends Error {}

/** Characters told of what cannot be read. */
const shown = 40;
const numberForm = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const reserved = new Set(['__proto__', 'constructor', 'prototype']);
const escapes = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const QUOTE = 34;
const COLON = 58;
const COMMA = 44;
const BACKSLASH = 92;

class JsonParser {
  readonly troubles: JsonTrouble[] = [];
  readonly #text: string;
  readonly #names = new Map<string, string>();
  #at = 0;
  #line = 1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue | undefined {
    try {
      this.#space();
      const value = this.#value();
      this.#space();
      if (this.#at < this.#text.length) this.#stop('json-syntax');
      return value;
    } catch (error) {
      if (error instanceof Stop) return undefined;
      throw error;
    }
  }

  #tell(code: JsonTrouble['code'], value: string): void {
    // Far more than anyone reads; a hostile file shall not fill the memory with them.
    if (this.troubles.length < 2 * limits.faults) this.troubles.push({ code, line: this.#line, value });
  }

  #stop(code: 'json-syntax' | 'json-depth'): never {
    // Line breaks and the like are told as the space they look like, and none at the start.
    const rest = this.#text.slice(this.#at).replace(/^[\t\n\r ]+/, '');
    this.#tell(code, rest.slice(0, shown).replace(/[\t\n\r ]+/g, ' '));
    throw new Stop();
  }

  #space(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === 10) this.#line++;
      else if (code !== 32 && code !== 13 && code !== 9) return;
      this.#at++;
    }
  }

  #value(): JsonValue {
    const code = this.#text.charCodeAt(this.#at);
    if (code === QUOTE) return this.#string();
    if (code === OPEN_OBJECT) return this.#object();
    if (code === OPEN_LIST) return this.#list();
    if (code === 45 || (code >= 48 && code <= 57)) return this.#number();
    if (this.#word('true')) return true;
    if (this.#word('false')) return false;
    if (this.#word('null')) return null;
    return this.#stop('json-syntax');
  }

  #word(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #number(): number {
    numberForm.lastIndex = this.#at;
    const digits = numberForm.exec(this.#text)?.[0];
    if (digits === undefined) return this.#stop('json-syntax');
    this.#at += digits.length;
    return Number(digits);
  }

  #enter(): void {
    if (++this.#depth > limits.jsonDepth) this.#stop('json-depth');
    this.#at++;
    this.#space();
  }

  /** After a member: true when another follows. */
  #another(close: number): boolean {
    this.#space();
    const code = this.#text.charCodeAt(this.#at);
    if (code !== COMMA && code !== close) this.#stop('json-syntax');
    this.#at++;
    if (code === close) {
      this.#depth--;
      return false;
    }
    this.#space();
    return true;
  }

  #list(): JsonValue[] {
    this.#enter();
    const list: JsonValue[] = [];
    if (this.#text.charCodeAt(this.#at) === CLOSE_LIST) {
      this.#at++;
      this.#depth--;
      return list;
    }
    do list.push(this.#value());
    while (this.#another(CLOSE_LIST));
    return list;
  }

  #object(): JsonObject {
    const object = new JsonObject(this.#line);
    this.#enter();
    if (this.#text.charCodeAt(this.#at) === CLOSE_OBJECT) {
      this.#at++;
      this.#depth--;
      return object;
    }
    // A list is quicker to search than a set for as many names as a row has; a hostile object may have millions.
    let many: Set<string> | undefined;
    do {
      if (this.#text.charCodeAt(this.#at) !== QUOTE) this.#stop('json-syntax');
      const name = this.#intern(this.#string());
      this.#space();
      if (this.#text.charCodeAt(this.#at) !== COLON) this.#stop('json-syntax');
      this.#at++;
      this.#space();
      const repeated = many ? many.has(name) : object.names.includes(name);
      if (repeated) this.#tell('json-name-repeated', name);
      if (reserved.has(name.toLowerCase())) this.#tell('json-name-reserved', name);
      const value = this.#value();
      if (!repeated) {
        object.names.push(name);
        object.values.push(value);
        if (many) many.add(name);
        else if (object.names.length > 64) many = new Set(object.names);
      }
    } while (this.#another(CLOSE_OBJECT));
    return object;
  }

  /** Names repeat from row to row: one string each keeps rows small and comparisons quick. */
  #intern(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (this.#names.size < 10_000) this.#names.set(name, name);
    return name;
  }

  #string(): string {
    const text = this.#text;
    const start = this.#at + 1;
    let at = start;
    for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(++at)) {
      if (code === BACKSLASH) return this.#escaped(start, at);
      // Beyond the end the code is NaN, and control characters must be escaped: both fail the comparison.
      if (!(code >= 0x20)) {
        this.#at = at;
        this.#stop('json-syntax');
      }
    }
    this.#at = at + 1;
    return text.slice(start, at);
  }

  #escaped(start: number, firstEscape: number): string {
    const text = this.#text;
    const parts: string[] = [text.slice(start, firstEscape)];
    let from = firstEscape;
    this.#at = firstEscape;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === QUOTE) break;
      if (!(code >= 0x20)) this.#stop('json-syntax');
      if (code !== BACKSLASH) {
        this.#at++;
        continue;
      }
      parts.push(text.slice(from, this.#at));
      const sign = text.charAt(this.#at + 1);
      const plain = escapes.get(sign);
      if (plain !== undefined) {
        parts.push(plain);
        this.#at += 2;
      } else {
        const hex = text.slice(this.#at + 2, this.#at + 6);
        if (sign !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hex)) this.#stop('json-syntax');
        parts.push(String.fromCharCode(Number.parseInt(hex, 16)));
        this.#at += 6;
      }
      from = this.#at;
    }
    parts.push(text.slice(from, this.#at));
    this.#at++;
    return parts.join('');
  }
}
