package state

type (
	// EditPressed asks for the text of the version on a side, to be edited in its box.
	EditPressed struct{ Side Side }
	// TextFetched brings it.
	TextFetched struct {
		Side Side
		Ref  Ref
		Text string
	}
	// TextRefused says why it does not come.
	TextRefused struct {
		Side   Side
		Notice Notice
	}
)

func (EditPressed) msg() {}
func (TextFetched) msg() {}
func (TextRefused) msg() {}

type (
	// FetchText asks the engine for the text of a version.
	FetchText struct {
		Side Side
		Ref  Ref
	}
	// FillBox puts a text into a side's box.
	FillBox struct {
		Side Side
		Text string
	}
)

func (FetchText) effect() {}
func (FillBox) effect()   {}

// edit answers the messages about editing a version as text. The version stays on its side until its text is there.
func (m Model) edit(msg Msg) (Model, []Effect) {
	switch msg := msg.(type) {
	case EditPressed:
		if e := m.Panes[msg.Side].Entry; e != nil {
			return m, []Effect{FetchText{msg.Side, e.Ref}}
		}
	case TextFetched:
		if e := m.Panes[msg.Side].Entry; e != nil && e.Ref == msg.Ref && !m.Panes[msg.Side].Boxed {
			m, _ = m.remove(msg.Side)
			m.Panes[msg.Side].Typed = true
			return m, []Effect{FillBox{msg.Side, msg.Text}, Focus{boxID(msg.Side)}}
		}
	case TextRefused:
		m.Panes[msg.Side].Notice = &msg.Notice
		return m, []Effect{Announce{msg.Notice.What}}
	}
	return m, nil
}
