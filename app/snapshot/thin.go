package snapshot

import "strings"

// A thinning leaves out of a page what nobody reads before it is parsed: programs, styles, and attributes that are
// neither text nor address nor name. That is half of the bytes of a usual page, and parsing is most of the work.
//
// It finds tags as the tokenizer of the parser does. Where that depends on what is open, it leaves all as it is: so the
// parser finds the same tags. Comments stay, and so do scripts of data.
type thinning struct {
	source string
	out    strings.Builder
	done   int // source[:done] is in out, but for what was left out

	tags, pages, bodies int  // how many tags there may be, and how many of html and of body
	foreign             int  // open elements in which raw text may be none
	doubt               bool // a raw text with signs of tags was passed over, and may have been none
	del, ins            bool // end tags of them were seen
	tagSet
}

// thin returns a page without what nobody reads. harmless says that it has so few tags that no nesting of them is much
// work, and html and body a few times at most.
func thin(source string) (kept string, harmless bool, held tagSet) {
	t := &thinning{source: source}
	for at := 0; at < len(source); {
		next := strings.IndexByte(source[at:], '<')
		if at += next + 1; next < 0 || at == len(source) {
			break
		}
		t.tags++
		switch c := source[at]; {
		case isLatin(c):
			at = t.start(at)
		case c == '/' && at+1 < len(source) && isLatin(source[at+1]):
			at = t.end(at + 1)
		case c == '!' && strings.HasPrefix(source[at:], "!--"):
			at = behindComment(source, at+3)
		case c == '!', c == '?', c == '/':
			at = behind(source, at, ">")
		}
	}
	t.marked = t.del && t.ins
	harmless = t.tags*2*maxOpen <= maxTagWork && t.pages <= maxRepeated && t.bodies <= maxRepeated
	if t.done == 0 {
		return source, harmless, t.tagSet
	}
	t.out.WriteString(source[t.done:])
	return t.out.String(), harmless, t.tagSet
}

// behind is where the next sign ends, or where the text does.
func behind(source string, at int, sign string) int {
	if next := strings.Index(source[at:], sign); next >= 0 {
		return at + next + len(sign)
	}
	return len(source)
}

// behindComment is where a comment ends whose text begins at a place.
func behindComment(source string, at int) int {
	for _, empty := range []string{">", "->"} {
		if strings.HasPrefix(source[at:], empty) {
			return at + len(empty)
		}
	}
	for at < len(source) {
		at = behind(source, at, "--")
		for at < len(source) && source[at] == '-' {
			at++
		}
		for _, end := range []string{">", "!>"} {
			if strings.HasPrefix(source[at:], end) {
				return at + len(end)
			}
		}
	}
	return at
}

func isLatin(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// start takes the start tag whose name begins at a place, and returns where it ends, or the raw text behind it.
func (t *thinning) start(at int) int {
	name, next := t.name(at)
	raw := name == "script" || name == "style"
	next = t.attributes(next, !raw)
	switch name {
	case "html":
		t.pages++
	case "body":
		t.bodies++
	case "base":
		t.based = true
	case "svg", "math", "select", "frameset":
		t.foreign += count(t.source[next-2] != '/')
	case "plaintext":
		return t.rest(next)
	case "script":
		return t.script(at, next)
	case "style":
		return t.raw(name, at, next)
	case "textarea", "title", "iframe", "noframes", "noembed", "xmp":
		return t.raw(name, 0, next)
	}
	return next
}

// end takes an end tag.
func (t *thinning) end(at int) int {
	name, next := t.name(at)
	switch name {
	case "del":
		t.del = true
	case "ins":
		t.ins = true
	case "svg", "math", "select", "frameset":
		t.foreign = max(t.foreign-1, 0)
	}
	return t.attributes(next, false)
}

// name reads the name of a tag, in lower case.
func (t *thinning) name(at int) (name string, end int) {
	for end = at; end < len(t.source) && !endsName(t.source[end]); {
		end++
	}
	return strings.ToLower(t.source[at:end]), end
}

func endsName(c byte) bool { return c == '>' || c == '/' || isSpaceByte(c) }

// attributes passes over the attributes of a tag and returns what is behind it. Those of a start tag may be left out.
func (t *thinning) attributes(at int, start bool) int {
	s := t.source
	for at < len(s) {
		if s[at] == '>' {
			return at + 1
		}
		if s[at] == '/' || isSpaceByte(s[at]) {
			at++
			continue
		}
		key := at
		for at++; at < len(s) && s[at] != '=' && !endsName(s[at]); { // an equals sign at its start is a letter of it
			at++
		}
		name := s[key:at]
		at = behindValue(s, at)
		if start && isIdle(name) && s[at-1] != '/' && s[key-1] != '/' && !t.doubt {
			t.cut(key, at)
		}
	}
	return at
}

// behindValue is where an attribute ends whose name ends at a place.
func behindValue(s string, at int) int {
	value := skipSpace(s, at)
	if value == len(s) || s[value] != '=' {
		return at
	}
	if value = skipSpace(s, value+1); value == len(s) {
		return value
	}
	if quote := s[value]; quote == '"' || quote == '\'' {
		return behind(s, value+1, s[value:value+1])
	}
	for value < len(s) && s[value] != '>' && !isSpaceByte(s[value]) {
		value++
	}
	return value
}

func skipSpace(s string, at int) int {
	for at < len(s) && isSpaceByte(s[at]) {
		at++
	}
	return at
}

// isIdle knows attributes that nothing here reads.
func isIdle(name string) bool {
	switch name[0] {
	case 'd':
		data, ok := strings.CutPrefix(name, "data-")
		return ok && !keepsData(data) || name == "d" || name == "decoding"
	case 'o':
		return strings.HasPrefix(name, "on")
	case 'a':
		return strings.HasPrefix(name, "aria-") && name != "aria-level"
	case 'j':
		return strings.HasPrefix(name, "js")
	}
	switch name {
	case "target", "tabindex", "sizes", "loading", "itemscope", "itemtype", "integrity", "crossorigin", "nonce", "viewBox", "points", "fill", "transform":
		return true
	}
	return false
}

// keepsData names the data of attributes that are read: of pictures that a script would load, of hidden mail addresses,
// of comparisons.
func keepsData(name string) bool {
	switch name {
	case "src", "srcset", "lazy-src", "original", "cfemail", "timestamp", "kind", "row", "move", "level":
		return true
	}
	return strings.HasPrefix(name, "stet")
}

// script takes a script: where its tag has its name, and where its text begins. It is left out unless it is data, or may
// be no raw text.
func (t *thinning) script(tag, at int) int {
	end := t.rawEnd("script", at)
	if end < 0 {
		return t.rest(at)
	}
	body := t.source[at:end]
	if strings.IndexByte(body, '<') >= 0 {
		if strings.Contains(body, "<!--") && strings.Contains(strings.ToLower(body), "<script") {
			return t.rest(at) // its end tag may be hidden
		}
		if t.foreign > 0 || t.doubt {
			return t.over(at, end)
		}
	}
	if head := t.source[tag:at]; strings.Contains(head, "json") || strings.Contains(head, "JSON") {
		return end
	}
	return t.leave(tag, at, end)
}

// raw takes the raw text of an element that is no script. A style, whose name stands at tag, is left out.
func (t *thinning) raw(name string, tag, at int) int {
	end := t.rawEnd(name, at)
	if end < 0 {
		return t.rest(at)
	}
	if strings.IndexByte(t.source[at:end], '<') >= 0 {
		return t.over(at, end)
	}
	if tag == 0 {
		return end
	}
	return t.leave(tag, at, end)
}

// leave leaves out an element with its tags. They stay where they part a text in two, which together might say something
// else, or where the parser does more with them.
func (t *thinning) leave(tag, at, end int) int {
	before := tag - 2
	if t.foreign > 0 || t.doubt || before >= 0 && t.source[before] != '>' && !isSpaceByte(t.source[before]) {
		t.cut(at, end)
		return end
	}
	end = t.attributes(end+len("</"), false)
	t.cut(tag-1, end)
	return end
}

// rawEnd is where the end tag of a raw text begins, or -1.
func (t *thinning) rawEnd(name string, at int) int {
	for {
		next := strings.Index(t.source[at:], "</")
		if next < 0 {
			return -1
		}
		at += next
		rest := t.source[at+2:]
		if len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && endsName(rest[len(name)]) {
			return at
		}
		at += 2
	}
}

// cut leaves a part of the source out.
func (t *thinning) cut(start, end int) {
	if start == end {
		return
	}
	if t.done == 0 {
		t.out.Grow(len(t.source))
	}
	t.out.WriteString(t.source[t.done:start])
	t.done = end
}

// rest passes over all that follows.
func (t *thinning) rest(at int) int { return t.over(at, len(t.source)) }

// over passes over a raw text that may be none, and counts what may be tags in it.
func (t *thinning) over(at, end int) int {
	t.doubt = true
	for text := t.source[at:end]; ; t.tags++ {
		next := strings.IndexByte(text, '<')
		if text = text[next+1:]; next < 0 {
			return end
		}
		if len(text) >= 4 {
			t.pages += count(strings.EqualFold(text[:4], "html"))
			t.bodies += count(strings.EqualFold(text[:4], "body"))
			t.based = t.based || strings.EqualFold(text[:4], "base")
		}
	}
}
