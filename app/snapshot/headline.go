package snapshot

import (
	"strings"

	"github.com/stet-diff/stet/app/article"
	"golang.org/x/net/html"
)

// headline finds the blocks of the title, the standfirst and the byline, before or at the start of the article.
func headline(all []*placed, s stretch, v *article.Version) {
	at := titleAt(all, s, v)
	if at < 0 {
		return
	}
	title := all[at]
	title.Role, title.Level, title.Vote = article.Title, 0, true
	descriptions := described(v.Meta)
	for i := at + 1; i < len(all) && i <= max(s.first, at+3); i++ {
		p := all[i]
		if p.hidden || p.Frame || len(p.Text) > 1000 {
			continue
		}
		switch short := p.Role == article.Para || p.Role == article.Heading || p.Role == article.Item; {
		case short && words(p.Text) >= 4 && (standing(classes(p.at)) || p.parent != s.main && describes(p.Text, descriptions)):
			p.Role, p.Level, p.Vote = article.Standfirst, 0, true
		case short && i < s.first && isByline(p, v.Meta):
			p.Role, p.Level, p.Vote = article.Byline, 0, true
		}
	}
	for i := range all {
		// The headline said again is no part of the text.
		if p := all[i]; i != at && i <= s.first && p.Role == article.Heading && folded(p.Text) == folded(title.Text) {
			p.Vote = false
		}
	}
}

// titleAt finds the title: the last heading that says what the page calls itself, else another text that does, else the
// last h1 before the text.
func titleAt(all []*placed, s stretch, v *article.Version) int {
	names := map[string]bool{}
	for _, f := range v.Meta {
		for _, c := range f.Claims {
			if f.Name != "title" {
				continue
			}
			names[folded(c.Value)] = true
			for _, sign := range separators {
				before, behind, ok := strings.Cut(c.Value, sign)
				for _, part := range []string{before, behind} {
					if ok && words(part) >= 2 {
						names[folded(part)] = true
					}
				}
			}
		}
	}
	named, first, plain := -1, -1, -1
	for i, p := range all[:min(s.first+1, len(all))] {
		if p.hidden {
			continue
		}
		if p.Role != article.Heading {
			if p.Role == article.Para && !p.Frame && words(p.Text) >= 3 && len(p.Text) <= 500 && names[folded(p.Text)] {
				plain = i
			}
			continue
		}
		if names[folded(p.Text)] {
			named = i
		}
		if p.Level == 1 && p.Linked <= 60 {
			first = i
		}
	}
	for i := s.first + 1; i < len(all) && named < 0 && plain < 0 && first < 0; i++ {
		if p := all[i]; p.Role == article.Heading && p.Level <= 2 && !p.hidden && !p.Frame && names[folded(p.Text)] {
			named = i // a stray sentence stands before it
		}
	}
	at := first
	for _, better := range []int{plain, named} {
		if better >= 0 {
			at = better
		}
	}
	if at >= 0 {
		claimTitle(v, all[at].Text)
	}
	return at
}

// claimTitle puts the headline that stands over the text among the claims: behind that of JSON-LD, before the others.
func claimTitle(v *article.Version, text string) {
	mine := article.Claim{Value: text, Source: "headline"}
	v.Title = text
	for i := range v.Meta {
		f := &v.Meta[i]
		if f.Name != "title" {
			continue
		}
		at := 0
		if f.Claims[0].Source == "JSON-LD headline" {
			at = 1
			v.Title = f.Claims[0].Value
		}
		for _, c := range f.Claims {
			f.Differs = f.Differs || !agree(c.Value, text)
		}
		f.Claims = append(f.Claims[:at:at], append([]article.Claim{mine}, f.Claims[at:]...)...)
		return
	}
	v.Meta = append(article.Meta{{Name: "title", Claims: []article.Claim{mine}}}, v.Meta...)
}

// described returns what the page gives as its description, folded; what is cut there has no end.
func described(m article.Meta) (all []string) {
	for _, f := range m {
		for _, c := range f.Claims {
			if f.Name == "standfirst" {
				all = append(all, strings.TrimRight(folded(c.Value), "…"))
			}
		}
	}
	return all
}

// describes says whether a text is what the page gives as its description, or that begins with it.
func describes(text string, descriptions []string) bool {
	text = folded(text)
	for _, d := range descriptions {
		if text == d || len(d) >= 80 && strings.HasPrefix(text, strings.TrimRight(d, ". ")) {
			return true
		}
	}
	return false
}

// aboutAuthor takes back votes for the last paragraphs if they begin with the name of an author: they introduce them.
func aboutAuthor(all []*placed, s stretch, m article.Meta) {
	var names []string
	for _, f := range m {
		for _, c := range f.Claims {
			if name := strings.TrimPrefix(folded(c.Value), "by "); f.Name == "byline" && words(name) >= 2 && words(name) <= 4 {
				names = append(names, name+" ")
			}
		}
	}
	for i := s.last; i > max(s.first, s.last-6) && len(names) > 0; i-- {
		p := all[i]
		if !p.Vote || p.Role != article.Para || len(p.Text) > 1000 {
			continue
		}
		text := folded(p.Text)
		for _, name := range names {
			if strings.HasPrefix(text, name) {
				p.Vote, p.Reason = false, article.AboutAuthor
			}
		}
	}
}

// isByline says whether a piece before the text names its authors.
func isByline(p *placed, m article.Meta) bool {
	if words(p.Text) > 15 || noiseOf(p) != "" {
		return false
	}
	names := strings.ToLower(classes(p.at))
	if strings.Contains(names, "byline") || strings.Contains(names, "author") {
		return true
	}
	text := folded(p.Text)
	author := folded(m.Get("byline"))
	return strings.HasPrefix(text, "by ") && words(p.Text) > 1 || author != "" && (text == author || text == "by "+author)
}

func standing(class string) bool {
	for _, word := range []string{"standfirst", "subtitle", "subheadline", "sub-headline", "subhead", "dek", "deck"} {
		if strings.Contains(class, word) {
			return true
		}
	}
	return false
}

// ahead votes for what stands between the headline and the first sentence: pictures and their captions, and the
// heading right over it.
func ahead(all []*placed, core *html.Node, s stretch) {
	for i := s.first - 1; i >= max(0, s.first-8); i-- {
		p := all[i]
		if p.hidden || p.Frame || core != nil && !inside(p.parent, core) {
			continue
		}
		switch p.Role {
		case article.Image, article.Caption:
			p.Vote = p.Reason == ""
		case article.Heading:
			p.Vote = p.Level > 1 && p.Reason == "" && i == s.first-1
		}
	}
}
