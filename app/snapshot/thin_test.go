package snapshot

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// shown is the tree of a page in one line, without what a thinning may leave out: the text of scripts and styles, and
// attributes. bare leaves out elements too: what is left is the text.
func shown(t testing.TB, source string, bare bool) string {
	root, err := html.ParseWithOptions(strings.NewReader(source), html.ParseOptionEnableScripting(false))
	if err != nil {
		return "refused"
	}
	var out strings.Builder
	walk(root, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode && !is(n.Parent, "script", "") && !is(n.Parent, "style", ""), !bare && n.Type == html.CommentNode:
			out.WriteString(n.Data)
		case n.Data == "script" || n.Data == "style":
		case n.Type == html.ElementNode && !bare:
			out.WriteString("<" + n.Data)
			for _, a := range n.Attr {
				if a.Namespace == "" && !isIdle(a.Key) {
					out.WriteString(" " + a.Key + "=" + a.Val)
				}
			}
			out.WriteString(">")
		}
		return true
	}, func(*html.Node) {})
	return spaced(out.String())
}

// A thinned page has the tree of the page.
func TestThinPagesAreTheSame(t *testing.T) {
	for _, name := range realPages(t) {
		source, _ := valid(string(unpacked(t, name)))
		thinned, _, _ := thin(source)
		if shown(t, source, false) != shown(t, thinned, false) {
			t.Errorf("%s is another page without what nobody reads", name)
		}
	}
}

func TestThinning(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{`<script>if (a<b) f("</div>")</script>x`, `x`},
		{`<SCRIPT src=a.js>x</Script >y`, `y`},
		{`<script type="application/ld+json">{"a":1}</script>`, `=`},
		{`<script><!-- f() //--></script>x`, `x`},
		{`<script><!-- f("<script></script>") //--></script>x<script>y</script>`, `=`},
		{`<style>a{}</style><p style="x:y" onclick=f() data-a='>' id=b>c`, `<p style="x:y"   id=b>c`},
		{`<div title="<script>">a</div><p>b</p><script></script>`, `<div title="<script>">a</div><p>b</p>`},
		{`<!-- <script> --><p>a</p><script></script>`, `<!-- <script> --><p>a</p>`},
		{`<!--><script>a</script>-->`, `<!-->-->`},
		{`<!-- a --!><script>a</script>`, `<!-- a --!>`},
		{`<?php <script> ?><p>a</p></script>`, `=`},
		{`<svg><style><p>a</p></style></svg><script>a<b</script>`, `=`},
		{`<svg><path d="M0 0"/></svg><script>a<b</script>`, `<svg><path /></svg>`},
		{`<svg><g data-a=b/>x`, `=`},
		{`<svg><g/data-a>x`, `=`},
		{`<textarea><p onclick=a></textarea><p onclick=b><script>a<b</script>`, `=`},
		{`<textarea>a</textarea><p onclick=b><script>a<b</script>`, `<textarea>a</textarea><p >`},
		{`<plaintext><p onclick=a>`, `=`},
		{`<title>a<script>b`, `=`},
		{`<p ="a" data-b = "c" d>e`, `<p ="a"  >e`},
		{`<p data-a="b`, `<p `},
		{`a < b <3 </ <`, `=`},
		{`&am<script>a</script>p;<style>b</style>`, `&am<script></script>p;<style></style>`},
		{`<<script>a</script>b>`, `<<script></script>b>`},
		{`<img data-src=a data-cfemail=b data-x=c>`, `<img data-src=a data-cfemail=b >`},
	} {
		if got, _, _ := thin(c.in); got != strings.Replace(c.want, "=", c.in, count(c.want == "=")) {
			t.Errorf("%s\n gave %s\n want %s", c.in, got, c.want)
		} else if shown(t, c.in, false) != shown(t, got, false) {
			t.Errorf("%s is another page: %s", c.in, got)
		}
	}
}

func FuzzThin(f *testing.F) {
	for _, c := range []string{"<p onclick=a>b<script>c</script>d", "<svg><style><p>a</style>b", "<select><noscript><script></noscript>a</select>b<script>c</script>", "<!-- --!><title>a"} {
		f.Add(c)
	}
	f.Fuzz(func(t *testing.T, source string) {
		source, _ = valid(source)
		thinned, harmless, _ := thin(source)
		before, after := shown(t, source, true), shown(t, thinned, true)
		if before != after {
			t.Errorf("%q became %q: %q, want %q", source, thinned, after, before)
		}
		if again, safe, _ := thin(thinned); harmless && !safe {
			t.Errorf("%q is harmless, %q is not", source, again)
		}
	})
}
