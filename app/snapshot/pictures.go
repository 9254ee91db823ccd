package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// image takes a picture: its text is what stands for it, else the name of its file. Twins that a script or noscript
// would show in its place are the same picture.
func (b *builder) image(attrs []html.Attribute) {
	text := spaced(attribute(attrs, "alt"))
	if text == "" {
		text = fileName(attrs)
	}
	if text == "" || attribute(attrs, "width") == "1" || attribute(attrs, "height") == "1" {
		return
	}
	if b.row > 0 {
		b.space = true
		b.text(text)
		b.space = true
		return
	}
	b.images = append(b.images, text)
	if len(b.buf) == 0 {
		b.flush()
	}
}

// flushImages writes the pictures after the block they stood in.
func (b *builder) flushImages() {
	for _, image := range b.images {
		if image != b.lastImage {
			b.done(piece{Block: article.Block{Role: article.Image, Text: image}})
		}
		b.lastImage = image
	}
	b.images = nil
}

// fileName is the name in a picture's address, that of the one a script would load first; an embedded picture has none.
func fileName(attrs []html.Attribute) string {
	for _, key := range []string{"data-src", "data-lazy-src", "data-original", "src", "data-srcset", "srcset"} {
		address := strings.TrimSpace(attribute(attrs, key))
		if strings.HasSuffix(key, "srcset") {
			address, _, _ = strings.Cut(address, " ")
		}
		if address == "" || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "blob:") {
			continue
		}
		if end := strings.IndexAny(address, "?#"); end >= 0 {
			address = address[:end]
		}
		if name := assetName(spaced(address[strings.LastIndexByte(address, '/')+1:])); name != "" {
			return name
		}
	}
	return ""
}

// assetName is the name of a file without the parts that differ from copy to copy: sizes and hashes.
//
//	river-620x413.3f2a9c1b.jpg  →  river.jpg
func assetName(name string) string {
	end := ""
	if at := strings.LastIndexByte(name, '.'); at > 0 && len(name)-at <= 6 {
		name, end = name[:at], name[at:]
	}
	for {
		at := strings.LastIndexAny(name, "-_.@")
		if at <= 0 || !passing(name[at+1:]) {
			return name + end
		}
		name = name[:at]
	}
}

// passing says whether a part of a name is a size, as 620x413, 620w or 2x, or a hash: eight or more hexadecimal digits
// with a letter and a digit.
func passing(part string) bool {
	digits, letters, hex := 0, 0, 0
	for i := range len(part) {
		switch c := part[i]; {
		case isDigit(c):
			digits++
		case c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F':
			letters++
			hex++
		default:
			letters++
		}
	}
	if part == "scaled" || part == "thumb" || part == "min" {
		return true
	}
	width, height, times := strings.Cut(part, "x")
	switch {
	case digits == 0:
		return false
	case times && strings.Trim(width, "0123456789") == "" && strings.Trim(height, "0123456789") == "" && width != "":
		return true
	case letters == 1 && (part[len(part)-1] == 'w' || part[0] == 'w'):
		return true
	}
	return len(part) >= 8 && letters > 0 && letters == hex
}

// isCredit knows a credit by its class: within a caption it is a caption of its own.
func isCredit(attrs []html.Attribute) bool {
	class := attribute(attrs, "class")
	return strings.Contains(class, "credit") || strings.Contains(class, "Credit")
}
