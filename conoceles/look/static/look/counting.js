// SPDX-License-Identifier: EUPL-1.2
// How the characters of an answer are counted: the same rule as conoceles.kernel.text, over the same blanks, by code
// point. Both are tested against tests/kernel/text_lengths.json.

const BLANKS =
  "\u0009\u000a\u000b\u000c\u000d\u0020\u0085\u00a0\u1680" +
  "\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a" +
  "\u200b\u2028\u2029\u202f\u205f\u2060\u3000\ufeff";
const RUN = new RegExp(`[${BLANKS}]+`, "gu");

const composed = (text) => text.normalize("NFC").replaceAll("\r\n", "\n").replaceAll("\r", "\n");
const trimmed = (text) => text.replace(/^ | $/gu, "");

/** How many characters `text` has under `counting`: "collapsed", "all" or "non-blank". */
export function length(text, counting) {
  const whole = composed(text);
  if (counting === "all") return Array.from(whole).length;
  if (counting === "non-blank") return Array.from(whole.replace(RUN, "")).length;
  return Array.from(trimmed(whole.replace(RUN, " "))).length;
}
