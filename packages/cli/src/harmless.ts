/** A text for a terminal: what strangers wrote may hold characters that it obeys, of which only line breaks stay. */
export const harmless = (text: string): string => text.replace(/(?!\n)[\p{Cc}\p{Cf}]/gu, '?');
