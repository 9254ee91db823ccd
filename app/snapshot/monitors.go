package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// isWebMonitor knows the comparisons of the Web Monitoring project, which the Wayback Machine shows as its changes.
func isWebMonitor(in *input) bool {
	return isHTML(in) && in.signs()&signMonitor != 0 && (has(in, webMonitorSide) || has(in, framed))
}

// readWebMonitor takes the old page without what was inserted and the new one without what was deleted. Parts of the old
// page that must not run stand in templates, its head beside the new one. Two frames may hold a page each.
func readWebMonitor(in *input) []article.Version {
	frames := every(in.parsed().root, "iframe[srcdoc]", 3)
	if len(frames) != 2 {
		return twice(in, webMonitorSide, readOldHead)
	}
	var sides []article.Version
	for i, f := range frames {
		sub := &input{file: in.file, kind: "text/html", text: attribute(f, "srcdoc"), origin: in.origin, quiet: in.quiet.anew()}
		sides = append(sides, twice(sub, webMonitorSide, readOldHead)[i])
		in.add(sub.notes...)
		in.quiet.atLeast(sub.quiet)
	}
	return sides
}

// framed says whether a node is a frame that holds a page of a comparison.
func framed(n *html.Node) belonging {
	return belonging(count(n.Data == "iframe" && strings.Contains(attribute(n, "srcdoc"), "wm-diff")))
}

func webMonitorSide(n *html.Node) belonging {
	switch {
	case attribute(n, "id") == "wm-diff-old-head":
		return inOld
	case n.Data == "del" && hasClass(n, "wm-diff"), hasClass(n, "wm-diff-deleted-inert"), hasClass(n, "wm-diff-deleted-active"):
		return inOld
	case n.Data == "ins" && hasClass(n, "wm-diff"), hasClass(n, "wm-diff-inserted-active"):
		return inNew
	}
	return inBoth
}

// readOldHead reads a page of which the old head, where it is left, stands for the head.
func readOldHead(in *input) []article.Version {
	root := in.parsed().root
	if head := one(root, "[id=wm-diff-old-head]"); head != nil {
		head.Data = "head"
		head.Parent.RemoveChild(head)
		if new := one(root, "head"); new != nil {
			new.Parent.InsertBefore(head, new)
			new.Parent.RemoveChild(new)
		}
	}
	return readEither(in)
}

// isChangeDetection knows the comparisons of changedetection.io.
func isChangeDetection(in *input) bool {
	return isHTML(in) && in.signs()&signDifference != 0 && one(in.parsed().root, "[id=difference]") != nil
}

// readChangeDetection takes the lines of its list of differences. Where it lists changed lines only, the versions are
// partial.
func readChangeDetection(in *input) []article.Version {
	root := in.parsed().root
	list := one(root, "[id=difference]")
	address := metadata(root).URL
	if link := one(root, "a.current-diff-url"); link != nil {
		address = article.NewLink(attribute(link, "href"))
	}
	partial := spaced(linesOf(list, inNone, changeDetectionSide)) == ""
	if partial {
		in.note("only-changes", in.file)
	}
	var sides []article.Version
	for side := inOld; side <= inNew; side++ {
		var texts []string
		for line := range strings.SplitSeq(linesOf(list, side, changeDetectionSide), "\n") {
			if line = spaced(line); line != "" && len(texts) <= maxBlocks {
				texts = append(texts, line)
			}
		}
		v := version(shaped(texts))
		v.URL, v.Partial, v.Furniture = address, partial, frameOf(root, list)
		sides = append(sides, v)
	}
	return sides
}

func changeDetectionSide(n *html.Node) belonging {
	role, title := attribute(n, "role"), attribute(n, "title")
	switch {
	case role == "deletion", title == "Changed text", title == "Removed text", n.Data == "del":
		return inOld
	case role == "insertion", title == "Changed into", title == "Added text", n.Data == "ins":
		return inNew
	}
	return inBoth
}

// isDaisy knows the marks of DaisyDiff; those of changed formatting are in both versions.
func isDaisy(in *input) bool {
	return isHTML(in) && in.signs()&signClass != 0 && strings.Contains(in.text, "diff-html-") && has(in, daisySide)
}

func daisySide(n *html.Node) belonging { return byClass(n, "diff-html-removed", "diff-html-added") }

func readDaisy(in *input) []article.Version { return twice(in, daisySide, readEither) }

// isWordPress knows a comparison of two revisions of WordPress, drawn in the text or as a table of lines.
func isWordPress(in *input) bool {
	return isHTML(in) && (in.signs()&signRevision != 0 || holds(in.text, "is-re", "vision-")) && (has(in, wordPressSide) || revisionsTable(in.parsed().root) != nil)
}

func wordPressSide(n *html.Node) belonging {
	return byClass(n, "revision-diff-removed is-revision-removed", "revision-diff-added is-revision-added")
}

// revisionsTable finds the lines of a comparison in columns.
func revisionsTable(root *html.Node) *html.Node {
	box := find(root, func(n *html.Node) bool { return hasClass(n, "revisions-diff") || is(n, "table", "diff") })
	if find(box, func(n *html.Node) bool { return wikiSide(n) != inBoth }) == nil {
		return nil
	}
	return box
}

func readWordPress(in *input) []article.Version {
	root := in.parsed().root
	box := revisionsTable(root)
	if box == nil {
		return twice(in, wordPressSide, readEither)
	}
	in.note("around-changes", in.file)
	var sides []article.Version
	for side := inOld; side <= inNew; side++ {
		v := article.Version{Partial: true, Furniture: frameOf(root, box)}
		for _, n := range every(box, ".screen-reader-text", maxRows) {
			n.FirstChild, n.LastChild = nil, nil // "Deleted: ", "Added: "
		}
		v.Blocks = wikiLines(box, side)
		sides = append(sides, v)
	}
	return sides
}

// isDiffEngine knows the pages of diffengine.
func isDiffEngine(in *input) bool {
	return isHTML(in) && in.signs()&signBox != 0 && len(diffEngineLinks(in.parsed().root)) == 2
}

// diffEngineLinks returns the links to both archived pages.
func diffEngineLinks(root *html.Node) []*html.Node {
	box := find(root, func(n *html.Node) bool { return hasClass(n, "archive") && n.Parent.Data == "header" })
	if one(root, "div.diff") == nil {
		return nil
	}
	return every(box, "a", 3)
}

func readDiffEngine(in *input) []article.Version {
	root := in.parsed().root
	address := article.NewLink(attribute(childOf(one(root, "header"), "div", "a"), "href"))
	links := diffEngineLinks(root)
	sides := twice(in, byMarks, func(sub *input) []article.Version {
		page := sub.parsed().root
		box := one(page, "div.diff")
		v := article.Version{URL: address, Title: textOf(one(page, "title")), Furniture: frameOf(page, box)}
		for _, p := range pieces(box, resolver(address.String()), nil, sub.quiet).all {
			v.Blocks = append(v.Blocks, p.Block)
		}
		titleFirst(&v)
		return []article.Version{v}
	})
	for i, link := range links {
		sides[i].When = textOf(link)
		sides[i].Captured = parseTime(textOf(link))
	}
	return sides
}
