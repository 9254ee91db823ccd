package snapshot

import (
	"strings"
	"time"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// maxRows is the most rows of a table of versions that are read: more than any version may hold.
const maxRows = 2 * maxBlocks

// isNewsSniffer knows a saved page of the site News Sniffer, which shows two versions side by side.
func isNewsSniffer(in *input) bool {
	return isHTML(in) && in.signs()&signSniffer != 0 && sniffed(in) != nil
}

func sniffed(in *input) *html.Node {
	root := in.parsed().root
	return find(root, func(n *html.Node) bool { return is(n, "table", "version_diff") && pairRows(n, "td", 1) != nil })
}

// pairRows are the rows of a table that have two cells of a name.
func pairRows(table *html.Node, name string, most int) []*html.Node {
	return findAll(table, func(n *html.Node) bool { return n.Data == "tr" && len(cells(n, name)) == 2 }, most)
}

// readNewsSniffer takes both versions from the cells of the table, the left one is the old one. The marks of the
// site's own comparison are only unwrapped.
func readNewsSniffer(in *input) []article.Version {
	root, table := in.parsed().root, sniffed(in)
	sides := [2]article.Version{}
	rows := pairRows(table, "td", maxRows)
	var texts [2][]string
	heads(table, &sides, &texts)
	standfirst := len(rows) > 0
	for i, row := range rows {
		for side, cell := range cells(row, "td") {
			text := textOf(cell)
			standfirst = standfirst && (i > 0 || !stopped(text) && words(text) <= 45)
			if text != "" {
				texts[side] = append(texts[side], text)
			}
		}
	}
	series, address := sniffedSeries(root)
	furniture := frameOf(root, table)
	for side := range sides {
		v := &sides[side]
		v.Blocks = titled(texts[side], v.Title != "", standfirst && textOf(cells(rows[0], "td")[side]) != "")
		v.Series, v.URL, v.Furniture = series, address, furniture
	}
	return sides[:]
}

// isSniffedVersion knows a page of that site that shows one version.
func isSniffedVersion(in *input) bool {
	return isHTML(in) && strings.Contains(in.text, "News Sniffer") && one(one(in.parsed().root, "div.article-info"), "cite") != nil
}

// readSniffedVersion reads the page as any other, and what it says of all versions.
func readSniffedVersion(in *input) []article.Version {
	root := in.parsed().root
	info := one(root, "div.article-info")
	series, address := sniffedSeries(root)
	hide(info)
	v := readPage(in)[0]
	v.Series, v.URL = series, address
	title := textOf(one(root, "title"))
	if f := strings.Fields(between(title, "Version ", "")); len(f) > 0 {
		v.Label = "Version " + f[0]
	}
	return []article.Version{v}
}

// heads reads what stands over the columns: the versions' names, times and titles.
func heads(table *html.Node, sides *[2]article.Version, texts *[2][]string) {
	for _, row := range pairRows(table, "th", 8) {
		for side, cell := range cells(row, "th") {
			v, text := &sides[side], textOf(cell)
			moment := one(cell, "time")
			switch {
			case hasClass(cell, "title") || one(cell, "h3") != nil:
				if v.Title = text; text != "" {
					texts[side] = append(texts[side], text)
				}
			case moment != nil:
				v.Captured = parseTime(attribute(moment, "datetime"))
				v.When = spaced(strings.Replace(text, textOf(moment), "", 1))
			case v.Label == "":
				v.Label = text
			}
		}
	}
}

// titled makes blocks of a version's texts.
func titled(texts []string, title, standfirst bool) []article.Block {
	blocks := paras(texts)
	for i := range min(len(blocks), 2) {
		switch {
		case i == 0 && title:
			blocks[i].Role = article.Title
		case standfirst && (title || i == 0):
			blocks[i].Role = article.Standfirst
		}
	}
	return blocks
}

// cells returns the children of a row that have the name.
func cells(row *html.Node, name string) (all []*html.Node) {
	for n := row.FirstChild; n != nil; n = n.NextSibling {
		if is(n, name, "") {
			all = append(all, n)
		}
	}
	return all
}

// sniffedSeries reads what the page says about all versions, and the article's address.
func sniffedSeries(root *html.Node) (s article.Series, address article.Link) {
	info := one(root, "div.article-info")
	s.Source = textOf(one(info, "cite"))
	s.Changes = textOf(one(info, "var"))
	times := every(info, "time", 2)
	if len(times) > 0 {
		s.FirstSeen = parseTime(attribute(times[0], "datetime"))
	}
	if len(times) > 1 {
		s.NextCheck = textOf(times[1])
	} else if text := textOf(info); strings.Contains(text, notChecked) {
		s.NextCheck = notChecked
	}
	feed := find(root, func(n *html.Node) bool {
		return is(n, "a", "feed") || attribute(n, "type") == "application/rss+xml"
	})
	s.Feed = article.NewLink(attribute(feed, "href"))
	original := find(root, func(n *html.Node) bool {
		rel := " " + attribute(n, "rel") + " "
		return (n.Data == "a" || n.Data == "link") && strings.Contains(rel, " external ") && strings.Contains(rel, " alternate ")
	})
	return s, article.NewLink(attribute(original, "href"))
}

const notChecked = "It will not be checked again for changes."

// layouts are the ways in which times are written in attributes.
var layouts = []string{time.RFC3339, "2006-01-02T15:04:05Z0700", "2006-01-02 15:04:05 MST", "2006-01-02 15:04:05", "2006-01-02T15:04:05", "2006-01-02", "January 2, 2006 15:04"}

// parseTime reads a time in one of the layouts; another text is the unknown time.
func parseTime(text string) time.Time {
	text = strings.TrimSpace(text)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, text); err == nil {
			return t.UTC()
		}
	}
	return time.Time{}
}
