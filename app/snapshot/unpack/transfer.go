package unpack

import (
	"bytes"
	"encoding/base64"
	"strings"
)

// Transfer decodes a body by its Content-Transfer-Encoding. Unknown encodings are none. Damaged base64 is a fault;
// damaged quoted-printable stays as it is, as in every reader of mail.
func (w *Work) Transfer(encoding string, body []byte) ([]byte, error) {
	var out []byte
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		var err error
		if out, err = fromBase64(body); err != nil {
			return nil, fault(Damaged, "base64: %v", err)
		}
	case "quoted-printable":
		out = fromQuoted(body)
	default:
		out = body
	}
	return out, w.take(len(out), len(out))
}

// fromBase64 decodes base64 with white space in it, padded or not.
func fromBase64(body []byte) ([]byte, error) {
	packed := make([]byte, 0, len(body))
	padded := false
	for _, c := range body {
		switch {
		case c == '=':
			padded = true
		case c > ' ' && padded:
			return nil, base64.CorruptInputError(len(packed))
		case c > ' ':
			packed = append(packed, c)
		}
	}
	n, err := base64.RawStdEncoding.Decode(packed, packed)
	return packed[:n], err
}

// fromQuoted decodes quoted-printable (RFC 2045, 6.7).
func fromQuoted(body []byte) []byte {
	out := make([]byte, 0, len(body))
	for len(body) > 0 {
		at := bytes.IndexByte(body, '=')
		if at < 0 {
			return append(out, body...)
		}
		out, body = append(out, body[:at]...), body[at+1:]
		if len(body) >= 2 && isHex(body[0]) && isHex(body[1]) {
			out, body = append(out, hexDigit(body[0])<<4|hexDigit(body[1])), body[2:]
			continue
		}
		line, rest := cutLine(body)
		if len(bytes.TrimRight(line, " \t\r\n")) == 0 {
			body = rest // a soft line end
			continue
		}
		out = append(out, '=')
	}
	return out
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'F' || c >= 'a' && c <= 'f'
}

func hexDigit(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}

// Words decodes the encoded words of a header (RFC 2047): "=?utf-8?Q?Caf=C3=A9?=". Only UTF-8 and ASCII are decoded
// here; decode does the others.
func Words(value string, decode func(label string, b []byte) string) string {
	var out strings.Builder
	for afterWord := false; ; {
		before, word, ok := strings.Cut(value, "=?")
		parts := strings.SplitN(word, "?", 4)
		if !ok || len(parts) < 4 || !strings.HasPrefix(parts[3], "=") {
			out.WriteString(value)
			return out.String()
		}
		if !afterWord || strings.TrimSpace(before) != "" {
			out.WriteString(before)
		}
		var b []byte
		if strings.EqualFold(parts[1], "B") {
			b, _ = fromBase64([]byte(parts[2]))
		} else {
			b = fromQuoted([]byte(strings.ReplaceAll(parts[2], "_", " ")))
		}
		out.WriteString(decode(strings.ToLower(parts[0]), b))
		value, afterWord = parts[3][1:], true
	}
}
