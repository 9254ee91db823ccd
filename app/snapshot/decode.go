package snapshot

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decode turns bytes into valid UTF-8 with plain line feeds. What could not be decoded, or was guessed, is noted. header is
// the charset that a container names, or empty.
func decode(s Source, header string, o Options) (text string, told notes, err error) {
	label, guessed := charset(s.Data, o.Charset, header)
	text, err = inCharset(label, s.Data, o.Host)
	if err != nil {
		return "", nil, err
	}
	if guessed {
		told.note("encoding-guessed", s.Name)
	}
	text, bad := valid(text)
	if bad > 0 {
		told.note("undecodable", strconv.Itoa(bad))
	}
	return text, told, nil
}

// charset names the encoding of bytes, by the order: what the reader says, a byte order mark, what the container says,
// valid UTF-8, what the page declares, UTF-16 by its zero bytes, and last windows-1252, which is a guess.
func charset(b []byte, said, header string) (label string, guessed bool) {
	switch {
	case said != "":
		return strings.ToLower(strings.TrimSpace(said)), false
	case hasPrefix(b, "\xef\xbb\xbf"):
		return "utf-8", false
	case hasPrefix(b, "\xff\xfe"):
		return "utf-16le", false
	case hasPrefix(b, "\xfe\xff"):
		return "utf-16be", false
	case header != "":
		return strings.ToLower(strings.TrimSpace(header)), false
	}
	if wide := zeroBytes(b); wide != "" {
		return wide, false
	}
	whole := utf8.Valid(b)
	if whole && bytes.IndexByte(b, 0x1b) < 0 {
		return "utf-8", false
	}
	declared := declaredCharset(b)
	if whole && !hasEscapes(b, declared) {
		return "utf-8", false
	}
	if declared != "" && !among(declared, utf8Labels+" utf-16 utf-16le utf-16be x-user-defined") {
		return declared, false
	}
	if mostlyUTF8(b) {
		return "utf-8", false
	}
	return "windows-1252", true
}

func hasPrefix(b []byte, start string) bool {
	return len(b) >= len(start) && string(b[:len(start)]) == start
}

// hasEscapes says whether ASCII bytes are ISO-2022-JP, which shifts its letters by escapes.
func hasEscapes(b []byte, declared string) bool {
	if !among(declared, "iso-2022-jp csiso2022jp") {
		return false
	}
	return bytes.Contains(b, []byte("\x1b$")) || bytes.Contains(b, []byte("\x1b("))
}

// mostlyUTF8 says whether broken bytes are rare among whole characters of several bytes: a damaged UTF-8 file.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good++
		}
		i += n
	}
	return good > 4*bad
}

// zeroBytes finds UTF-16 without a mark: of its Latin letters every second byte is zero.
func zeroBytes(b []byte) string {
	b = b[:min(len(b), 4096)&^1]
	even, odd := 0, 0
	for i := 0; i+1 < len(b); i += 2 {
		if b[i] == 0 {
			even++
		}
		if b[i+1] == 0 {
			odd++
		}
	}
	switch pairs := len(b) / 2; {
	case pairs < 2:
		return ""
	case odd*10 >= pairs*7 && even*20 <= pairs:
		return "utf-16le"
	case even*10 >= pairs*7 && odd*20 <= pairs:
		return "utf-16be"
	}
	return ""
}

// declaredCharset returns what a page says of its encoding in its first 64 KiB, in lower case, or "".
func declaredCharset(b []byte) string {
	head := strings.ToLower(string(b[:min(len(b), 1<<16)]))
	if strings.HasPrefix(head, "<?xml") {
		declaration, _, _ := strings.Cut(head, "?>")
		if label := valueAfter(declaration, "encoding"); label != "" {
			return label
		}
	}
	for rest := head; ; {
		at := strings.Index(rest, "<meta")
		if at < 0 {
			return ""
		}
		if hidden := strings.Index(rest[:at], "<!--"); hidden >= 0 { // what is in a comment declares nothing
			end := strings.Index(rest[hidden+4:], "-->")
			if end < 0 {
				return ""
			}
			rest = rest[hidden+4+end:]
			continue
		}
		rest = rest[at+5:]
		tag, _, _ := strings.Cut(rest, ">")
		if label := valueAfter(tag, "charset"); label != "" {
			return label
		}
	}
}

func valueAfter(text, name string) string {
	_, rest, ok := strings.Cut(text, name)
	rest, isValue := strings.CutPrefix(strings.TrimLeft(rest, " \t\r\n"), "=")
	if !ok || !isValue {
		return ""
	}
	rest = strings.TrimLeft(rest, " \t\r\n\"'")
	end := strings.IndexAny(rest, " \t\r\n\"'/;>?")
	if end < 0 {
		end = len(rest)
	}
	return rest[:end]
}

// The labels of the encodings that are decoded here, as the WHATWG encoding standard lists them, and of those that it
// decodes to nothing.
const (
	utf8Labels    = "utf-8 utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"
	littleLabels  = "utf-16le utf-16 unicode ucs-2 csunicode iso-10646-ucs-2 unicodefeff"
	bigLabels     = "utf-16be unicodefffe"
	westernLabels = "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 latin1 l1 ascii us-ascii " +
		"ansi_x3.4-1968 cp819 ibm819 csisolatin1 iso-ir-100"
	closedLabels = "replacement csiso2022kr hz-gb-2312 iso-2022-cn iso-2022-cn-ext iso-2022-kr"
)

// inCharset decodes the charsets known here, and asks the host for the others.
func inCharset(label string, b []byte, h Host) (string, error) {
	switch {
	case among(label, utf8Labels):
		return strings.TrimPrefix(string(b), "\ufeff"), nil
	case among(label, littleLabels):
		return wide(b, 0), nil
	case among(label, bigLabels):
		return wide(b, 1), nil
	case among(label, westernLabels):
		return western(b), nil
	case among(label, closedLabels):
		return "", errors.New("browsers do not decode " + label)
	}
	if h.Decode == nil {
		return "", errors.New("no decoder for " + label)
	}
	text, err := h.Decode(label, b)
	if err != nil {
		return "", fmt.Errorf("decoding %s: %w", label, err)
	}
	return strings.TrimPrefix(text, "\ufeff"), nil
}

// wide decodes UTF-16; low is where the more significant byte is not: 0 for little endian, 1 for big. An odd last
// byte is a damaged character.
func wide(b []byte, low int) string {
	units := make([]uint16, 0, len(b)/2+1)
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i+low])|uint16(b[i+1-low])<<8)
	}
	if len(b)%2 == 1 {
		units = append(units, 0xFFFD)
	}
	return strings.TrimPrefix(string(utf16.Decode(units)), "\ufeff")
}

// high is what windows-1252 has at 0x80 to 0x9F. The table is our own: hosts differ in just these.
var high = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8D, 'Ž', 0x8F,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9D, 'ž', 'Ÿ',
}

func western(b []byte) string {
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	for _, c := range b {
		if c >= 0x80 && c < 0xA0 {
			out.WriteRune(high[c-0x80])
		} else {
			out.WriteRune(rune(c))
		}
	}
	return out.String()
}

// valid replaces broken bytes and NUL by U+FFFD and unifies line ends. It counts the characters that are lost, those
// that the decoder had to replace too.
func valid(text string) (string, int) {
	zeros := strings.Count(text, "\x00")
	bad := zeros + strings.Count(text, "\ufffd")
	if !utf8.ValidString(text) {
		var out strings.Builder
		for i := 0; i < len(text); {
			r, n := utf8.DecodeRuneInString(text[i:])
			if r == utf8.RuneError && n == 1 {
				bad++
			}
			out.WriteRune(r)
			i += n
		}
		text = out.String()
	}
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	if zeros > 0 {
		text = strings.ReplaceAll(text, "\x00", "\ufffd")
	}
	return text, bad
}
