package snapshot

import (
	"math/bits"
	"strings"

	"golang.org/x/net/html"
)

// A trait is what the readers of pages do with an element; an element may have several.
type trait uint16

const (
	ofBlock    trait = 1 << iota // it begins and ends blocks
	ofVoid                       // it has no end tag
	ofOpenEnd                    // its end tag is optional
	ofDropped                    // it is dropped with all it holds, whatever its attributes
	ofSilent                     // its text is no text of the page; the tokenizer gives it as one token
	firstStyle                   // from here on, in the order of styles
)

// traits are those of the elements by their names.
var traits = func() map[string]trait {
	all := map[string]trait{}
	for i, list := range strings.Split(""+
		"address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "+
		"figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noscript ol p pre "+
		"search section summary table tbody tfoot thead td th tr ul button option|"+
		"area base br col embed hr img input link meta param source track wbr|"+
		"p li dt dd tr td th thead tbody tfoot option optgroup colgroup rt rp html head body|"+
		"script style noframes iframe object embed svg math textarea select xmp plaintext head title noembed rp single-file-infobar singlefile-infobar|"+
		"script style noframes iframe noembed textarea xmp plaintext title rp|"+
		"a|b strong|em i cite|code kbd samp tt|u|s strike|sub|sup", "|") {
		for _, name := range strings.Fields(list) {
			all[name] |= 1 << i
		}
	}
	return all
}()

// isBlock says whether an element begins and ends blocks.
func isBlock(name string) bool { return traits[name]&ofBlock != 0 }

// closesItself names the elements that are void or whose end tag is optional.
func closesItself(name string) bool { return traits[name]&(ofVoid|ofOpenEnd) != 0 }

// silent names the elements whose text is no text of the page. The tokenizer gives it as one token.
func silent(name string) bool { return traits[name]&ofSilent != 0 }

// dropped says whether an element is dropped with all it holds.
func dropped(n *html.Node) bool { return traits[n.Data].drops(n) }

// drops says the same of an element with these traits.
func (t trait) drops(n *html.Node) bool {
	return n.Namespace != "" || t&ofDropped != 0 || n.Data == "template" && attribute(n, "shadowrootmode") == ""
}

// styleOf gives the index in styles of an element, or -1.
func styleOf(name string) int { return traits[name].style() }

// style is the index in styles, or -1.
func (t trait) style() int {
	if t < firstStyle {
		return -1
	}
	return bits.TrailingZeros16(uint16(t / firstStyle))
}
