package ui

import (
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/article"
	"github.com/stet-diff/stet/app/viewer/state"
)

// offers are the other ways in which the source of a version can be read, but for all the text. The id tells the two
// sides apart.
func (p *Page) offers(e state.Entry, id string) []goapp.UI {
	source := p.model.Source(e.Ref.Source)
	if source.ID == 0 {
		return nil
	}
	var offers []goapp.UI
	if len(source.Pages) > 1 {
		offers = append(offers, p.button(p.count("offer-pages", len(source.Pages)), state.ChooserAsked{Source: source.ID}).ID("pages-"+id))
	}
	switch {
	case source.Format == state.Marked:
		offers = append(offers, p.button(p.say("offer-one-version"), state.AsMarked{Source: source.ID}).ID("unmark-"+id))
	case source.Says("marks-states"):
		offers = append(offers, p.button(p.say("offer-two-states"), state.AsMarked{Source: source.ID, On: true}).ID("mark-"+id))
	}
	if n := len(source.Guesses); n > 0 {
		offers = append(offers, p.button(p.count("offer-boundaries", n), state.BoundariesPressed{Source: source.ID}).
			ID("boundaries-"+id).Aria("expanded", truth(p.model.Boundaries == source.ID)))
	}
	if source.Says("encoding-guessed") || source.Way.Charset != "" {
		offers = append(offers, p.charsets(source, id))
	}
	return offers
}

// wholeOffer turns between the article and all of the page.
func (p *Page) wholeOffer(e state.Entry, id string) []goapp.UI {
	source := p.model.Source(e.Ref.Source)
	switch {
	case source.Way.Whole:
		return []goapp.UI{p.button(p.say("offer-article"), state.WholeChosen{Source: source.ID}).ID("article-" + id)}
	case len(e.Outside) > 0:
		return []goapp.UI{p.button(p.say("offer-whole"), state.WholeChosen{Source: source.ID, On: true}).ID("whole-" + id)}
	}
	return nil
}

// leftOut says how much of a page stands outside its article, by reason; nothing if that is nothing.
func (p *Page) leftOut(e state.Entry) string {
	var parts []string
	all := 0
	for _, count := range e.Outside {
		all += count.Blocks
		parts = append(parts, p.reason(count.Reason, count.Blocks))
	}
	if all == 0 {
		return ""
	}
	return p.count("left-out", all, p.model.Words.Listed(parts))
}

// charsets is the list of encodings that a source can be read in.
func (p *Page) charsets(source state.Source, id string) goapp.UI {
	return box("label", "Offer-charset",
		goapp.Text(p.say("encoding")+" "),
		goapp.Select().ID("charset-"+id).Class("Button").OnChange(func(ctx goapp.Context, _ goapp.Event) {
			p.Send(state.CharsetChosen{Source: source.ID, Label: ctx.JSSrc().Get("value").String()})
		}, goapp.EventScope(source.ID)).Body(goapp.Range(charsetNames).Slice(func(i int) goapp.UI {
			c := charsetNames[i]
			return goapp.Option().Value(c.label).Text(p.charsetName(c.label, c.of, c.name)).Selected(source.Way.Charset == c.label)
		})),
	)
}

// charsetNames are the encodings in which old pages are written, by the labels of the web, with the key of who uses them.
var charsetNames = []struct{ label, of, name string }{
	{"", "", ""}, {"utf-8", "", "UTF-8"},
	{"windows-1250", "central", ""}, {"iso-8859-2", "central", "ISO 8859-2"},
	{"windows-1251", "cyrillic", ""}, {"koi8-r", "cyrillic", "KOI8-R"}, {"koi8-u", "cyrillic", "KOI8-U"}, {"iso-8859-5", "cyrillic", "ISO 8859-5"}, {"ibm866", "cyrillic", "IBM 866"},
	{"windows-1253", "greek", ""}, {"windows-1254", "turkish", ""}, {"windows-1255", "hebrew", ""}, {"windows-1256", "arabic", ""},
	{"windows-1257", "baltic", ""}, {"windows-1258", "vietnamese", ""}, {"windows-874", "thai", ""},
	{"iso-8859-15", "western", "ISO 8859-15"}, {"macintosh", "western", "Macintosh"},
	{"shift_jis", "japanese", "Shift_JIS"}, {"euc-jp", "japanese", "EUC-JP"}, {"iso-2022-jp", "japanese", "ISO-2022-JP"},
	{"gb18030", "chinese", "GB 18030"}, {"big5", "chinese", "Big5"}, {"euc-kr", "korean", "EUC-KR"},
	{"utf-16le", "", "UTF-16 LE"}, {"utf-16be", "", "UTF-16 BE"},
}

// charsetName is what an encoding is called in the list.
func (p *Page) charsetName(label, of, name string) string {
	if name == "" {
		name = label
	}
	switch {
	case label == "":
		return p.say("encoding-guess", "windows-1252")
	case of == "":
		return name
	}
	return p.say("labelled", p.say("encoding-"+of), name)
}

// readings are what should be known of how the two versions were read, each with the other ways.
func (p *Page) readings() []goapp.UI {
	var lines []goapp.UI
	var told string
	old := p.model.Panes[state.Old].Entry
	for side, id := range sideIDs {
		e := p.model.Panes[side].Entry
		if e == nil {
			continue
		}
		said := p.toldAll(loud(e.Notes))
		offers := p.offers(*e, id+"-head")
		if side == 1 && old != nil && old.Ref.Source == e.Ref.Source && said == told || said == "" && len(offers) == 0 {
			continue // nothing, or the same of one source with both
		}
		told = said
		lines = append(lines, goapp.Elem("p").Class("Head-note Reading").DataSet("side", id).Body(
			goapp.Text(p.say(sides[side], said)+" "), box("span", "Offers", offers...)))
	}
	return lines
}

// toldAll are notes in the reader's language, one after the other.
func (p *Page) toldAll(notes []article.Note) string {
	var told []string
	for _, note := range notes {
		told = append(told, p.told(note))
	}
	return strings.Join(told, " ")
}

// sides are the messages that put a note behind the name of a side, and sideIDs what ids call the sides.
var sides, sideIDs = [2]string{"older-noted", "newer-noted"}, [2]string{"old", "new"}
