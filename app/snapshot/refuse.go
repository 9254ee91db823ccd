package snapshot

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// MaxFile is the most bytes of one file that are read. With Options.FirstPart so many are the first part of a file.
const MaxFile = 64 << 20

// TooLarge says why a file of that size is not read, before any of its bytes are; nil if it is not too large.
func TooLarge(name string, size int64) *Error {
	if size <= MaxFile {
		return nil
	}
	return refusal(name, "file-too-large", nil)
}

// A magic is how files of a kind begin.
type magic struct {
	at   int
	text string
	code string
}

var magics = []magic{
	{0, "%PDF-", "pdf"},
	{0, "\x89PNG\r\n\x1a\n", "picture"}, {0, "GIF87a", "picture"}, {0, "GIF89a", "picture"},
	{0, "\xff\xd8\xff", "picture"}, {8, "WEBP", "picture"}, {4, "ftypavif", "picture"}, {4, "ftypheic", "picture"},
	{0, "II*\x00", "picture"}, {0, "MM\x00*", "picture"}, {0, "8BPS", "picture"}, {0, "\x00\x00\x01\x00", "picture"},
	{0, "ID3", "recording"}, {0, "OggS", "recording"}, {0, "fLaC", "recording"}, {8, "WAVE", "recording"},
	{4, "ftyp", "recording"}, {0, "\x1aE\xdf\xa3", "recording"}, {8, "AVI ", "recording"},
	{0, "Rar!\x1a", "no-page"}, {0, "7z\xbc\xaf\x27\x1c", "no-page"}, {0, "BZh", "no-page"}, {0, "\xfd7zXZ", "no-page"},
	{257, "ustar", "no-page"}, {0, "filedesc://", "no-page"},
	{0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office"}, {0, `{\rtf`, "office"},
	{0, "\x7fELF", "binary"}, {0, "MZ\x90\x00", "binary"}, {0, "\x00asm", "binary"},
	{0, "\xca\xfe\xba\xbe", "binary"}, {0, "SQLite format 3\x00", "data"},
}

// refused returns the code of a source that is not read as text at all, or "".
func refused(s Source) string {
	if len(s.Data) == 0 {
		return "empty"
	}
	for _, m := range magics {
		if len(s.Data) > m.at && bytes.HasPrefix(s.Data[m.at:], []byte(m.text)) {
			return m.code
		}
	}
	return ""
}

// isControl has a 1 for the characters that no text has.
var isControl = func() (table [256]uint8) {
	for c := range ' ' {
		table[c] = 1
	}
	table['\t'], table['\n'], table['\r'], table['\f'], table[0x7f] = 0, 0, 0, 0, 1
	return table
}()

// refusedText returns the code of a text that holds no article, or "".
func refusedText(text string) string {
	trimmed := strings.TrimSpace(text)
	if trimmed == "" {
		return "empty"
	}
	controls := controlsOf(text)
	if controls > 0 && controls*100 > utf8.RuneCountInString(text) {
		return "binary"
	}
	return structured(trimmed)
}

// controlsOf counts the characters that no text has. Eight bytes at a time are looked at together: few of them have any
// that is below the space or is 0x7f.
func controlsOf(text string) (n int) {
	const ones, tops, spaces, deletes = 0x0101010101010101, 0x8080808080808080, 0x2020202020202020, 0x7f7f7f7f7f7f7f7f
	for len(text) >= 8 {
		s := text[:8]
		text = text[8:]
		x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		y := x ^ deletes
		if ((x-spaces)&^x|(y-ones)&^y)&tops == 0 {
			continue
		}
		for i := range len(s) {
			n += int(isControl[s[i]])
		}
	}
	for i := range len(text) {
		n += int(isControl[text[i]])
	}
	return n
}

// isScript knows programs and styles by name and type, for their text looks like any other.
func isScript(s Source) bool {
	name := strings.ToLower(s.Name)
	for _, end := range []string{".js", ".mjs", ".css", ".ts"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return strings.HasSuffix(s.Type, "/javascript") || s.Type == "text/css"
}

// structured recognises feeds and JSON.
func structured(text string) string {
	head := strings.ToLower(text[:min(len(text), 1024)])
	for strings.HasPrefix(head, "<?") || strings.HasPrefix(head, "<!--") {
		_, rest, ok := strings.Cut(head, ">")
		if !ok {
			return ""
		}
		head = strings.TrimSpace(rest)
	}
	for _, root := range []string{"<rss", "<feed", "<rdf:rdf"} {
		if strings.HasPrefix(head, root) {
			return "feed"
		}
	}
	if strings.HasPrefix(head, "<svg") {
		return "picture"
	}
	if isJSON(text) && !storedFormat(text) {
		return "data"
	}
	return ""
}

// isJSON says whether a text is a JSON object or a list of them, by its brackets alone: it is never parsed.
func isJSON(text string) bool {
	object := text[0] == '{' && text[len(text)-1] == '}'
	list := text[0] == '[' && text[len(text)-1] == ']'
	if !object && !list || len(text) < 2 {
		return false
	}
	inner := strings.TrimSpace(text[1 : len(text)-1])
	if object {
		return strings.HasPrefix(inner, `"`) && strings.Contains(inner, `":`) || strings.HasPrefix(inner, `"`) && strings.Contains(inner, `" :`)
	}
	return strings.HasPrefix(inner, "{") || strings.HasPrefix(inner, `"`) && strings.HasSuffix(inner, `"`)
}
