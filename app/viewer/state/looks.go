package state

import "maps"

// Looked says in the reader's language what changed in the looks, or the links, of some changes, by their IDs. It comes
// before the changes themselves.
type Looked struct {
	Job   int
	Looks map[string]string
}

func (Looked) msg() {}

// LooksOf says what changed in the looks of a change; nothing if that is not what changed.
func (m Model) LooksOf(id string) string {
	if m.Result == nil {
		return ""
	}
	return m.Result.looks[id]
}

func (m Model) looked(msg Looked) Model {
	if msg.Job != m.Job || m.Result == nil {
		return m
	}
	result := *m.Result
	result.looks = maps.Clone(result.looks)
	if result.looks == nil {
		result.looks = map[string]string{}
	}
	maps.Copy(result.looks, msg.Looks)
	m.Result = &result
	return m
}
