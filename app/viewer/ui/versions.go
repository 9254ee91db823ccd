package ui

import (
	"fmt"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// shelf is the list of versions below the boxes, where there are more than two.
func (p *Page) shelf() goapp.UI {
	shelf := goapp.Elem("section").ID("shelf").Class("Versions").Aria("label", p.say("versions"))
	if p.model.Screen != state.Start || !p.model.Many() {
		return shelf.Hidden(true)
	}
	return shelf.Body(p.versions()...)
}

// strip leads from pair to pair above a comparison, where there are more than two versions, and opens their list.
func (p *Page) strip() goapp.UI {
	strip := goapp.Elem("nav").ID("strip").Class("Strip").Aria("label", p.say("versions"))
	if p.model.Screen != state.Comparing || !p.model.Many() {
		return strip.Hidden(true)
	}
	return strip.Body(
		p.push(state.PairStepped{By: -1}, glyph("‹"), leaf("span", "Strip-word", p.say("pair"))).ID("pair-previous").Title(p.say("pair-previous")).Aria("keyshortcuts", "["),
		box("ol", "Strip-versions", p.beads()...),
		p.push(state.PairStepped{By: 1}, leaf("span", "Strip-word", p.say("pair")), glyph("›")).ID("pair-next").Title(p.say("pair-next")).Aria("keyshortcuts", "]"),
		p.push(state.VersionsPressed{}, leaf("span", "Strip-word", p.count("versions-all", len(p.model.Versions)))).ID("all-versions").
			Aria("expanded", truth(p.model.ListsVersions())).Aria("controls", "versions"),
	)
}

// around is how many versions the strip shows on each side of the pair.
const around = 4

// beads are the versions near the pair. A press compares one with the version before it.
func (p *Page) beads() []goapp.UI {
	old, new := p.model.On(state.Old), p.model.On(state.New)
	var beads []goapp.UI
	for i := range p.model.Versions {
		last := i == len(p.model.Versions)-1
		if i > 0 && !last && min(distanceTo(i, old), distanceTo(i, new)) > around {
			if n := len(beads); n > 0 && i > 0 && min(distanceTo(i-1, old), distanceTo(i-1, new)) <= around || i == 1 {
				beads = append(beads, goapp.Elem("li").Class("Strip-gap").Aria("hidden", "true").Text("…"))
			}
			continue
		}
		beads = append(beads, p.bead(i, old, new))
	}
	return beads
}

func distanceTo(i, at int) int {
	if at < 0 {
		return 1 << 30
	}
	return max(i-at, at-i)
}

func (p *Page) bead(i, old, new int) goapp.UI {
	name, side := p.versionName(i), ""
	switch i {
	case old:
		side = "old"
		name = p.say("versions-as-older", name)
	case new:
		side = "new"
		name = p.say("versions-as-newer", name)
	}
	return box("li", "Strip-version",
		goapp.Button().Type("button").Class("Bead").DataSet("on", side).Title(name).Aria("label", name).Text(p.model.Words.Number(i+1)).
			OnClick(p.press(state.PairChosen{Index: max(i, 1)}), goapp.EventScope(i)),
	)
}

// panel is the list of versions on the comparison.
func (p *Page) panel() goapp.UI {
	panel := goapp.Elem("section").ID("versions").Class("Versions Versions--panel").Aria("label", p.say("versions"))
	if !p.model.ListsVersions() {
		return panel.Hidden(true)
	}
	if p.model.Sheet == state.VersionsSheet {
		panel = panel.Role("dialog").Aria("modal", "true")
	}
	return panel.Body(p.versions()...)
}

// versions is the list: each with a radio button for each side.
func (p *Page) versions() []goapp.UI {
	all := p.model.Versions
	from := p.model.Turn * state.VersionsAtOnce
	to := min(len(all), from+state.VersionsAtOnce)
	twins := p.model.Twins()
	return []goapp.UI{
		box("div", "Versions-head",
			box("h2", "Versions-name", goapp.Text(p.say("versions")+" "), leaf("span", "List-count", p.model.Words.Number(len(all)))),
			leaf("p", "Versions-hint", p.say("versions-hint")),
			goapp.If(len(all) > state.VersionsAtOnce, func() goapp.UI { return p.turns(from, to, len(all)) }),
			goapp.If(p.model.Screen == state.Comparing, func() goapp.UI {
				return p.button(p.say("close"), state.VersionsPressed{}).ID("close-versions").Class("Versions-close").Aria("label", p.say("versions-close"))
			}),
		),
		box("table", "Versions-table",
			box("thead", "", box("tr", "",
				leaf("th", "", p.say("column-number")), leaf("th", "", p.say("view-old")), leaf("th", "", p.say("view-new")),
				leaf("th", "", p.say("column-version")), leaf("th", "", p.say("column-captured")), leaf("th", "", p.say("column-words")),
				box("th", "", leaf("span", "Hidden", p.say("column-tools"))),
			)),
			box("tbody", "", each(len(all[from:to]), func(i int) goapp.UI { return p.version(from+i, twins[from+i]) })...),
		),
	}
}

func (p *Page) turns(from, to, all int) goapp.UI {
	return box("div", "Versions-turns",
		p.button("‹ "+p.say("versions-before"), state.VersionsTurned{By: -1}).ID("versions-before").Disabled(from == 0),
		leaf("span", "", p.say("versions-turn", from+1, to, all)),
		p.button(p.say("versions-after")+" ›", state.VersionsTurned{By: 1}).ID("versions-after").Disabled(to == all),
	)
}

// version is one row of the list.
func (p *Page) version(i, twin int) goapp.UI {
	e := p.model.Versions[i]
	said := []string{}
	for _, fact := range []string{e.Label, e.File} {
		if fact != "" && fact != p.named(e) {
			said = append(said, fact)
		}
	}
	if twin > 0 {
		said = append(said, p.say("versions-twin", twin))
	}
	class := "Version"
	if p.model.On(state.Old) == i || p.model.On(state.New) == i {
		class += " is-chosen"
	}
	return goapp.Elem("tr").Class(class).DataSet("number", i+1).Body(
		leaf("td", "Version-number", p.model.Words.Number(i+1)),
		goapp.Elem("td").Class("Version-side").DataSet("said", p.say("view-old")).Body(p.radio(i, state.Old, "old")),
		goapp.Elem("td").Class("Version-side").DataSet("said", p.say("view-new")).Body(p.radio(i, state.New, "new")),
		box("td", "Version-what",
			foreign("span", "Version-title", p.named(e)),
			foreign("span", "Version-facts", strings.Join(said, " · ")),
		),
		leaf("td", "Version-when", p.whenOf(i)),
		leaf("td", "Version-words", p.model.Words.Number(e.Words)),
		box("td", "Version-tools", p.versionTools(i)...),
	)
}

func (p *Page) radio(i int, side state.Side, name string) goapp.UI {
	group := "version-" + name
	if p.model.Screen == state.Comparing {
		group = "pair-" + name
	}
	return goapp.Input().Type("radio").Name(group).ID(fmt.Sprintf("%s-%d", group, i+1)).Class("Version-radio").
		Checked(p.model.On(side) == i).Aria("label", p.say(map[state.Side]string{state.Old: "versions-as-older", state.New: "versions-as-newer"}[side], p.versionName(i))).
		OnChange(p.press(state.VersionChosen{Side: side, Index: i}), goapp.EventScope(fmt.Sprint(name, i)))
}

func (p *Page) versionTools(i int) []goapp.UI {
	e := p.model.Versions[i]
	var tools []goapp.UI
	tool := func(label string, msg state.Msg) {
		tools = append(tools, p.button(label, msg).Class("Version-tool").Aria("label", p.say("labelled", label, p.versionName(i))))
	}
	if e.Captured.IsZero() && i > 0 {
		tool(p.say("version-earlier"), state.VersionMoved{Index: i, By: -1})
	}
	if e.Captured.IsZero() && i < len(p.model.Versions)-1 {
		tool(p.say("version-later"), state.VersionMoved{Index: i, By: 1})
	}
	if p.model.On(state.Old) != i && p.model.On(state.New) != i {
		tool(p.say("remove"), state.VersionRemoved{Index: i})
	}
	return tools
}

// whenOf says when a version was captured, and how long after the one before it.
func (p *Page) whenOf(i int) string {
	e := p.model.Versions[i]
	when := p.captured(e)
	switch {
	case when == "":
		return p.say("time-unknown")
	case i == 0 || e.Captured.IsZero() || p.model.Versions[i-1].Captured.IsZero():
		return when
	case e.Captured.Equal(p.model.Versions[i-1].Captured):
		return when + " (" + p.say("same-moment") + ")"
	}
	return when + " (" + Distance(p.model.Words, e.Captured.Sub(p.model.Versions[i-1].Captured)) + ")"
}

// versionName names a version by its number and what it is called.
func (p *Page) versionName(i int) string {
	e := p.model.Versions[i]
	name := e.Label
	if name == "" {
		name = p.named(e)
	}
	return p.say("version-numbered", i+1, name)
}

// orderSaid says why two files stand on their sides.
func (p *Page) orderSaid() string {
	old, new := p.model.Panes[state.Old].Entry, p.model.Panes[state.New].Entry
	if old == nil || new == nil {
		return ""
	}
	switch p.model.Order {
	case state.ByCapture:
		return p.say("order-by-capture", p.fileOf(*old), p.fileOf(*new))
	case state.SameMoment:
		return p.say("order-same-moment", p.fileOf(*old))
	case state.AsGiven:
		return p.say("order-as-given", p.fileOf(*old))
	}
	return ""
}

func (p *Page) fileOf(e state.Entry) string {
	if e.File != "" {
		return e.File
	}
	return p.named(e)
}
