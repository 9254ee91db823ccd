package ui

import (
	"slices"
	"strings"

	goapp "github.com/maxence-charriere/go-app/v10/pkg/app"

	"github.com/stet-diff/stet/app/viewer/state"
)

// taking are switches for what was left out of both versions: all that was for one reason becomes a part of the articles,
// and is left out again. Single paragraphs are taken where they are shown, and left out again here.
func (p *Page) taking(r state.Result) []goapp.UI {
	var all []goapp.UI
	for _, reason := range state.Reasons {
		on := p.model.TakesIn(reason)
		if on || hasLeft(r.Old, reason) || hasLeft(r.New, reason) {
			all = append(all, p.check("take-"+dashed(reason), strings.TrimSpace(p.reason(reason, "")), on, state.ReasonTaken{Reason: reason}))
		}
	}
	if len(p.model.Taken.Pieces) > 0 {
		all = append(all, p.button(p.say("tray-leave"), state.PiecesLeft{}).ID("tray-leave"))
	}
	return p.switches("Tray-quiet Tray-take", "tray-take", all)
}

// reason says why so many paragraphs were left out.
func (p *Page) reason(reason string, number any) string {
	return p.say("reason-"+dashed(reason), number)
}

// dashed is a reason as keys and ids have it.
func dashed(reason string) string { return strings.ReplaceAll(reason, " ", "-") }

func hasLeft(e state.Entry, reason string) bool {
	return slices.ContainsFunc(e.Outside, func(left state.Left) bool { return left.Reason == reason })
}
