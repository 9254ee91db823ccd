package state

import "slices"

// printFile stands in Model.awaited for the print, beside the formats of Files.
const printFile = "print"

// comparing reports whether a comparison is being made. What is only read leaves the one on the page as it is.
func (m Model) comparing() bool { return m.Busy.Working() && len(m.batches) == 0 }

// whole reports whether the comparison on the page is there with all its words, and no other is being made.
func (m Model) whole() bool { return m.Result != nil && !m.Result.Partial && !m.comparing() }

// save asks for the comparison as a file, or for the print. While the comparison is still being made, the file follows
// when it is there.
func (m Model) save(format string) (Model, []Effect) {
	switch {
	case m.Result == nil:
		return m, nil
	case m.whole():
		return m, []Effect{saving(format)}
	case !slices.Contains(m.awaited, format):
		m.awaited = append(slices.Clip(m.awaited), format)
	}
	return m, []Effect{Announce{m.Words.Say("save-later")}}
}

func saving(format string) Effect {
	if format == printFile {
		return Print{}
	}
	return Save{format}
}

// AwaitsFiles reports whether files will be written once the comparison is there.
func (m Model) AwaitsFiles() bool { return len(m.awaited) > 0 }

// release asks for what was wanted of the comparison while it was being made: files, the print,
// the link.
func (m Model) release() (Model, []Effect) {
	if !m.whole() {
		return m, nil
	}
	var effects []Effect
	for _, format := range m.awaited {
		effects = append(effects, saving(format))
	}
	m.awaited = nil
	if m.Share.Open && !m.Share.asked {
		m.Share.asked = true
		effects = append(effects, MakeLink{})
	}
	return m, effects
}

// dropped gives up the files of a comparison that did not come. An open panel gets the link of the one that stands.
func (m Model) dropped() (Model, []Effect) {
	m.awaited = nil
	m.Share.asked = m.Share.Made
	if m.Screen != Comparing || m.Result == nil {
		m.Share = Share{}
	}
	return m.release()
}
