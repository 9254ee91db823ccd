package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// A picture is what stands for one: a text, and where it is.
type picture struct {
	text   string
	target article.Link
	quiet  bool // the rule against noise changed one of both
}

// image takes a picture: its text is what stands for it, else the name of its file. Twins that a script or noscript
// would show in its place are the same picture.
func (b *builder) image(attrs []html.Attribute) {
	whole := pictureAddress(attrs)
	address, named := b.quiet.picture(whole)
	text := spaced(valueOf(attrs, "alt"))
	if text == "" {
		text = named
	}
	if text == "" || valueOf(attrs, "width") == "1" || valueOf(attrs, "height") == "1" {
		return
	}
	if b.row > 0 {
		b.space = true
		b.text(text)
		b.space = true
		return
	}
	p := picture{text: text}
	if strings.Contains(address, "//") || strings.HasPrefix(address, "/") { // others may lie beside a saved page, or in its archive
		p.target = b.resolve(address)
	}
	p.quiet = address != whole && (text == named || p.target != (article.Link{}))
	b.images = append(b.images, p)
	if len(b.buf) == 0 {
		b.flush()
	}
}

// flushImages writes the pictures after the block they stood in. The mark over the text of one says where it is.
func (b *builder) flushImages() {
	for _, image := range b.images {
		if image.text != b.lastImage {
			block := article.Block{Role: article.Image, Text: image.text}
			if image.target != (article.Link{}) {
				block.Marks = []article.Inline{{End: len(image.text), Style: article.LinkStyle, Target: image.target}}
			}
			if image.quiet {
				b.quiet.did(NoisePictures)
			}
			b.done(piece{Block: block})
		}
		b.lastImage = image.text
	}
	b.images = nil
}

// pictureAddress is where a picture is, the one that a script would load first; an embedded picture has none.
func pictureAddress(attrs []html.Attribute) string {
	for _, key := range []string{"data-src", "data-lazy-src", "data-original", "src", "data-srcset", "srcset"} {
		address := strings.TrimSpace(valueOf(attrs, key))
		if strings.HasSuffix(key, "srcset") {
			address, _, _ = strings.Cut(address, " ")
		}
		if address == "" || strings.HasPrefix(address, "data:") || strings.HasPrefix(address, "blob:") {
			continue
		}
		if fileName(queryless(address)) != "" {
			return address
		}
	}
	return ""
}

// queryless is an address without query and hash.
func queryless(address string) string {
	if end := strings.IndexAny(address, "?#"); end >= 0 {
		address = address[:end]
	}
	return address
}

// picture is the address and the name of a picture's file without what differs from copy to copy, or with it if that
// rule is off.
func (q *quieting) picture(address string) (clean, name string) {
	bare := queryless(address)
	dir := bare[:strings.LastIndexByte(bare, '/')+1]
	if q.on(NoisePictures) {
		name = fileName(bare)
		return dir + name, name
	}
	return address, spaced(bare[len(dir):])
}

// fileName is the name of the file at an address, without sizes and hashes.
func fileName(address string) string {
	return assetName(spaced(address[strings.LastIndexByte(address, '/')+1:]))
}

// samePicture says whether two blocks of equal text show one picture as far as can be told: one of them has no address,
// they stand at different hosts, or their files have one name.
func samePicture(x, y article.Block) bool {
	if len(x.Marks) == 0 || len(y.Marks) == 0 {
		return true
	}
	a, b := x.Marks[0].Target.String(), y.Marks[0].Target.String()
	return hostOf(a) != hostOf(b) || strings.EqualFold(stem(a), stem(b))
}

func hostOf(address string) string {
	_, rest, _ := strings.Cut(address, "//")
	host, _, _ := strings.Cut(rest, "/")
	return host
}

// stem is the name of a file without its kind.
func stem(address string) string {
	name := fileName(address)
	if at := strings.LastIndexByte(name, '.'); at > 0 {
		return name[:at]
	}
	return name
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
		at := len(name) - 1
		for at > 0 && strings.IndexByte("-_.@", name[at]) < 0 {
			at--
		}
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
	class := valueOf(attrs, "class")
	return strings.Contains(class, "credit") || strings.Contains(class, "Credit")
}
