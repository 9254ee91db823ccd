// Package render draws a comparison: as HTML sections for the page, as a page of its own, as JSON and as plain text.
//
// Every character of an article passes one function, escape; every tag is written by one type, sheet, from constants
// of this package. So markup in an article shows as text, and a parser that reads a section builds exactly the tree
// that was meant.
//
// # The structure of a section
//
//	section.Section.Section--split | .Section--inline      about 50 rows
//	  div.Row.Row--KIND #rN data-kind data-row=N data-move N: the row's index in the comparison
//	    div.Cell.Cell--old     split only; of a kept row it is aria-hidden
//	    div.Gutter aria-hidden the sign: ~ edited, + added, − removed, Aa restyled, ↪ departed, ↩ moved, ¶ split, merged
//	    div.Cell.Cell--new     split
//	    div.Cell.Cell--both    inline, after the gutter: old and new in one
//
// A cell holds, in this order: span.Hidden with "Old:" or "New:", a.Move (the words of a move, a link to the other
// place) or span.Label (the words of a split or merge, or what the block is now), and the blocks. A block is h2 (title),
// h3 to h6 (headings), pre (code) or p, with the classes Block and Block--ROLE, dir=auto and the version's lang. In a
// block stand text and
//
//	ins, del            data-change="row.n": the number of the change; so has span.Restyle
//	ins.Journey         a sentence that stood elsewhere, del.Journey one that went; span.Hidden has its number, and a
//	                    link a.Hidden.Move after it leads to the other place
//	span.Restyle        kept text whose marks changed, then span.Hidden with what changed; strong is what
//	                    differs between two addresses
//	span.Chip           the name of the character that follows it, which is invisible or of another script than its
//	                    word; at the end of an ins, which of its characters look like those they took the place of
//	a, strong, em, code, u, s, sub, sup   the marks, innermost
//	span.Link           a link that must not be followed here: in the old cell of a kept row
//
// An empty cell has the class Cell--none. Empty cells keep the columns.
//
// A row of more than 400,000 bytes of markup stands in parts, each in a section of its own: div.Row.Row--more #rN.1,
// #rN.2 … continue #rN, with the same data-row, no sign and no words in front. Their blocks join to the row's.
//
// # Reading the text back
//
// Leave out .Hidden and span.Chip, then read the blocks in order. The new text: those in Cell--new and Cell--both
// without del, leaving out departed rows. The old text: those in Cell--old and Cell--both without ins, leaving out
// moved rows, whose old text stands where it stood, in the departed row. In Cell--both a split or merged row has one
// block for each of its longer side.
package render
