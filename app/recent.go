package app

import (
	"encoding/json"

	"github.com/stet-diff/stet/app/viewer/browser"
	"github.com/stet-diff/stet/app/viewer/state"
)

// recent carries out the effects about recent comparisons.
func (d *desk) recent(effect state.Effect) {
	switch e := effect.(type) {
	case state.ListRecent:
		browser.RecentList(d.listRecent)
	case state.KeepRecent:
		d.keepRecent(e)
	case state.OpenRecent:
		browser.RecentOpen(e.ID, d.openRecent)
	case state.ForgetRecent:
		browser.RecentForget(e.ID, d.listRecent)
	case state.EraseRecent:
		browser.RecentErase(d.listRecent)
	}
}

// listRecent takes the list of what is kept.
func (d *desk) listRecent(list string, err error) {
	var kept []state.Kept
	if err == nil {
		err = json.Unmarshal([]byte(list), &kept)
	}
	if err != nil {
		d.send(state.RecentRefused{Reason: err.Error()})
		return
	}
	d.send(state.RecentListed{Kept: kept})
}

func (d *desk) keepRecent(e state.KeepRecent) {
	text, err := json.Marshal(struct {
		ID, Title, Old, New string
		Sources             []int
		State               state.Saved
	}{e.Kept.ID, e.Kept.Title, e.Kept.Old, e.Kept.New, e.Sources, e.State})
	if err != nil {
		panic("a comparison that is no JSON: " + err.Error())
	}
	browser.RecentKeep(string(text), d.listRecent)
}

// openRecent takes a kept comparison, whose sources have new numbers.
func (d *desk) openRecent(text string, err error) {
	var opened struct {
		State state.Saved
		IDs   map[int]int
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), &opened)
	}
	if err != nil {
		d.send(state.RecentRefused{Reason: err.Error()})
		return
	}
	for _, source := range browser.Held() {
		d.names[source.ID] = source.Name
	}
	saved := opened.State
	for i := range saved.Versions {
		saved.Versions[i].Source = opened.IDs[saved.Versions[i].Source]
	}
	for _, ref := range saved.Sides {
		if ref != nil {
			ref.Source = opened.IDs[ref.Source]
		}
	}
	for i := range saved.Ways {
		saved.Ways[i].Source = opened.IDs[saved.Ways[i].Source]
	}
	d.send(state.RecentOpened{Saved: saved})
}
