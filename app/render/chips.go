package render

import (
	"fmt"
	"unicode"
)

// chips writes text with the name of each invisible character in front of it. The character itself stays, so that a
// copy has it. A letter of another script than the rest of its word has its number in front, if it looks like one of
// theirs and no label tells of it. Joiners and variation selectors inside a word or an emoji do their work there and
// get no chip, unless they are all that changed.
func (s *sheet) chips(text string, labelled bool) {
	alone := true
	var odd map[int]bool
	if !labelled {
		odd = strangers(text)
	}
	for _, r := range text {
		alone = alone && (invisible(r) || r == ' ')
	}
	from := 0
	for i, r := range text {
		if !odd[i] && (!invisible(r) || joins(r) && !alone) {
			continue
		}
		s.text(text[from:i])
		s.element("span", chipName(r), class("Chip"))
		from = i
	}
	s.text(text[from:])
}

// invisible reports whether a character cannot be seen, or cannot be told from a plain space.
func invisible(r rune) bool {
	if r < 0xA0 {
		return r < ' ' && r != '\n' && r != '\t' || r >= 0x7F
	}
	switch r { // letters and signs to Unicode, or not assigned
	case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x1CBB, 0x1CBC, 0x2065, 0x2800, 0x3164, 0xFFA0, 0xFFFC, 0x133FC:
		return true
	}
	return r >= 0xFFF0 && r < 0xFFF9 || r >= 0xE0000 && r < 0xE1000 ||
		unicode.In(r, unicode.Cf, unicode.Zs, unicode.Zl, unicode.Zp, unicode.Variation_Selector)
}

// joins reports whether a character shapes its neighbours.
func joins(r rune) bool {
	return r == 0x200C || r == 0x200D || r >= 0xE0020 && r <= 0xE007F || unicode.Is(unicode.Variation_Selector, r)
}

// chipName is what a reader is told about an invisible character.
func chipName(r rune) string {
	if known := chipNames[r]; known != "" {
		return known
	}
	return fmt.Sprintf("U+%04X", r)
}

var chipNames = map[rune]string{
	0xA0: "NBSP", 0xAD: "SHY", 0x200B: "ZWSP", 0x200C: "ZWNJ", 0x200D: "ZWJ", 0x200E: "LRM", 0x200F: "RLM",
	0x202F: "NNBSP", 0x2060: "WJ", 0x2009: "THINSP", 0x200A: "HAIRSP", 0x2002: "ENSP", 0x2003: "EMSP", 0xFEFF: "BOM",
}
