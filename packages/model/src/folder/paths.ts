/**
 * Whether a path of a resource stays inside the plan's folder on every system: relative, with `/` between its parts,
 * without `..`, drive letters, URLs or control characters. (Frictionless asks for the same: "safety of paths".)
 */
export function staysInside(path: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (path === '' || path.startsWith('/') || /[\\:\u0000-\u001f]/.test(path)) return false;
  return path.split('/').every((part) => part !== '..' && part !== '.' && part !== '');
}
