// SPDX-License-Identifier: EUPL-1.2
// Text without what people write or leave out as they please.

/** The glottal stop of Maya as people write it: it is no letter and parts no word. */
export const GLOTTAL = "'’‘ʼʻʹ`´′ꞌ";
const MARKS = new RegExp(`[\\p{M}${GLOTTAL}]`, "gu");
const LETTERS = { ł: "l", ø: "o", ß: "ss", đ: "d", æ: "ae", œ: "oe" };
const SEPARATE = /[łøßđæœ]/g;

/** `text` without case, accents or apostrophes. */
export const plain = (text) => text.toLowerCase().normalize("NFD").replace(MARKS, "").replace(SEPARATE, (one) => LETTERS[one]);
