package snapshot

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stet-diff/stet/app/article"
)

// claims draws a field: its claims with their sources, and a sign where they differ.
func claims(m article.Meta, name string) string {
	for _, f := range m {
		if f.Name != name {
			continue
		}
		var all []string
		for _, c := range f.Claims {
			all = append(all, fmt.Sprintf("%s (%s)", c.Value, c.Source))
		}
		if f.Differs {
			return "≠ " + strings.Join(all, "; ")
		}
		return strings.Join(all, "; ")
	}
	return ""
}

func TestMetadata(t *testing.T) {
	ld := func(json string) string { return `<script type="application/ld+json">` + json + `</script>` }
	for _, c := range []struct{ about, head, field, want string }{
		{"the best source comes first, all are kept", `<title>A | Site</title><meta property="og:title" content="B c d">` + ld(`{"@type":"NewsArticle","headline":"C d e"}`), "title",
			"≠ C d e (JSON-LD headline); A bridge for the town (headline); B c d (og:title); A | Site (<title>)"},
		{"the site's name is no difference", `<title>A bridge for the town | The Daily Site</title>`, "title", "A bridge for the town (headline); A bridge for the town (<title>)"},
		{"nor are case, quotation marks and a cut end", `<meta property="og:title" content="A BRIDGE for the…">`, "title", "A bridge for the town (headline); A BRIDGE for the… (og:title)"},
		{"an article in a graph", ld(`{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["Article"],"author":[{"name":"Ann Lee"},{"name":"Bo Kim"}]}]}`), "byline", "Ann Lee, Bo Kim (JSON-LD author)"},
		{"an article in a list", ld(`[{"@type":"BlogPosting","author":"Ann Lee"}]`), "byline", "Ann Lee (JSON-LD author)"},
		{"commas before brackets and line ends in strings", ld("{\"@type\":\"Article\",\"author\":\"Ann\nLee\",}"), "byline", "Ann Lee (JSON-LD author)"},
		{"a comment around it", ld(`<!-- {"@type":"Article","author":"Ann Lee"} -->`), "byline", "Ann Lee (JSON-LD author)"},
		{"too deep to be read", ld(strings.Repeat("[", 100) + `{"@type":"Article","author":"Ann Lee"}` + strings.Repeat("]", 100)), "byline", ""},
		{"an address is no name", `<meta property="article:author" content="https://x.org/ann"><meta name="author" content="Ann Lee">`, "byline", "Ann Lee (author); https://x.org/ann (article:author)"},
		{"moments in one layout", `<meta property="article:published_time" content="2019-11-19T12:30:00+02:00"><meta name="date" content="2019-11-19">`, "published",
			"2019-11-19T10:30:00Z (article:published_time); 2019-11-19 (date)"},
		{"another day is a difference", `<meta property="article:published_time" content="2019-11-19T12:30:00Z"><meta name="date" content="November 20, 2019">`, "published",
			"≠ 2019-11-19T12:30:00Z (article:published_time); 2019-11-20 (date)"},
		{"a date that could be two stays text", `<meta name="date" content="03/04/2019">`, "published", "03/04/2019 (date)"},
		{"a zone that could be two stays text", `<meta name="date" content="Tue, 19 Nov 2019 12:30:00 CST">`, "published", "Tue, 19 Nov 2019 12:30:00 CST (date)"},
		{"the address, the section, the access", `<link rel="canonical" href="https://x.org/a"><meta property="og:url" content="https://x.org/b">` + ld(`{"@type":"Article","articleSection":"News","isAccessibleForFree":"False"}`), "url",
			"≠ https://x.org/a (canonical); https://x.org/b (og:url)"},
		{"not free", ld(`{"@type":"Article","isAccessibleForFree":"False"}`), "access", "not free (JSON-LD isAccessibleForFree)"},
		{"microdata", `</head><span itemprop="author">Ann Lee</span><time itemprop="datePublished" datetime="2019-11-19"></time>`, "byline", "Ann Lee (author)"},
	} {
		v, ok := pageOf(t, "<!doctype html><html><head>"+c.head+"</head><body>"+body)
		if got := claims(v.Meta, c.field); !ok || got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.about, got, c.want)
		}
	}
}

// A page that is read flat keeps what it says about itself.
func TestMetadataOfFlatPages(t *testing.T) {
	head := `<!doctype html><html lang="en"><head><title>A bridge for the town | Site</title><link rel="canonical" href="https://x.org/a"></head><body>`
	v, ok := pageOf(t, head+strings.Repeat("<font>", 600)+body)
	if !ok || v.URL.String() != "https://x.org/a" || v.Language != "en" || len(v.Pieces) > 0 || claims(v.Meta, "title") == "" {
		t.Errorf("%v %q %q %q", ok, v.URL, v.Language, claims(v.Meta, "title"))
	}
}

// Every reason for staying outside an article has its page.
func TestReasons(t *testing.T) {
	for reason, piece := range map[string]string{
		article.Navigation: `<nav>Home and more</nav>`, article.Sharing: `<div>Share on Facebook</div>`, article.Related: `<aside>Read how the mayor was elected</aside>`,
		article.Comments: `<div class="comments">I do not like it</div>`, article.Plea: `<p>Sign up for our newsletter</p>`, article.PageLabel: `<div>Advertisement</div>`,
		article.AboutAuthor: `<p>Ann Lee writes about bridges and towns and rivers for this paper.</p>`, article.Legal: `<footer>© 2019 The paper</footer>`,
		article.Hidden: `<p style="display: none">Not to be seen</p>`, article.Embed: `<div>[Embed]</div>`, article.Counter: `<p>1,204 views</p>`,
		article.DateLine: `<p>Updated 3 May 2019</p>`, article.Unknown: `<div><a href="/a">A text that is a link</a></div>`,
	} {
		v, _ := pageOf(t, `<!doctype html><html><head><meta name="author" content="Ann Lee"></head><body><article>`+body+piece+"<p>The bridge will be open to all, said the mayor of the town on Monday.</p></article>")
		if reason == article.AboutAuthor {
			v, _ = pageOf(t, `<!doctype html><html><head><meta name="author" content="Ann Lee"></head><body><article>`+body+piece+"</article>")
		}
		found := ""
		for _, p := range v.Pieces {
			if !p.Kept {
				found += p.Reason + " "
			}
		}
		if found != reason+" " {
			t.Errorf("%s: outside is %q", piece, found)
		}
	}
}

// A word names one part of a frame.
func TestFrameWordsAreUnique(t *testing.T) {
	seen := map[string]string{}
	for _, list := range frameLists {
		for word := range strings.FieldsSeq(list[1]) {
			if other := seen[word]; other != "" {
				t.Errorf("%q names %s and %s", word, list[0], other)
			}
			seen[word] = list[0]
		}
	}
}
