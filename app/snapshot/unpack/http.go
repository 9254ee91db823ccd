package unpack

import (
	"bytes"
	"strconv"
	"strings"
)

// A Response is a stored answer of a web server.
type Response struct {
	Status int
	Header Header
	Body   []byte // as it came: chunked, packed
}

// ParseHTTP reads the status line and the headers of an answer.
func ParseHTTP(b []byte) (r Response, err error) {
	line, rest := cutLine(b)
	version, status, _ := strings.Cut(strings.TrimSpace(string(line)), " ")
	if len(version) < 5 || !strings.EqualFold(version[:5], "HTTP/") {
		return r, fault(Damaged, "no status line")
	}
	status, _, _ = strings.Cut(status, " ")
	r.Status, _ = strconv.Atoi(status)
	r.Header, r.Body, err = ParseHeader(rest)
	return r, err
}

// Content returns the body without chunks and unpacked. Programs that archive often do both and leave the headers as
// they were: a body that is not chunked, or not packed, is taken as it is.
func (w *Work) Content(r Response) ([]byte, error) {
	body := r.Body
	if strings.Contains(strings.ToLower(r.Header.Get("transfer-encoding")), "chunked") {
		body = dechunk(body)
	}
	codings := strings.Split(strings.ToLower(r.Header.Get("content-encoding")), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if body, err = w.decoded(strings.TrimSpace(codings[i]), body); err != nil {
			return nil, err
		}
	}
	return body, w.take(0, len(body))
}

func (w *Work) decoded(coding string, body []byte) (out []byte, err error) {
	switch coding {
	case "", "identity":
		return body, nil
	case "gzip", "x-gzip":
		if !IsGzip(body) {
			return body, nil
		}
		return w.Gunzip(body)
	case "deflate":
		if isMarkup(body) {
			return body, nil
		}
		if len(body) > 2 && body[0]&15 == 8 && (int(body[0])<<8|int(body[1]))%31 == 0 {
			out, _, err = w.Inflate("zlib", body)
			return out, err
		}
		out, _, err = w.Inflate("deflate", body)
		return out, err
	}
	if isMarkup(body) {
		return body, nil
	}
	out, _, err = w.Inflate(coding, body)
	return out, err
}

// isMarkup says whether a body begins as a page does, and so is not packed.
func isMarkup(body []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf")), " \t\r\n"), []byte("<"))
}

// dechunk joins the chunks of a body. From the first wrong size on the rest is taken as it is; a body that does not
// begin with a size is not chunked.
func dechunk(body []byte) []byte {
	var out []byte
	for rest := body; ; {
		line, after := cutLine(rest)
		digits, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		size, err := strconv.ParseUint(string(bytes.TrimSpace(digits)), 16, 31)
		if err != nil || len(line) > 256 {
			return append(out, rest...)
		}
		if size == 0 {
			return out
		}
		if int(size) > len(after) {
			return append(out, after...)
		}
		out = append(out, after[:size]...)
		rest = after[size:]
		if line, after = cutLine(rest); len(bytes.TrimSpace(line)) == 0 {
			rest = after
		}
	}
}
